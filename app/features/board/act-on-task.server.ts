import { z } from "zod";
import type { Context } from "~/platform/context.server";
import { localPath } from "~/platform/local-path";
import { archiveTask, blockTask, restoreTask, unblockTask } from "./change-task.server";
import { taskActionForm } from "./forms";
import { acceptHandoff, returnHandoff, withdrawHandoff } from "./hand-off.server";
import { moveTask } from "./move-task.server";
import type { TaskAddress } from "./squad-scope.server";
import { actOnPart } from "./task/act-on-part.server";
import { taskPartForm } from "./task/forms";

/** Everything a task's page can do, to the task itself and to what belongs to it. */
export const taskForm = z.discriminatedUnion("intent", [taskActionForm, taskPartForm]);

/** Does what a form of the task's page says; returns where to go on when that is not the page itself. */
export async function actOnTask(
  ctx: Context,
  address: TaskAddress,
  input: z.output<typeof taskForm>,
): Promise<string | null> {
  switch (input.intent) {
    case "move":
      await moveTask(ctx, address, { ...input, afterId: null });
      return null;
    case "block":
      await blockTask(ctx, address, { version: input.version, reason: input.blockedReason });
      return null;
    case "unblock":
      await unblockTask(ctx, address, input);
      return null;
    case "archive":
      await archiveTask(ctx, address, input);
      return null;
    case "restore":
      await restoreTask(ctx, address, input);
      return null;
    case "accept":
      await acceptHandoff(ctx, address, input);
      return input.to === undefined ? null : localPath(input.to);
    case "return":
      await returnHandoff(ctx, address, input);
      return null;
    case "withdraw":
      await withdrawHandoff(ctx, address, input);
      return null;
    default:
      await actOnPart(ctx, address, input);
      return null;
  }
}
