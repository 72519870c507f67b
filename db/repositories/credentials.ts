import { eq } from "drizzle-orm";
import { credentials, people } from "../schema";
import type { Reader, Tx } from "../store";

/** The active person with this (lower-case) e-mail address and the stored hash, null where no password was set yet. */
export async function credentialByEmail(r: Reader, email: string) {
  const [row] = await r
    .select({ personId: people.id, active: people.active, passwordHash: credentials.passwordHash })
    .from(people)
    .leftJoin(credentials, eq(credentials.personId, people.id))
    .where(eq(people.email, email));
  return row;
}

/** Sets or replaces a person's password hash. */
export async function savePassword(
  t: Tx,
  { personId, passwordHash, changedAt }: typeof credentials.$inferInsert,
): Promise<void> {
  await t
    .insert(credentials)
    .values({ personId, passwordHash, changedAt })
    .onConflictDoUpdate({ target: credentials.personId, set: { passwordHash, changedAt } });
}

/** The stored hash of a person's password and since when it is; undefined where none was set. */
export async function credentialOf(r: Reader, personId: string) {
  const [row] = await r.select().from(credentials).where(eq(credentials.personId, personId));
  return row;
}
