import { Outlet, type ShouldRevalidateFunctionArgs } from "react-router";
import { frameCounts } from "~/features/home/index.server";
import { Bell } from "~/features/notifications/bell";
import { useFeed } from "~/features/notifications/use-feed";
import { Pinned } from "~/features/rail/pinned";
import { pinnedTriangles } from "~/features/rail/pinned.server";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { page } from "~/platform/respond.server";
import { PaletteButton, PaletteProvider } from "~/ui/palette";
import { type NavKey, places, Shell } from "~/ui/shell";
import type { Route } from "./+types/shell";

export const loader = page(async (ctx, _: Route.LoaderArgs) => {
  const [counts, triangles] = await Promise.all([frameCounts(ctx), pinnedTriangles(ctx)]);
  const nav: { key: NavKey }[] = [
    { key: "home" },
    { key: "squads" },
    { key: "units" },
    { key: "metrics" },
    { key: "assessment" },
  ];
  if (ctx.can("admin.open")) nav.push({ key: "admin" });
  const { person, organisation, demo } = ctx;
  return { nav, person, organisation, demo, triangles, counts };
});

/** The frame changes only through what people do, not by walking from page to page. */
export const shouldRevalidate = ({ formMethod }: ShouldRevalidateFunctionArgs) =>
  formMethod !== undefined && formMethod.toUpperCase() !== "GET";

export default function ShellRoute({
  loaderData: { triangles, counts, nav, ...frame },
}: Route.ComponentProps) {
  const { t } = useI18n();
  const { waiting, unread } = useFeed({ personId: frame.person.id, drawn: counts });
  const pages = [
    ...nav.map(({ key }) => ({ id: key, label: t(`nav.${key}`), to: places[key].to })),
    { id: "notifications", label: t("notification.bell"), to: paths.notifications },
  ];
  return (
    <PaletteProvider pages={pages}>
      <Shell
        {...frame}
        nav={nav.map(({ key }) => ({ key, count: key === "home" ? waiting : undefined }))}
        search={<PaletteButton />}
        bell={<Bell count={unread} />}
        pinned={<Pinned triangles={triangles} />}
      >
        <Outlet />
      </Shell>
    </PaletteProvider>
  );
}
