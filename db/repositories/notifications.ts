import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lte, type SQL, sql } from "drizzle-orm";
import { chunks } from "../chunks";
import { notifications, people, squads, tasks } from "../schema";
import { byteOrder, countAll } from "../sql";
import type { Reader, Tx } from "../store";

export type NotificationRow = typeof notifications.$inferSelect;

/** Stores what people are told, in the transaction of what they are told about. */
export async function insertNotifications(
  t: Tx,
  rows: readonly (typeof notifications.$inferInsert)[],
): Promise<void> {
  for (const some of chunks(rows, 500)) await t.insert(notifications).values(some);
}

const shown = (personId: string) => and(eq(notifications.personId, personId), eq(notifications.inApp, true));
const unread = (personId: string) => and(shown(personId), isNull(notifications.readAt));

/** Where the task is now; a task may have moved to another squad since its people were told. */
const squadNow = sql<string | null>`coalesce(${tasks.squadId}, ${notifications.squadId})`;

const told = {
  id: notifications.id,
  kind: notifications.kind,
  at: notifications.at,
  readAt: notifications.readAt,
  subjectType: notifications.subjectType,
  subjectId: notifications.subjectId,
  data: notifications.data,
  squadId: squadNow,
  actor: { name: people.name, nameEn: people.nameEn },
  squad: { name: squads.name, nameEn: squads.nameEn },
  task: { key: tasks.key, title: tasks.title },
};

const toldFrom = (r: Reader) =>
  r
    .select(told)
    .from(notifications)
    .leftJoin(people, eq(people.id, notifications.actorId))
    .leftJoin(tasks, and(eq(notifications.subjectType, "task"), eq(tasks.id, notifications.subjectId)))
    .leftJoin(squads, sql`${squads.id} = ${squadNow}`)
    .$dynamic();

/** A notification with the names its sentence needs, as they are today. */
export type Told = Awaited<ReturnType<typeof notificationPage>>["rows"][number];

export type NotificationQuery = {
  personId: string;
  unreadOnly: boolean;
  kind: string | null;
  offset: number;
  limit: number;
};

/** One page of what a person was told in the application, the latest first, and how many there are in all. Two statements. */
export async function notificationPage(
  r: Reader,
  { personId, unreadOnly, kind, offset, limit }: NotificationQuery,
) {
  const where = and(
    unreadOnly ? unread(personId) : shown(personId),
    kind === null ? undefined : eq(notifications.kind, kind),
  );
  const [rows, [found]] = await Promise.all([
    toldFrom(r)
      .where(where)
      .orderBy(desc(notifications.at), byteOrder(notifications.id))
      .limit(limit)
      .offset(offset),
    r.select({ total: countAll() }).from(notifications).where(where),
  ]);
  return { rows, total: found?.total ?? 0 };
}

/** Unread notifications of these kinds, the longest unread first. */
export function unreadOfKinds(
  r: Reader,
  { personId, kinds, limit }: { personId: string; kinds: readonly string[]; limit: number },
): Promise<Told[]> {
  return toldFrom(r)
    .where(and(unread(personId), inArray(notifications.kind, [...kinds])))
    .orderBy(asc(notifications.at), byteOrder(notifications.id))
    .limit(limit);
}

/** The bell counts no further. */
export const mostCounted = 100;

type Counted = { personId: string; kinds?: readonly string[]; most: number };

/** `count(*)` of a person's unread notifications, of some kinds where they are given, as a scalar to select; at most `most`. */
export function unreadCount(r: Reader, { personId, kinds, most }: Counted): SQL {
  const some = kinds ? inArray(notifications.kind, [...kinds]) : undefined;
  const rows = r
    .select({ id: notifications.id })
    .from(notifications)
    .where(and(unread(personId), some))
    .limit(most);
  return sql`(select count(*) from ${rows} as unread)`;
}

/** The notification, if it is this person's. */
export async function notificationOf(
  r: Reader,
  { personId, id }: { personId: string; id: string },
): Promise<Told | undefined> {
  const [row] = await toldFrom(r).where(and(shown(personId), eq(notifications.id, id)));
  return row;
}

