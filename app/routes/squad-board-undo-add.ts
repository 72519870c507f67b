import { undoAddForm } from "~/features/board/forms";
import { undoAdd } from "~/features/board/undo-add.server";
import { form } from "~/platform/respond.server";
import type { Route } from "./+types/squad-board-undo-add";

/** Takes back what a quick-add line has just made. */
export const action = form(undoAddForm, async (ctx, { taskId }, { params }: Route.ActionArgs) =>
  undoAdd(ctx, params.squadId, taskId),
);
