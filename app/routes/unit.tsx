import { reviewUnit } from "~/features/unit-review/review-unit.server";
import { UnitReviewPage } from "~/features/unit-review/unit-review-page";
import { dayParam, pageParam } from "~/platform/params.server";
import { page } from "~/platform/respond.server";
import type { Route } from "./+types/unit";

export const loader = page(async (ctx, { params, url }: Route.LoaderArgs) => ({
  today: ctx.today,
  review: await reviewUnit(ctx, {
    unitId: params.unitId,
    asOf: dayParam(url, "asOf") ?? ctx.today,
    cycleId: url.searchParams.get("cycle") ?? undefined,
    below: url.searchParams.get("below") !== "0",
    page: pageParam(url),
  }),
}));

export default function UnitRoute({ loaderData }: Route.ComponentProps) {
  return <UnitReviewPage {...loaderData} />;
}
