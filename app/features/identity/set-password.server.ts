import { savePassword } from "#db/repositories/credentials";
import type { Person } from "#db/repositories/people";
import type { Tx } from "#db/store";
import { AppError } from "~/domain/errors";
import { shortestPassword } from "~/domain/identity";
import { hashPassword, problemOfPassword } from "~/platform/passwords.server";

type Known = Pick<Person, "email" | "employeeNo" | "name" | "nameEn">;

/** Throws `invalid` at the field when the password may not be chosen; returns its hash otherwise. Slow on purpose: call it outside of a transaction. */
export async function hashOfNewPassword(
  password: string,
  { email, employeeNo, name, nameEn }: Known,
): Promise<string> {
  const personal = [email, email.split("@")[0]!, employeeNo, name, nameEn, nameEn.replaceAll(" ", "")];
  const problem = await problemOfPassword(password, personal);
  if (problem) {
    throw new AppError("invalid", {
      reason: problem,
      params: { minimum: shortestPassword },
      field: "newPassword",
    });
  }
  return hashPassword(password);
}

export const storePassword = (t: Tx, personId: string, passwordHash: string, now: Date): Promise<void> =>
  savePassword(t, { personId, passwordHash, changedAt: now });
