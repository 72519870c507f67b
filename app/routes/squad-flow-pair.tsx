import { loadPair } from "~/features/flow/load-pair.server";
import { PairPage } from "~/features/flow/pair-page";
import { page } from "~/platform/respond.server";
import type { Route } from "./+types/squad-flow-pair";

export const loader = page((ctx, { params, url }: Route.LoaderArgs) =>
  loadPair(ctx, params, url.searchParams),
);

export default function SquadFlowPair({ loaderData }: Route.ComponentProps) {
  return <PairPage view={loaderData} />;
}