export type ReadMark = {
  personId: string;
  at: Date;
  /** The one that is read; without it, all that arrived up to `until`, of `kind` where that is given. */
  id?: string;
  kind?: string | null;
  until?: Date;
};

/** Marks a person's unread notifications as read; returns the ids of those that became read. */
export async function markRead(t: Tx, { personId, at, id, kind, until }: ReadMark): Promise<string[]> {
  const rows = await t
    .update(notifications)
    .set({ readAt: at })
    .where(
      and(
        unread(personId),
        id === undefined ? undefined : eq(notifications.id, id),
        kind ? eq(notifications.kind, kind) : undefined,
        until === undefined ? undefined : lte(notifications.at, until),
      ),
    )
    .returning({ id: notifications.id });
  return rows.map((row) => row.id);
}

/** Marks a read notification as unread again; false when it is not this person's or not read. */
export async function markUnread(
  t: Tx,
  { personId, id }: { personId: string; id: string },
): Promise<boolean> {
  const rows = await t
    .update(notifications)
    .set({ readAt: null })
    .where(and(shown(personId), eq(notifications.id, id), isNotNull(notifications.readAt)))
    .returning({ id: notifications.id });
  return rows.length === 1;
}

export type Settled = {
  subject: { type: string; id: string };
  kinds: readonly string[];
  /** Only theirs; without it everybody's. */
  personIds?: readonly string[];
  at: Date;
};

/**
 * Marks notifications of these kinds about a thing as read, because it is dealt with. Those that only go out by mail are marked
 * too: what is done need not be mailed.
 */
export function settleNotifications(t: Tx, { subject, kinds, personIds, at }: Settled) {
  return t
    .update(notifications)
    .set({ readAt: at })
    .where(
      and(
        eq(notifications.subjectType, subject.type),
        eq(notifications.subjectId, subject.id),
        inArray(notifications.kind, [...kinds]),
        isNull(notifications.readAt),
        personIds ? inArray(notifications.personId, [...personIds]) : undefined,
      ),
    )
    .returning({ id: notifications.id, personId: notifications.personId });
}

const unsent = (personId: string) =>
  and(
    eq(notifications.personId, personId),
    isNull(notifications.readAt),
    isNull(notifications.mailedAt),
    isNotNull(notifications.mailDueAt),
  );

/** What is to be mailed to a person at `now`, the earliest first: due, not mailed yet and not read in the application. */
export function dueMail(
  r: Reader,
  { personId, now, limit }: { personId: string; now: Date; limit: number },
): Promise<Told[]> {
  return toldFrom(r)
    .where(and(unsent(personId), lte(notifications.mailDueAt, now)))
    .orderBy(asc(notifications.at), byteOrder(notifications.id))
    .limit(limit);
}

/** When the next mail to a person is due after `now`; null when none is. */
export async function nextMailDue(
  r: Reader,
  { personId, now }: { personId: string; now: Date },
): Promise<Date | null> {
  const [row] = await r
    .select({ due: notifications.mailDueAt })
    .from(notifications)
    .where(and(unsent(personId), gt(notifications.mailDueAt, now)))
    .orderBy(asc(notifications.mailDueAt))
    .limit(1);
  return row?.due ?? null;
}

/** Notes that these went out; returns how many had not been noted before. */
export async function markMailed(t: Tx, { ids, at }: { ids: readonly string[]; at: Date }): Promise<number> {
  const rows = await t
    .update(notifications)
    .set({ mailedAt: at })
    .where(and(inArray(notifications.id, [...ids]), isNull(notifications.mailedAt)))
    .returning({ id: notifications.id });
  return rows.length;
}

/** What is planned to be mailed to a person and has not been, the latest 500. */
export function plannedMail(r: Reader, personId: string) {
  const { id, kind } = notifications;
  return r
    .select({ id, kind })
    .from(notifications)
    .where(unsent(personId))
    .orderBy(desc(notifications.at))
    .limit(500);
}

/** Sets when these are to be mailed; null takes them out of what is. */
export async function planMail(
  t: Tx,
  { ids, dueAt }: { ids: readonly string[]; dueAt: Date | null },
): Promise<void> {
  if (ids.length > 0)
    await t
      .update(notifications)
      .set({ mailDueAt: dueAt })
      .where(inArray(notifications.id, [...ids]));
}
