import { and, eq, gt, inArray, lte, sql } from "drizzle-orm";
import { chunks } from "../chunks";
import { people, sessions } from "../schema";
import type { Reader, Tx } from "../store";

export type StoredSession = typeof sessions.$inferSelect;

/**
 * The session with this hashed id and the person it belongs to; undefined when either is gone, the person is disabled, or `now`
 * is past the idle or the absolute end.
 */
export async function sessionWithPerson(r: Reader, { id, now }: { id: string; now: Date }) {
  const [row] = await r
    .select({ session: sessions, person: people })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .where(
      and(
        eq(sessions.id, id),
        eq(people.active, true),
        gt(sessions.expiresAt, now),
        gt(sessions.absoluteExpiresAt, now),
      ),
    );
  return row;
}

/** Of these sessions, the ids of those that are neither over at `now` nor of a disabled person. */
export async function liveSessionIds(
  r: Reader,
  { ids, now }: { ids: readonly string[]; now: Date },
): Promise<Set<string>> {
  const live = new Set<string>();
  for (const chunk of chunks(ids, 500)) {
    const rows = await r
      .select({ id: sessions.id })
      .from(sessions)
      .innerJoin(people, eq(people.id, sessions.personId))
      .where(
        and(
          inArray(sessions.id, chunk),
          eq(people.active, true),
          gt(sessions.expiresAt, now),
          gt(sessions.absoluteExpiresAt, now),
        ),
      );
    for (const { id } of rows) live.add(id);
  }
  return live;
}

/** Live sessions of a person, the latest used first. */
export function sessionsOf(
  r: Reader,
  { personId, now }: { personId: string; now: Date },
): Promise<StoredSession[]> {
  return r
    .select()
    .from(sessions)
    .where(and(eq(sessions.personId, personId), gt(sessions.expiresAt, now)))
    .orderBy(sql`${sessions.lastSeenAt} desc`);
}

export async function insertSession(t: Tx, session: StoredSession): Promise<void> {
  await t.insert(sessions).values(session);
}

/** Notes that a session was used and until when it may stay idle. */
export async function touchSession(
  t: Tx,
  { id, lastSeenAt, expiresAt }: Pick<StoredSession, "id" | "lastSeenAt" | "expiresAt">,
) {
  await t.update(sessions).set({ lastSeenAt, expiresAt }).where(eq(sessions.id, id));
}

/** Ends one session of a person; false when there was none. */
export async function deleteSession(
  t: Tx,
  { id, personId }: { id: string; personId: string },
): Promise<boolean> {
  const gone = await t
    .delete(sessions)
    .where(and(eq(sessions.id, id), eq(sessions.personId, personId)))
    .returning({ id: sessions.id });
  return gone.length === 1;
}

/** Ends every session of a person, but for `except`; returns how many. */
export async function deleteSessionsOf(
  t: Tx,
  { personId, except = "" }: { personId: string; except?: string },
): Promise<number> {
  const gone = await t
    .delete(sessions)
    .where(and(eq(sessions.personId, personId), sql`${sessions.id} <> ${except}`))
    .returning({ id: sessions.id });
  return gone.length;
}

/** Removes what expired before `now`. */
export async function deleteExpiredSessions(t: Tx, now: Date): Promise<void> {
  await t.delete(sessions).where(lte(sessions.expiresAt, now));
}

/** Ends every session of these people. */
export async function deleteSessionsOfMany(t: Tx, personIds: readonly string[]): Promise<void> {
  for (const chunk of chunks(personIds, 500))
    await t.delete(sessions).where(inArray(sessions.personId, chunk));
}
