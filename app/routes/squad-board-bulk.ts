import { changeInBulk } from "~/features/board/bulk-change.server";
import { bulkForm } from "~/features/board/bulk-forms";
import { form } from "~/platform/respond.server";
import type { Route } from "./+types/squad-board-bulk";

/** What is done to several cards at once, and its undoing; answers with what was done and what was refused. */
export const action = form(bulkForm, async (ctx, { steps }, { params }: Route.ActionArgs) =>
  changeInBulk(ctx, params.squadId, steps),
);
