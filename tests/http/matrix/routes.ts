import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { RouteConfigEntry } from "@react-router/dev/routes";
import table from "../../../app/routes";

export type Served = { path: string; reads: boolean; writes: boolean };

const declares = (code: string, name: "loader" | "action") =>
  new RegExp(`export (const|async function|function) ${name}\\b`).test(code);

function flatten(entries: readonly RouteConfigEntry[], base = ""): Served[] {
  return entries.flatMap(({ path = "", file, children = [] }) => {
    const full = [base, path].filter(Boolean).join("/");
    const code = readFileSync(join("app", file), "utf8");
    const own = { path: `/${full}`, reads: declares(code, "loader"), writes: declares(code, "action") };
    const page = { ...own, reads: own.reads || code.includes("export default") };
    return [...(path === "" && children.length > 0 ? [] : [page]), ...flatten(children, full)];
  });
}

/** Every address of app/routes.ts with the methods it takes; a layout and its index count as one. */
export function servedRoutes(): Served[] {
  const byPath = new Map<string, Served>();
  for (const route of flatten(table)) {
    const known = byPath.get(route.path);
    byPath.set(route.path, {
      path: route.path,
      reads: route.reads || (known?.reads ?? false),
      writes: route.writes || (known?.writes ?? false),
    });
  }
  return [...byPath.values()];
}
