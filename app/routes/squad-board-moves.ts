import { boardMoveForm } from "~/features/board/forms";
import { moveTask, undoMove } from "~/features/board/move-task.server";
import { form } from "~/platform/respond.server";
import type { Route } from "./+types/squad-board-moves";

/** What the board does without leaving the page; answers with the card's new version. */
export const action = form(boardMoveForm, async (ctx, value, { params }: Route.ActionArgs) => {
  const address = { squadId: params.squadId, taskId: value.taskId };
  return value.intent === "move" ? moveTask(ctx, address, value) : undoMove(ctx, address, value);
});
