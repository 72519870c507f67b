import { boardMoveForm } from "~/features/board/forms";
import { moveTask, undoMove } from "~/features/board/move-task.server";
import { form } from "~/platform/respond.server";
import type { Route } from "./+types/squad-board-moves";

/** What the board does without leaving the page; answers with the card's new version. */
export const action = form(boardMoveForm, async (ctx, value, { params }: Route.ActionArgs) => {
  const address = { squadId: params.squadId, taskId: value.taskId };
  if (value.intent === "undo") return undoMove(ctx, address, value);
  const { version, columnId, afterId, assign, serve } = value;
  return moveTask(ctx, address, { version, columnId, afterId, assigneeId: assign, metricId: serve });
});
