import { hash, verify } from "@node-rs/argon2";
import { normalPassword, type PasswordProblem, passwordProblem } from "~/domain/identity";

/** OWASP's first recommendation for Argon2id: 19 MiB, two passes, one lane. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const hashPassword = (password: string): Promise<string> => hash(normalPassword(password), parameters);

let decoy: Promise<string> | undefined;

/**
 * True when `password` matches `stored`. With nothing stored it does the same work and answers false, so that the time taken
 * says nothing about whether the account exists.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword("no account has this password");
  const matches = await verify(stored ?? (await decoy), normalPassword(password));
  return stored !== null && matches;
}

let common: Promise<ReadonlySet<string>> | undefined;

async function commonPasswords(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import("@zxcvbn-ts/language-common");
  return new Set(dictionary["passwords-common"].map(String));
}

/** Why this password may not be chosen, or null; `personal` is what anyone knows of the person. */
export async function problemOfPassword(
  password: string,
  personal: readonly string[],
): Promise<PasswordProblem | null> {
  common ??= commonPasswords();
  const known = await common;
  return passwordProblem(password, { isCommon: (text) => known.has(text), personal });
}
