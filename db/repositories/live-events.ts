import { desc, eq, gte, lt, sql } from "drizzle-orm";
import { chunks } from "../chunks";
import { dialect } from "../dialect";
import { liveChannel } from "../listen";
import { liveEvents, people } from "../schema";
import type { Reader, Tx } from "../store";

export type LiveEventRow = typeof liveEvents.$inferSelect;
export type NamedLiveEvent = LiveEventRow & { actorName: string | null; actorNameEn: string | null };

/**
 * Puts events into the outbox, in the transaction of the change they tell of. On PostgreSQL the commit wakes every process
 * that listens, with the earliest instant to look at in milliseconds.
 */
export async function insertLiveEvents(t: Tx, rows: readonly LiveEventRow[]): Promise<void> {
  if (rows.length === 0) return;
  for (const chunk of chunks(rows, 500)) await t.insert(liveEvents).values(chunk);
  if (dialect === "sqlite") return;
  const earliest = Math.min(...rows.map(({ at }) => at.getTime()));
  await t.rows(sql`select pg_notify(${liveChannel}, ${String(earliest)})`);
}

/** Committed events at or after `since` with the names of whoever caused them, the oldest first; the latest `limit` of them. */
export async function liveEventsSince(
  r: Reader,
  { since, limit }: { since: Date; limit: number },
): Promise<NamedLiveEvent[]> {
  const rows = await r
    .select({
      id: liveEvents.id,
      at: liveEvents.at,
      topic: liveEvents.topic,
      subjectType: liveEvents.subjectType,
      subjectId: liveEvents.subjectId,
      version: liveEvents.version,
      actorId: liveEvents.actorId,
      actorName: people.name,
      actorNameEn: people.nameEn,
    })
    .from(liveEvents)
    .leftJoin(people, eq(people.id, liveEvents.actorId))
    .where(gte(liveEvents.at, since))
    .orderBy(desc(liveEvents.at), desc(liveEvents.id))
    .limit(limit);
  return rows.reverse();
}

/** Forgets events before `before`; every stream has been told of them. */
export async function deleteLiveEvents(t: Tx, before: Date): Promise<void> {
  await t.delete(liveEvents).where(lt(liveEvents.at, before));
}
