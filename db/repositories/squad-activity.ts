import { and, desc, eq, or, type SQL, sql } from "drizzle-orm";
import { auditDetails, auditEntries, boardColumns, contracts, handoffs, people, tasks } from "../schema";
import { countAll } from "../sql";
import type { Reader } from "../store";

export const activityKinds = ["contract", "squad", "board"] as const;
export type ActivityKind = (typeof activityKinds)[number];

export type ActivityQuery = {
  squadId: string;
  kinds: readonly ActivityKind[];
  page: number;
  pageSize: number;
};

/** One page of what the audit log holds about a squad, the latest first, and how many entries there are in all. Two statements. */
export async function squadActivity(r: Reader, { squadId, kinds, page, pageSize }: ActivityQuery) {
  const about = or(...kinds.map((kind) => subjectsOf[kind](squadId)));
  const where = and(about ?? sql`1 = 0`);
  const [rows, [found]] = await Promise.all([
    r
      .select({
        seq: auditEntries.seq,
        at: auditEntries.at,
        action: auditEntries.action,
        subjectType: auditEntries.subjectType,
        actor: { name: people.name, nameEn: people.nameEn },
        detail: auditDetails.detail,
        task: { id: tasks.id, key: tasks.key, title: tasks.title },
      })
      .from(auditEntries)
      .leftJoin(people, eq(people.id, auditEntries.actorId))
      .leftJoin(auditDetails, eq(auditDetails.seq, auditEntries.seq))
      .leftJoin(
        handoffs,
        and(eq(auditEntries.subjectType, "handoff"), eq(handoffs.id, auditEntries.subjectId)),
      )
      .leftJoin(
        tasks,
        or(
          and(eq(auditEntries.subjectType, "task"), eq(tasks.id, auditEntries.subjectId)),
          eq(tasks.id, handoffs.taskId),
        ),
      )
      .where(where)
      .orderBy(desc(auditEntries.seq))
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    r.select({ total: countAll() }).from(auditEntries).where(where),
  ]);
  return { rows, total: found?.total ?? 0 };
}

const subjects = (type: string, ids: SQL): SQL =>
  sql`(${auditEntries.subjectType} = ${type} and ${auditEntries.subjectId} in ${ids})`;

/** Which subjects of the log belong to a squad. */
const subjectsOf: Record<ActivityKind, (squadId: string) => SQL | undefined> = {
  squad: (squadId) => and(eq(auditEntries.subjectType, "squad"), eq(auditEntries.subjectId, squadId)),
  contract: (squadId) =>
    subjects(
      "contract",
      sql`(select ${contracts.id} from ${contracts} where ${contracts.squadId} = ${squadId})`,
    ),
  board: (squadId) =>
    or(
      subjects("task", sql`(select ${tasks.id} from ${tasks} where ${tasks.squadId} = ${squadId})`),
      subjects(
        "handoff",
        sql`(select ${handoffs.id} from ${handoffs} where ${handoffs.squadId} = ${squadId})`,
      ),
      subjects(
        "board_column",
        sql`(select ${boardColumns.id} from ${boardColumns} where ${boardColumns.squadId} = ${squadId})`,
      ),
    ),
};
