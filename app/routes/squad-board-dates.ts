import { datesForm } from "~/features/board/views/forms";
import { setDates } from "~/features/board/views/set-dates.server";
import { form } from "~/platform/respond.server";
import type { Route } from "./+types/squad-board-dates";

/** What calendar and timeline do without leaving the page; answers with the task's new version. */
export const action = form(datesForm, async (ctx, { taskId, ...dates }, { params }: Route.ActionArgs) =>
  setDates(ctx, { squadId: params.squadId, taskId }, dates),
);
