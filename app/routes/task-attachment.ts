import { downloadAttachment } from "~/features/board/task/attachments.server";
import { page } from "~/platform/respond.server";
import type { Route } from "./+types/task-attachment";

export const loader = page((ctx, { params }: Route.LoaderArgs) => downloadAttachment(ctx, params));
