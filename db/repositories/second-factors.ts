import { and, eq, gt, isNotNull, isNull, lt, lte, sql } from "drizzle-orm";
import { people, secondFactors, signInChallenges } from "../schema";
import type { Reader, Tx } from "../store";

export type SecondFactor = typeof secondFactors.$inferSelect;

/** A person's second factor, confirmed or being set up; undefined when there is none. */
export async function secondFactorOf(r: Reader, personId: string): Promise<SecondFactor | undefined> {
  const [row] = await r.select().from(secondFactors).where(eq(secondFactors.personId, personId));
  return row;
}

/** Begins to set a second factor up, or begins again; false when a confirmed one stands. */
export async function beginSecondFactor(
  t: Tx,
  { personId, secret }: { personId: string; secret: string },
): Promise<boolean> {
  const rows = await t
    .insert(secondFactors)
    .values({ personId, secret, recoveryHashes: [] })
    .onConflictDoUpdate({
      target: secondFactors.personId,
      set: { secret, lastStep: 0 },
      setWhere: isNull(secondFactors.confirmedAt),
    })
    .returning({ personId: secondFactors.personId });
  return rows.length === 1;
}

export async function confirmSecondFactor(
  t: Tx,
  {
    personId,
    now,
    step,
    recoveryHashes,
  }: { personId: string; now: Date; step: number; recoveryHashes: string[] },
): Promise<void> {
  await t
    .update(secondFactors)
    .set({ confirmedAt: now, lastStep: step, recoveryHashes })
    .where(eq(secondFactors.personId, personId));
}

/** Takes the time step of a code; false when it, or a later one, was taken before: a code is good for one use. */
export async function takeStep(
  t: Tx,
  { personId, step }: { personId: string; step: number },
): Promise<boolean> {
  const rows = await t
    .update(secondFactors)
    .set({ lastStep: step })
    .where(
      and(
        eq(secondFactors.personId, personId),
        isNotNull(secondFactors.confirmedAt),
        lt(secondFactors.lastStep, step),
      ),
    )
    .returning({ personId: secondFactors.personId });
  return rows.length === 1;
}

/** Uses a recovery code up and returns how many are left; false when it is not one of the person's. The row is locked by the first update. */
export async function takeRecoveryCode(
  t: Tx,
  { personId, hash }: { personId: string; hash: string },
): Promise<number | false> {
  const [row] = await t
    .update(secondFactors)
    .set({ lastStep: sql`${secondFactors.lastStep}` })
    .where(and(eq(secondFactors.personId, personId), isNotNull(secondFactors.confirmedAt)))
    .returning({ hashes: secondFactors.recoveryHashes });
  if (!row?.hashes.includes(hash)) return false;
  const left = row.hashes.filter((other) => other !== hash);
  await t.update(secondFactors).set({ recoveryHashes: left }).where(eq(secondFactors.personId, personId));
  return left.length;
}

/** Removes a person's second factor; false when there was none. */
export async function deleteSecondFactor(t: Tx, personId: string): Promise<boolean> {
  const rows = await t
    .delete(secondFactors)
    .where(eq(secondFactors.personId, personId))
    .returning({ personId: secondFactors.personId });
  return rows.length === 1;
}

export type Challenge = typeof signInChallenges.$inferSelect;

export async function insertChallenge(t: Tx, challenge: typeof signInChallenges.$inferInsert): Promise<void> {
  await t.insert(signInChallenges).values(challenge);
}

/** The unexpired challenge with this hash, with its active person; undefined when there is none. */
export async function challengeByHash(r: Reader, { tokenHash, now }: { tokenHash: string; now: Date }) {
  const [row] = await r
    .select({ challenge: signInChallenges, email: people.email })
    .from(signInChallenges)
    .innerJoin(people, eq(people.id, signInChallenges.personId))
    .where(
      and(
        eq(signInChallenges.tokenHash, tokenHash),
        gt(signInChallenges.expiresAt, now),
        eq(people.active, true),
      ),
    );
  return row;
}

/** Counts a try of a code; how many there were, this one included. */
export async function countCodeTry(t: Tx, tokenHash: string): Promise<number> {
  const [row] = await t
    .update(signInChallenges)
    .set({ failures: sql`${signInChallenges.failures} + 1` })
    .where(eq(signInChallenges.tokenHash, tokenHash))
    .returning({ failures: signInChallenges.failures });
  return row?.failures ?? Number.MAX_SAFE_INTEGER;
}

/** Ends a challenge; false when it was ended before. */
export async function deleteChallenge(t: Tx, tokenHash: string): Promise<boolean> {
  const rows = await t
    .delete(signInChallenges)
    .where(eq(signInChallenges.tokenHash, tokenHash))
    .returning({ tokenHash: signInChallenges.tokenHash });
  return rows.length === 1;
}

/** Removes what expired before `now`. */
export async function deleteExpiredChallenges(t: Tx, now: Date): Promise<void> {
  await t.delete(signInChallenges).where(lte(signInChallenges.expiresAt, now));
}
