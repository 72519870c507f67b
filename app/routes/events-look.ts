import { lookForm } from "~/features/live/forms";
import { lookAtTask } from "~/features/live/look.server";
import { form } from "~/platform/respond.server";
import type { Route } from "./+types/events-look";

/** The reader opened or closed a task beside the board of an open stream. */
export const action = form(lookForm, async (ctx, value, _: Route.ActionArgs) => lookAtTask(ctx, value));
