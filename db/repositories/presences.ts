import { and, asc, eq, gte, inArray, lt, type SQL } from "drizzle-orm";
import { chunks } from "../chunks";
import { people, presences } from "../schema";
import type { Discipline } from "../schema/values";
import type { Reader, Tx } from "../store";

export type PresenceRow = typeof presences.$inferSelect;

/** One stream of a person on a board; `taskId` is the task open beside it, if any. */
export type Present = {
  topic: string;
  personId: string;
  name: string;
  nameEn: string;
  discipline: Discipline | null;
  taskId: string | null;
};

/** Notes that a stream looks at a board. */
export async function insertPresence(t: Tx, row: PresenceRow): Promise<void> {
  await t.insert(presences).values(row);
}

/** Notes which task a person's stream has open; the board's topic, or undefined when the person has no such stream. */
export async function savePresentTask(
  t: Tx,
  {
    streamId,
    personId,
    taskId,
    now,
  }: { streamId: string; personId: string; taskId: string | null; now: Date },
): Promise<string | undefined> {
  const [row] = await t
    .update(presences)
    .set({ taskId, seenAt: now })
    .where(and(eq(presences.streamId, streamId), eq(presences.personId, personId)))
    .returning({ topic: presences.topic });
  return row?.topic;
}

/** Keeps these streams present as of `now`. */
export async function renewPresences(
  t: Tx,
  { streamIds, now }: { streamIds: readonly string[]; now: Date },
): Promise<void> {
  for (const chunk of chunks(streamIds, 500))
    await t.update(presences).set({ seenAt: now }).where(inArray(presences.streamId, chunk));
}

/** Removes these streams; the topics they looked at. */
export async function deletePresences(t: Tx, streamIds: readonly string[]): Promise<string[]> {
  const topics: string[] = [];
  for (const chunk of chunks(streamIds, 500))
    topics.push(...(await removed(t, inArray(presences.streamId, chunk))));
  return [...new Set(topics)];
}

/** Removes streams that nobody renewed since `before`, as those of a process that ended; the topics they looked at. */
export async function deleteLostPresences(t: Tx, before: Date): Promise<string[]> {
  return [...new Set(await removed(t, lt(presences.seenAt, before)))];
}

async function removed(t: Tx, condition: SQL): Promise<string[]> {
  const rows = await t.delete(presences).where(condition).returning({ topic: presences.topic });
  return rows.map(({ topic }) => topic);
}

/** Who looks at these topics, renewed since `since`, by name; one row a stream. */
export async function presentOn(
  r: Reader,
  { topics, since }: { topics: readonly string[]; since: Date },
): Promise<Present[]> {
  if (topics.length === 0) return [];
  return r
    .select({
      topic: presences.topic,
      personId: presences.personId,
      name: people.name,
      nameEn: people.nameEn,
      discipline: people.discipline,
      taskId: presences.taskId,
    })
    .from(presences)
    .innerJoin(people, eq(people.id, presences.personId))
    .where(and(inArray(presences.topic, [...topics]), gte(presences.seenAt, since)))
    .orderBy(asc(people.nameEn), asc(presences.streamId));
}
