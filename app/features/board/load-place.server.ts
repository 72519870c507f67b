import { boardPeople, columnsOf } from "#db/repositories/board-columns";
import { tasksByKeys } from "#db/repositories/task-details";
import { squadScope } from "~/domain/access";
import { AppError } from "~/domain/errors";
import type { Context } from "~/platform/context.server";
import type { Named } from "~/platform/i18n";
import { squadInScope, type TaskAddress } from "./squad-scope.server";
import type { TaskPlace } from "./task-view";

/** Where the task of a key is now; `not_found` for one the reader may not open, as for one that does not exist. */
export async function addressOfKey(ctx: Context, key: string): Promise<TaskAddress> {
  const scope = squadScope(ctx.actor, "board.read");
  const [task] = await tasksByKeys(ctx.store.read, { keys: [key.toUpperCase()], scope });
  if (!task) throw new AppError("not_found");
  return { squadId: task.squadId, taskId: task.id };
}

/** The board a task stands on, without its cards. */
export async function loadPlace(
  ctx: Context,
  squadId: string,
): Promise<TaskPlace & { squad: Named & { id: string } }> {
  const r = ctx.store.read;
  const squad = await squadInScope(ctx, r, squadId);
  const [columns, people] = await Promise.all([
    columnsOf(r, squadId),
    boardPeople(r, { squadId, day: ctx.today }),
  ]);
  return {
    squad: { id: squad.id, name: squad.name, nameEn: squad.nameEn },
    columns: columns.map(({ id, name, nameEn }) => ({ id, name, nameEn })),
    people: people.map(({ role, ...person }) => ({
      ...person,
      lead: role === "lead",
      current: role !== null,
    })),
    rights: { work: !squad.closed && ctx.can("board.work", squad) },
  };
}
