import { Outlet, type ShouldRevalidateFunctionArgs } from "react-router";
import { frameCounts } from "~/features/home/index.server";
import { Bell } from "~/features/notifications/bell";
import { Pinned } from "~/features/rail/pinned";
import { pinnedTriangles } from "~/features/rail/pinned.server";
import { useI18n } from "~/platform/i18n";
import { page } from "~/platform/respond.server";
import { PaletteButton, PaletteProvider } from "~/ui/palette";
import { type NavKey, places, Shell } from "~/ui/shell";
import type { Route } from "./+types/shell";

export const loader = page(async (ctx, _: Route.LoaderArgs) => {
  const [{ waiting, unread }, triangles] = await Promise.all([frameCounts(ctx), pinnedTriangles(ctx)]);
  const nav: { key: NavKey; count?: number }[] = [
    { key: "home", count: waiting },
    { key: "squads" },
    { key: "units" },
    { key: "metrics" },
    { key: "assessment" },
  ];
  if (ctx.can("admin.open")) nav.push({ key: "admin" });
  const { person, organisation, demo } = ctx;
  return { nav, person, organisation, demo, triangles, unread };
});

/** The frame changes only through what people do, not by walking from page to page. */
export const shouldRevalidate = ({ formMethod }: ShouldRevalidateFunctionArgs) =>
  formMethod !== undefined && formMethod.toUpperCase() !== "GET";

export default function ShellRoute({ loaderData: { triangles, unread, ...frame } }: Route.ComponentProps) {
  const { t } = useI18n();
  const pages = frame.nav.map(({ key }) => ({ id: key, label: t(`nav.${key}`), to: places[key].to }));
  return (
    <PaletteProvider pages={pages}>
      <Shell
        {...frame}
        search={<PaletteButton />}
        bell={<Bell unread={unread} />}
        pinned={<Pinned triangles={triangles} />}
      >
        <Outlet />
      </Shell>
    </PaletteProvider>
  );
}
