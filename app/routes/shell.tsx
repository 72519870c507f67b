import { Outlet } from "react-router";
import { page } from "~/platform/respond.server";
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
  return (
    <Shell {...loaderData}>
      <Outlet />
    </Shell>
  );
}
