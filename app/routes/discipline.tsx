import { DisciplinePage } from "~/features/discipline-review/discipline-page";
import { reviewDiscipline } from "~/features/discipline-review/review-discipline.server";
import { dayParam, pageParam } from "~/platform/params.server";
import { page } from "~/platform/respond.server";
import type { Route } from "./+types/discipline";

export const loader = page(async (ctx, { params, url }: Route.LoaderArgs) => ({
  today: ctx.today,
  review: await reviewDiscipline(ctx, {
    discipline: params.discipline,
    asOf: dayParam(url, "asOf") ?? ctx.today,
    search: url.searchParams.get("q")?.trim().slice(0, 100) ?? "",
    page: pageParam(url),
  }),
}));

export default function DisciplineRoute({ loaderData }: Route.ComponentProps) {
  return <DisciplinePage {...loaderData} />;
}
