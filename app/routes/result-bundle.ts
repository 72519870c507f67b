import { personBundle, wholeBundle } from "~/features/assessment/bundle-download.server";
import { page } from "~/platform/respond.server";
import type { Route } from "./+types/result-bundle";

/** `?scope=cycle` is the whole sealed bundle; otherwise the part of one person, by default the reader's own. */
export const loader = page(async (ctx, { params: { cycleId }, url }: Route.LoaderArgs) => {
  const personId = url.searchParams.get("person") ?? ctx.actor.personId;
  const whole = url.searchParams.get("scope") === "cycle";
  const { name, text } = whole
    ? await wholeBundle(ctx, cycleId)
    : await personBundle(ctx, { cycleId, personId });
  return new Response(text, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name.replace(/[^\w.-]/g, "-")}"`,
      "Cache-Control": "no-store",
    },
  });
});
