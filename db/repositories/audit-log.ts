import { and, asc, desc, eq, gte, inArray, lt, lte, type SQL } from "drizzle-orm";
import { assessmentCycles, auditDetails, auditEntries, metrics, people, squads, units } from "../schema";
import type { Reader } from "../store";

export type AuditFilter = {
  actorId: string | undefined;
  action: string | undefined;
  subjectType: string | undefined;
  subjectId: string | undefined;
  /** From this instant on, and before that one. */
  from: Date | undefined;
  until: Date | undefined;
};

/**
 * Entries are written in the order of their numbers, but their instants are those at which requests began, so two may be the other
 * way round. A bound on the numbers that is an hour wide keeps a search by date from reading the whole log.
 */
const slack = 3_600_000;

async function seqBounds(r: Reader, { from, until }: Pick<AuditFilter, "from" | "until">) {
  const first = from
    ? await r
        .select({ seq: auditEntries.seq })
        .from(auditEntries)
        .where(gte(auditEntries.at, new Date(from.getTime() - slack)))
        .orderBy(asc(auditEntries.at), asc(auditEntries.seq))
        .limit(1)
    : undefined;
  const last = until
    ? await r
        .select({ seq: auditEntries.seq })
        .from(auditEntries)
        .where(lt(auditEntries.at, new Date(until.getTime() + slack)))
        .orderBy(desc(auditEntries.at), desc(auditEntries.seq))
        .limit(1)
    : undefined;
  return { low: first && (first[0]?.seq ?? Number.MAX_SAFE_INTEGER), high: last && (last[0]?.seq ?? 0) };
}

async function condition(r: Reader, filter: AuditFilter): Promise<SQL | undefined> {
  const { actorId, action, subjectType, subjectId, from, until } = filter;
  const { low, high } = await seqBounds(r, filter);
  return and(
    actorId === undefined ? undefined : eq(auditEntries.actorId, actorId),
    action === undefined ? undefined : eq(auditEntries.action, action),
    subjectType === undefined ? undefined : eq(auditEntries.subjectType, subjectType),
    subjectId === undefined ? undefined : eq(auditEntries.subjectId, subjectId),
    from && gte(auditEntries.at, from),
    until && lt(auditEntries.at, until),
    low === undefined ? undefined : gte(auditEntries.seq, Math.min(low, 2_147_483_647)),
    high === undefined ? undefined : lte(auditEntries.seq, high),
  );
}

const entryColumns = {
  seq: auditEntries.seq,
  at: auditEntries.at,
  actorId: auditEntries.actorId,
  actor: people.name,
  actorEn: people.nameEn,
  action: auditEntries.action,
  subjectType: auditEntries.subjectType,
  subjectId: auditEntries.subjectId,
  hash: auditEntries.hash,
};

/** Up to `limit` entries before number `before` (all without it), the latest first, with the name of who acted. */
export async function entriesBefore(
  r: Reader,
  { filter, before, limit }: { filter: AuditFilter; before: number | undefined; limit: number },
) {
  const where = and(
    await condition(r, filter),
    before === undefined ? undefined : lt(auditEntries.seq, before),
  );
  return r
    .select(entryColumns)
    .from(auditEntries)
    .leftJoin(people, eq(people.id, auditEntries.actorId))
    .where(where)
    .orderBy(desc(auditEntries.seq))
    .limit(limit);
}

/** One entry with its place in the chain and its details, null once erased; undefined when there is no such number. */
export async function entryBySeq(r: Reader, seq: number) {
  const [row] = await r
    .select({
      ...entryColumns,
      prev: auditEntries.prev,
      canonical: auditEntries.canonical,
      detail: auditDetails.detail,
    })
    .from(auditEntries)
    .leftJoin(people, eq(people.id, auditEntries.actorId))
    .leftJoin(auditDetails, eq(auditDetails.seq, auditEntries.seq))
    .where(eq(auditEntries.seq, seq));
  return row;
}

/** The latest entry of an action with its details and who made it; undefined before the first. */
export async function lastEntryOf(r: Reader, action: string) {
  const [row] = await r
    .select({ ...entryColumns, detail: auditDetails.detail })
    .from(auditEntries)
    .leftJoin(people, eq(people.id, auditEntries.actorId))
    .leftJoin(auditDetails, eq(auditDetails.seq, auditEntries.seq))
    .where(eq(auditEntries.action, action))
    .orderBy(desc(auditEntries.seq))
    .limit(1);
  return row;
}

type Named = { id: string; name: string; nameEn: string };

/** Names of the subjects that have one, by type and id ("squad abc"): one statement for each type, however many there are. */
export async function subjectNames(
  r: Reader,
  subjects: readonly { type: string; id: string }[],
): Promise<Map<string, { name: string; nameEn: string }>> {
  const idsOf = (type: string) => [...new Set(subjects.filter((s) => s.type === type).map((s) => s.id))];
  const tables = {
    person: people,
    squad: squads,
    unit: units,
    metric: metrics,
    assessment_cycle: assessmentCycles,
  };
  const names = new Map<string, { name: string; nameEn: string }>();
  for (const [type, table] of Object.entries(tables)) {
    const ids = idsOf(type);
    if (ids.length === 0) continue;
    const rows: Named[] = await r
      .select({ id: table.id, name: table.name, nameEn: table.nameEn })
      .from(table)
      .where(inArray(table.id, ids));
    for (const { id, name, nameEn } of rows) names.set(`${type} ${id}`, { name, nameEn });
  }
  return names;
}
