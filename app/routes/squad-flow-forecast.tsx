import { ForecastPage } from "~/features/flow/forecast-page";
import { loadForecast } from "~/features/flow/load-forecast.server";
import { page } from "~/platform/respond.server";
import type { Route } from "./+types/squad-flow-forecast";

export const loader = page((ctx, { params, url }: Route.LoaderArgs) =>
  loadForecast(ctx, params.squadId, url.searchParams),
);

export default function SquadFlowForecast({ loaderData }: Route.ComponentProps) {
  return <ForecastPage view={loaderData} />;
}
