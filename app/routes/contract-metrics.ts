import { findMetricsFor, metricForLine } from "~/features/contract/find-metrics.server";
import { page } from "~/platform/respond.server";
import type { Route } from "./+types/contract-metrics";

/** `?q=` finds metrics for a new line; `?metric=&segment=` tells one again after its segment changed. */
export const loader = page(async (ctx, { params: { squadId, cycleId }, url }: Route.LoaderArgs) => {
  const metricId = url.searchParams.get("metric");
  const address = { squadId, cycleId };
  if (metricId === null) {
    const search = (url.searchParams.get("q") ?? "").trim().slice(0, 100);
    return { hits: await findMetricsFor(ctx, { ...address, search }), metric: null };
  }
  const segment = (url.searchParams.get("segment") ?? "").trim().slice(0, 100);
  return { hits: [], metric: await metricForLine(ctx, { ...address, metricId, segment }) };
});
