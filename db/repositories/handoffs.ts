import { and, desc, eq, isNull, ne } from "drizzle-orm";
import { handoffs, people, tasks } from "../schema";
import { aliased } from "../sql";
import type { Reader, Tx } from "../store";

export type HandoffRow = typeof handoffs.$inferSelect;

/** The hand-offs of tasks under way, withdrawn ones left out, the latest first: what the cards' chips tell. */
export function openHandoffsOfSquad(r: Reader, squadId: string) {
  return r
    .select({
      taskId: handoffs.taskId,
      from: handoffs.fromDiscipline,
      to: handoffs.toDiscipline,
      status: handoffs.status,
      offeredAt: handoffs.offeredAt,
    })
    .from(handoffs)
    .innerJoin(tasks, eq(tasks.id, handoffs.taskId))
    .where(
      and(
        eq(tasks.squadId, squadId),
        isNull(tasks.archivedAt),
        isNull(tasks.finishedAt),
        ne(handoffs.status, "withdrawn"),
      ),
    )
    .orderBy(desc(handoffs.offeredAt));
}

/** The hand-off of a task that waits for its receiver, if any. */
export async function pendingHandoffOf(r: Reader, taskId: string): Promise<HandoffRow | undefined> {
  const [row] = await r
    .select()
    .from(handoffs)
    .where(and(eq(handoffs.taskId, taskId), eq(handoffs.status, "pending")));
  return row;
}

/** Throws a unique ConstraintError on `handoffs_pending` when the task already has a pending hand-off. */
export async function insertHandoff(t: Tx, row: typeof handoffs.$inferInsert): Promise<void> {
  await t.insert(handoffs).values(row);
}

type Decision = Pick<HandoffRow, "id" | "version" | "status" | "decidedAt" | "decidedBy" | "returnReason">;

/** Ends a pending hand-off; false when it is no longer pending or `version` is stale. */
export async function decideHandoff(t: Tx, { id, version, ...decision }: Decision): Promise<boolean> {
  const decided = await t
    .update(handoffs)
    .set({ ...decision, version: version + 1 })
    .where(and(eq(handoffs.id, id), eq(handoffs.status, "pending"), eq(handoffs.version, version)))
    .returning({ id: handoffs.id });
  return decided.length === 1;
}

/**
 * Notes when the receiving discipline was done with the task it accepted last: it handed it on or finished it at `at`; null takes that
 * back, for a task that is worked on again.
 */
export async function completeReceived(
  t: Tx,
  { taskId, at }: { taskId: string; at: Date | null },
): Promise<void> {
  const accepted = and(eq(handoffs.taskId, taskId), eq(handoffs.status, "accepted"));
  const [latest] = await t
    .select({ id: handoffs.id })
    .from(handoffs)
    .where(accepted)
    .orderBy(desc(handoffs.decidedAt), desc(handoffs.offeredAt))
    .limit(1);
  if (latest) await t.update(handoffs).set({ completedAt: at }).where(eq(handoffs.id, latest.id));
}

const senders = aliased(people, "senders");
const receivers = aliased(people, "receivers");
const deciders = aliased(people, "deciders");

/** Every hand-off of a task with the names of sender, receiver and who decided, the latest first. */
export function handoffsOfTask(r: Reader, taskId: string) {
  return r
    .select({
      id: handoffs.id,
      from: handoffs.fromDiscipline,
      to: handoffs.toDiscipline,
      note: handoffs.note,
      dueOn: handoffs.dueOn,
      status: handoffs.status,
      offeredAt: handoffs.offeredAt,
      decidedAt: handoffs.decidedAt,
      returnReason: handoffs.returnReason,
      version: handoffs.version,
      toPersonId: handoffs.toPersonId,
      offeredById: handoffs.offeredBy,
      sender: { name: senders.name, nameEn: senders.nameEn },
      receiver: { name: receivers.name, nameEn: receivers.nameEn },
      decider: { name: deciders.name, nameEn: deciders.nameEn },
    })
    .from(handoffs)
    .innerJoin(senders, eq(senders.id, handoffs.offeredBy))
    .innerJoin(receivers, eq(receivers.id, handoffs.toPersonId))
    .leftJoin(deciders, eq(deciders.id, handoffs.decidedBy))
    .where(eq(handoffs.taskId, taskId))
    .orderBy(desc(handoffs.offeredAt));
}
