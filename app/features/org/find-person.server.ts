import { peopleByReference } from "#db/repositories/people";
import type { Reader } from "#db/store";
import { AppError } from "~/domain/errors";
import { reference } from "./person-text";

/**
 * The id of the person that was picked or typed in a person field: by employee number, e-mail address or full name; null for
 * an empty field. Throws `invalid` at `field` when nobody or more than one person is meant.
 */
export async function findPerson(
  r: Reader,
  { text, field }: { text: string | undefined; field: string },
): Promise<string | null> {
  const wanted = reference(text ?? "");
  if (wanted === "") return null;
  const found = await peopleByReference(r, wanted);
  if (found.length === 0)
    throw new AppError("invalid", { reason: "person_unknown", params: { text: wanted }, field });
  if (found.length > 1)
    throw new AppError("invalid", { reason: "person_ambiguous", params: { text: wanted }, field });
  return found[0]!.id;
}
