import { Outlet } from "react-router";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { page } from "~/platform/respond.server";
import { PaletteButton, PaletteProvider } from "~/ui/palette";
import { type NavKey, Shell } from "~/ui/shell";
import type { Route } from "./+types/shell";

export const loader = page(async (ctx, _: Route.LoaderArgs) => {
  const nav: { key: NavKey; count?: number }[] = [
    { key: "home" },
    { key: "squads" },
    { key: "units" },
    { key: "metrics" },
    { key: "assessment" },
  ];
  if (ctx.can("admin.open")) nav.push({ key: "admin" });
  return { nav, person: ctx.person, organisation: ctx.organisation, demo: ctx.demo };
});

export default function ShellRoute({ loaderData }: Route.ComponentProps) {
  const { t } = useI18n();
  const pages = loaderData.nav.map(({ key }) => ({ id: key, label: t(`nav.${key}`), to: paths[key] }));
  return (
    <PaletteProvider pages={pages}>
      <Shell {...loaderData} search={<PaletteButton />}>
        <Outlet />
      </Shell>
    </PaletteProvider>
  );
}
