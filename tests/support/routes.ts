import type { RouteConfigEntry } from "@react-router/dev/routes";
import routes from "../../app/routes";

export type RoutePath = { path: string; file: string };

/** Every address of the application with the module that answers it, as app/routes.ts has them. */
export async function allRoutes(): Promise<RoutePath[]> {
  const walk = (entries: readonly RouteConfigEntry[], base: string): RoutePath[] =>
    entries.flatMap((entry) => {
      const path = entry.path ? `${base}/${entry.path}` : base;
      const own = entry.path || entry.index ? [{ path: path || "/", file: entry.file }] : [];
      return [...own, ...walk(entry.children ?? [], path)];
    });
  return walk(await routes, "");
}
