import type { handoffs, notifications, tasks } from "../../schema";
import { idOf } from "../random";
import type { Anchor } from "./anchor";

type Handoff = typeof handoffs.$inferInsert;
type Task = typeof tasks.$inferInsert;
type Notice = typeof notifications.$inferInsert;
type Told = { kind: string; at: Date; personId: string; actorId: string; reason?: string | null };

const day = 86_400_000;
/** How far back people were told anything. */
const keptDays = 14;
/** What is older has been read. */
const unreadDays = 2;

/** What people were told of the board's hand-offs in the last two weeks, as if it had happened through the application. */
export function buildNotices(
  { now }: Anchor,
  { handoffs, tasks }: { handoffs: readonly Handoff[]; tasks: readonly Task[] },
): Notice[] {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const earliest = now.getTime() - keptDays * day;
  return handoffs.flatMap((handoff) => {
    const task = byId.get(handoff.taskId);
    if (!task) return [];
    return toldOf(handoff)
      .filter(({ at, personId, actorId }) => at.getTime() >= earliest && personId !== actorId)
      .map(({ reason, ...told }) => ({
        ...told,
        id: idOf(`notice:${handoff.id}:${told.kind}`),
        squadId: handoff.squadId,
        subjectType: "task",
        subjectId: handoff.taskId,
        data: { key: task.key, title: task.title, ...(reason && { reason }) },
        readAt: readAt(handoff, told, now),
      }));
  });
}

function toldOf(handoff: Handoff): Told[] {
  const { offeredAt, offeredBy, toPersonId, status, decidedAt, decidedBy, returnReason } = handoff;
  const offered = { kind: "handoff.offered", at: offeredAt, personId: toPersonId, actorId: offeredBy };
  if (status === "pending" || !decidedAt || !decidedBy) return [offered];
  const to = status === "withdrawn" ? toPersonId : offeredBy;
  const decided = { kind: `handoff.${status}`, at: decidedAt, personId: to, actorId: decidedBy };
  return [offered, { ...decided, reason: returnReason }];
}

/** An offer that was answered counts as read; anything else was read within the day when it is older than that. */
function readAt({ decidedAt }: Handoff, { kind, at }: Told, now: Date): Date | null {
  if (kind === "handoff.offered") return decidedAt ?? null;
  return now.getTime() - at.getTime() > unreadDays * day ? new Date(at.getTime() + day / 4) : null;
}
