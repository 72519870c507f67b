import { loadLetter } from "~/features/assessment/letter.server";
import { LetterPage } from "~/features/assessment/letter-page";
import { page } from "~/platform/respond.server";
import type { Route } from "./+types/result-person";

export const loader = page((ctx, { params: { cycleId, personId } }: Route.LoaderArgs) =>
  loadLetter(ctx, { cycleId, personId }),
);

export default function PersonResult({ loaderData }: Route.ComponentProps) {
  return <LetterPage letter={loaderData} />;
}
