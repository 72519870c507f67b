import { redirect } from "react-router";
import { acknowledgeResult } from "~/features/assessment/acknowledge.server";
import { loadLetter } from "~/features/assessment/letter.server";
import { LetterPage } from "~/features/assessment/letter-page";
import { paths } from "~/platform/paths";
import { page } from "~/platform/respond.server";
import type { Route } from "./+types/result-own";

export const loader = page((ctx, { params: { cycleId } }: Route.LoaderArgs) =>
  loadLetter(ctx, { cycleId, personId: ctx.actor.personId }),
);

export const action = page(async (ctx, { params: { cycleId } }: Route.ActionArgs) => {
  await acknowledgeResult(ctx, { cycleId });
  return redirect(paths.myResult(cycleId));
});

export default function OwnResult({ loaderData }: Route.ComponentProps) {
  return <LetterPage letter={loaderData} />;
}
