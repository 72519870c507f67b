import { AppError } from "../errors";
import type { Relation } from "./event";

/** A stored link: with kind `blocks`, `to` waits for `from`; `relates` has no direction. */
export type TaskLink = { fromId: string; toId: string; kind: "blocks" | "relates" };

/**
 * The link to store when `taskId` stands in `relation` to `otherId`. `relates` is stored once, from the smaller id, so that the
 * same two tasks cannot be related twice. Throws `invalid` for a task and itself.
 */
export function linkBetween({
  taskId,
  relation,
  otherId,
}: {
  taskId: string;
  relation: Relation;
  otherId: string;
}): TaskLink {
  if (taskId === otherId) throw new AppError("invalid", { reason: "link_to_itself", field: "other" });
  if (relation === "blocks") return { fromId: taskId, toId: otherId, kind: "blocks" };
  if (relation === "blocked_by") return { fromId: otherId, toId: taskId, kind: "blocks" };
  const [fromId, toId] = taskId < otherId ? [taskId, otherId] : [otherId, taskId];
  return { fromId, toId, kind: "relates" };
}

/** How `taskId` stands to the other end of a stored link. */
export function relationOf({ fromId, kind }: TaskLink, taskId: string): Relation {
  if (kind === "relates") return "relates";
  return fromId === taskId ? "blocks" : "blocked_by";
}

/**
 * Throws `invalid` when a new `blocks` link would close a circle, in which nothing could ever be finished. `waiting` are the
 * ids of everything that waits for `toId`, directly or not; `key` names the task linked with, for the sentence.
 */
export function requireNoCircle({ fromId, kind }: TaskLink, waiting: ReadonlySet<string>, key: string): void {
  if (kind === "blocks" && waiting.has(fromId)) {
    throw new AppError("invalid", { reason: "link_circle", params: { key }, field: "other" });
  }
}
