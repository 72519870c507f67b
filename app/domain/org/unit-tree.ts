/** A unit as far as its place in the tree goes. `path` is `/rootId/…/id/`. */
export type TreeUnit = { id: string; parentId: string | null; path: string };

/** The materialised path of a unit under `parentPath`; null stands for the top. */
export const pathUnder = (parentPath: string | null, id: string): string => `${parentPath ?? "/"}${id}/`;

/** True when `path` is that of the unit at `above` or of one below it. */
export const isUnder = (path: string, above: string): boolean => path.startsWith(above);

/** True when hanging the unit at `path` under the one at `newParentPath` would make it its own ancestor. */
export const wouldCycle = ({
  path,
  newParentPath,
}: {
  path: string;
  newParentPath: string | null;
}): boolean => newParentPath !== null && isUnder(newParentPath, path);

/** The path of a unit below `oldPath` after that part of the tree moved to `newPath`. */
export const movedPath = (path: string, { oldPath, newPath }: { oldPath: string; newPath: string }): string =>
  newPath + path.slice(oldPath.length);

/** Depth in the tree: 0 at the top. */
export const depthOf = (path: string): number => path.split("/").length - 3;

/**
 * The paths of all units by id, from their parents alone, and the ids that stand in a circle or under one (they have no
 * path). A parent that is not among them counts as the top.
 */
export function pathsFromParents(units: readonly Pick<TreeUnit, "id" | "parentId">[]): {
  paths: Map<string, string>;
  circular: string[];
} {
  const children = new Map<string | null, string[]>();
  const known = new Set(units.map((unit) => unit.id));
  for (const { id, parentId } of units) {
    const parent = parentId !== null && known.has(parentId) ? parentId : null;
    const siblings = children.get(parent);
    if (siblings) siblings.push(id);
    else children.set(parent, [id]);
  }
  const paths = new Map<string, string>();
  const waiting: { parent: string | null; path: string | null }[] = [{ parent: null, path: null }];
  for (let at = waiting.pop(); at; at = waiting.pop()) {
    for (const id of children.get(at.parent) ?? []) {
      const path = pathUnder(at.path, id);
      paths.set(id, path);
      waiting.push({ parent: id, path });
    }
  }
  return { paths, circular: units.filter((unit) => !paths.has(unit.id)).map((unit) => unit.id) };
}

/** Units in outline order, every one after its parent, siblings by `compare`. */
export function outline<U extends TreeUnit>(units: readonly U[], compare: (a: U, b: U) => number): U[] {
  const known = new Set(units.map((unit) => unit.id));
  const children = new Map<string | null, U[]>();
  for (const unit of units) {
    const parent = unit.parentId !== null && known.has(unit.parentId) ? unit.parentId : null;
    children.set(parent, [...(children.get(parent) ?? []), unit]);
  }
  const ordered: U[] = [];
  const visit = (parent: string | null) => {
    for (const unit of [...(children.get(parent) ?? [])].sort(compare)) {
      ordered.push(unit);
      visit(unit.id);
    }
  };
  visit(null);
  return ordered;
}
