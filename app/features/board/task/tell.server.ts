import { loadActors } from "#db/repositories/actors";
import type { BoardSquad } from "#db/repositories/board-columns";
import type { TaskRow } from "#db/repositories/tasks";
import type { Reader, Tx } from "#db/store";
import { can } from "~/domain/access";
import { type Notice, notify } from "~/features/notifications/index.server";
import type { Context, LiveChange } from "~/platform/context.server";

/** Tells the squad's open boards that the task changed. */
export const boardChange = (task: Pick<TaskRow, "id" | "squadId">, version?: number): LiveChange => ({
  topic: `squad:${task.squadId}`,
  subject: { type: "task", id: task.id },
  ...(version === undefined ? {} : { version }),
});

/** Of these people, the ids of those who may read the squad's board today. */
async function readersAmong(
  r: Reader,
  { squad, personIds, today }: { squad: BoardSquad; personIds: readonly string[]; today: string },
): Promise<Set<string>> {
  const actors = await loadActors(r, { personIds: [...new Set(personIds)], today });
  return new Set(actors.filter((actor) => can(actor, "board.read", squad)).map((actor) => actor.personId));
}

export type TaskNotice = Pick<Notice, "kind" | "to"> & { task: Pick<TaskRow, "id" | "key" | "title"> };

/** Tells those of the people named who may read the board; a title goes to nobody who could not open the task. */
export async function tellReaders(
  t: Tx,
  ctx: Context,
  { squad, notices }: { squad: BoardSquad; notices: readonly TaskNotice[] },
): Promise<LiveChange[]> {
  const wanted = notices.flatMap(({ to }) => to.filter((id) => id !== null && id !== ctx.actor.personId));
  if (wanted.length === 0) return [];
  const readers = await readersAmong(t, { squad, personIds: wanted as string[], today: ctx.today });
  return notify(
    t,
    ctx,
    notices.map(({ kind, to, task }) => ({
      kind,
      to: to.filter((id) => id !== null && readers.has(id)),
      squadId: squad.id,
      subject: { type: "task", id: task.id },
      data: { key: task.key, title: task.title },
    })),
  );
}
