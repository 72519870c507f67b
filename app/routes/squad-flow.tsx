import { FlowPage } from "~/features/flow/flow-page";
import { loadFlow } from "~/features/flow/load-flow.server";
import { page } from "~/platform/respond.server";
import type { Route } from "./+types/squad-flow";

export const loader = page((ctx, { params, url }: Route.LoaderArgs) =>
  loadFlow(ctx, params.squadId, url.searchParams),
);

export default function SquadFlow({ loaderData }: Route.ComponentProps) {
  return <FlowPage view={loaderData} />;
}
