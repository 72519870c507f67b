import { listMetricsForApi } from "~/features/readings/list-for-api.server";
import { api, jsonText, methodNotAllowed } from "~/platform/api.server";
import type { Route } from "./+types/api.v1.metrics";

export const loader = api("metrics:read", async (ctx, { url }: Route.LoaderArgs) =>
  jsonText(JSON.stringify(await listMetricsForApi(ctx, url.searchParams))),
);

export const action = (args: Route.ActionArgs) => methodNotAllowed("GET")(args);
