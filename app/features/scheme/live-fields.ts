import { type SchemeFields, schemeFields, startingRules } from "~/domain/scheme";

const lists = ["gradeName", "gradeFrom", "tradeoffA", "tradeoffB", "tradeoffSeverity", "curves"] as const;
const isList = (name: string): name is (typeof lists)[number] => (lists as readonly string[]).includes(name);

/** What stands in the form right now, sent or not. */
export function liveFields(form: HTMLFormElement): SchemeFields {
  const data = new FormData(form);
  const names = Object.keys(schemeFields(startingRules));
  return Object.fromEntries(
    names.map((name) => [name, isList(name) ? data.getAll(name).map(String) : String(data.get(name) ?? "")]),
  ) as SchemeFields;
}
