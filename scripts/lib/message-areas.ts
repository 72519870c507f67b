import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { RouteConfigEntry } from "@react-router/dev/routes";
import type { Plugin } from "vite";

const name = "virtual:message-areas";

/** The areas of the message catalogues that each address needs, for the browser to load those alone: `virtual:message-areas`. */
export function messageAreas({ app, routes }: { app: string; routes: RouteConfigEntry[] }): Plugin {
  return {
    name: "message-areas",
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load: (id) =>
      id === `\0${name}` ? `export const rows = ${JSON.stringify(areasByAddress(app, routes))};` : undefined,
  };
}

/** Each address of the route table with the areas its module, its parents' and all they import take messages from. */
export function areasByAddress(
  app: string,
  routes: RouteConfigEntry[],
): [address: string, areas: string[]][] {
  const areasOf = areasOfModule(app);
  const walk = (
    entries: RouteConfigEntry[],
    above: { path: string; areas: string[] },
  ): [string, string[]][] =>
    entries.flatMap((entry) => {
      const path = entry.path ? `${above.path}/${entry.path}` : above.path;
      const areas = [...new Set([...above.areas, ...areasOf(join(app, entry.file))])].sort();
      const own: [string, string[]][] = entry.path || entry.index ? [[path || "/", areas]] : [];
      return [...own, ...walk(entry.children ?? [], { path, areas })];
    });
  return walk(routes, { path: "", areas: [] });
}

/** The areas of `app/messages/en`, by key. */
function areaOfKey(app: string): Map<string, string> {
  const folder = join(app, "messages/en");
  const files = readdirSync(folder).filter((file) => file !== "index.ts");
  return new Map(
    files.flatMap((file) =>
      [...readFileSync(join(folder, file), "utf8").matchAll(/^ {2}"([^"]+)":/gm)].map(
        ([, key]) => [key!, file.replace(/\.ts$/, "")] as const,
      ),
    ),
  );
}

/**
 * Text that could be a key, or, before `${`, the head of one. `error.` and its codes are left out: those of the common areas are
 * there anyway, and what a form has to say comes in words from the server.
 */
const keyLike = /["'`]([a-z][\w-]*\.[\w.-]*)(\$\{)?/g;
const imported = /^(?:import|export)\s+(?!type\b)[^;]*?from\s+"([^"]+)"|import\("([^"]+)"\)/gm;

function areasOfModule(app: string): (file: string) => Set<string> {
  const areas = areaOfKey(app);
  const known = new Map<string, { areas: Set<string>; imports: string[] }>();

  const read = (file: string) => {
    const done = known.get(file);
    if (done) return done;
    const source = readFileSync(file, "utf8");
    const found = new Set<string>();
    for (const [, text, open] of source.matchAll(keyLike)) {
      if (text === "error." || text === undefined) continue;
      if (!open) {
        const area = areas.get(text);
        if (area) found.add(area);
      } else for (const [key, area] of areas) if (key.startsWith(text)) found.add(area);
    }
    const imports = [...source.matchAll(imported)].flatMap(([, from, lazy]) => {
      const module = moduleFile(app, file, (from ?? lazy)!);
      return module ? [module] : [];
    });
    const result = { areas: found, imports };
    known.set(file, result);
    return result;
  };

  return (file) => {
    const seen = new Set<string>();
    const found = new Set<string>();
    const todo = [file];
    for (let next = todo.pop(); next; next = todo.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      const { areas: own, imports } = read(next);
      for (const area of own) found.add(area);
      todo.push(...imports);
    }
    return found;
  };
}

/** The application's own module behind an import; undefined for packages and for what never reaches the browser: `*.server` and form schemas. */
function moduleFile(app: string, from: string, specifier: string): string | undefined {
  if (!/^(\.|~\/)/.test(specifier) || /(\.server|\/forms)(\.tsx?)?$/.test(specifier)) return undefined;
  const base = specifier.startsWith("~/") ? join(app, specifier.slice(2)) : join(dirname(from), specifier);
  if (base.startsWith(join(app, "messages"))) return undefined;
  return [base, `${base}.ts`, `${base}.tsx`, join(base, "index.ts"), join(base, "index.tsx")].find(
    (file) => existsSync(file) && statSync(file).isFile(),
  );
}
