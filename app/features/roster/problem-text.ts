import type { RosterProblem } from "~/domain/org/roster";
import { isMessageKey, type MessageValues, type T } from "~/platform/i18n";

/** The sentence for what is wrong; problems of a seat that a form knows too share its words. */
export function problemText(t: T, { reason, params }: RosterProblem): string {
  for (const key of [`roster.problem.${reason}`, `error.${reason}`]) {
    if (isMessageKey(key)) return t(key, params as MessageValues);
  }
  return t("error.invalid");
}
