import { ingestReadings } from "~/features/readings/ingest-readings.server";
import { listReadingsForApi } from "~/features/readings/list-for-api.server";
import { api, jsonText, methodNotAllowed } from "~/platform/api.server";
import type { Route } from "./+types/api.v1.readings";

export const loader = api("metrics:read", async (ctx, { url }: Route.LoaderArgs) =>
  jsonText(JSON.stringify(await listReadingsForApi(ctx, url.searchParams))),
);

const post = api("readings:write", async (ctx, { request }: Route.ActionArgs) => {
  const { status, text, replayed } = await ingestReadings(ctx, request);
  return jsonText(text, status, replayed ? { "Idempotency-Replayed": "true" } : {});
});

export const action = (args: Route.ActionArgs) =>
  (args.request.method === "POST" ? post : methodNotAllowed("GET, POST"))(args);
