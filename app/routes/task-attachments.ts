import { attachOrSay } from "~/features/board/task/attachments.server";
import { httpStatus, page } from "~/platform/respond.server";
import type { Route } from "./+types/task-attachments";

/** A file that the page sends by itself; answers with what is wrong with it, if anything. */
export const action = page(async (ctx, { params, request }: Route.ActionArgs) => {
  const refused = await attachOrSay(ctx, params, request);
  return Response.json(refused ?? {}, { status: refused ? httpStatus(refused) : 200 });
});
