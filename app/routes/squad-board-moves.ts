import { restoreTask } from "~/features/board/change-task.server";
import { boardMoveForm } from "~/features/board/forms";
import { moveTask, undoMove } from "~/features/board/move-task.server";
import { form } from "~/platform/respond.server";
import type { Route } from "./+types/squad-board-moves";

/** What the board does without leaving the page; answers with the card's new version. */
export const action = form(boardMoveForm, async (ctx, value, { params }: Route.ActionArgs) => {
  const address = { squadId: params.squadId, taskId: value.taskId };
  switch (value.intent) {
    case "move":
      return moveTask(ctx, address, value);
    case "undo":
      return undoMove(ctx, address, value);
    case "restore":
      await restoreTask(ctx, address, value);
      return { version: value.version + 1 };
  }
});
