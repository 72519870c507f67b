import { openStream } from "~/features/live/open-stream.server";
import { readStreamQuery } from "~/features/live/query";
import { responseContext } from "~/platform/live/response.server";
import { page } from "~/platform/respond.server";
import type { Route } from "./+types/events";

/** Server-sent events of what changes on the topics asked for. docs/live.md. */
export const loader = page(async (ctx, { request, url, context }: Route.LoaderArgs) =>
  openStream(ctx, {
    query: readStreamQuery(url.searchParams),
    lastEventId: request.headers.get("last-event-id"),
    response: context.get(responseContext),
  }),
);
