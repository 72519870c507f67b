import { loadLetter } from "~/features/assessment/letter.server";
import { LetterPage } from "~/features/assessment/letter-page";
import { page } from "~/platform/respond.server";
import type { Route } from "./+types/result-own";

export const loader = page((ctx, { params: { cycleId } }: Route.LoaderArgs) =>
  loadLetter(ctx, { cycleId, personId: ctx.actor.personId }),
);

export default function OwnResult({ loaderData }: Route.ComponentProps) {
  return <LetterPage letter={loaderData} />;
}
