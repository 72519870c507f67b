import { hash, verify } from "@node-rs/argon2";

/** OWASP's first recommendation for Argon2id: 19 MiB, two passes, one lane. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const hashPassword = (password: string): Promise<string> => hash(password.normalize("NFKC"), parameters);

let decoy: Promise<string> | undefined;

/**
 * True when `password` matches `stored`. With nothing stored it does the same work and answers false, so that the time taken
 * says nothing about whether the account exists.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword("no account has this password");
  const matches = await verify(stored ?? (await decoy), password.normalize("NFKC"));
  return stored !== null && matches;
}
