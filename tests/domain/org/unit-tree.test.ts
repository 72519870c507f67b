import fc from "fast-check";
import { expect, test } from "vitest";
import { squadProblems } from "~/domain/org/squad";
import {
  depthOf,
  isUnder,
  movedPath,
  outline,
  pathsFromParents,
  pathUnder,
  wouldCycle,
} from "~/domain/org/unit-tree";

/** A forest: every unit's parent is an earlier one or none. */
const forest = fc.array(fc.option(fc.nat(), { nil: null }), { minLength: 1, maxLength: 15 }).map((parents) =>
  parents.map((parent, at) => ({
    id: `u${at}`,
    parentId: parent === null || at === 0 ? null : `u${parent % at}`,
  })),
);

const withPaths = (units: { id: string; parentId: string | null }[]) => {
  const { paths } = pathsFromParents(units);
  return units.map((unit) => ({ ...unit, path: paths.get(unit.id)! }));
};

test("every path is its parent's and the own id", () => {
  fc.assert(
    fc.property(forest, (units) => {
      const { paths, circular } = pathsFromParents(units);
      expect(circular).toEqual([]);
      for (const { id, parentId } of units) {
        expect(paths.get(id)).toBe(pathUnder(parentId === null ? null : paths.get(parentId)!, id));
      }
    }),
  );
});

test("units in a circle and below one have no path; all others have", () => {
  const { paths, circular } = pathsFromParents([
    { id: "a", parentId: "c" },
    { id: "b", parentId: "a" },
    { id: "c", parentId: "b" },
    { id: "d", parentId: "c" },
    { id: "e", parentId: null },
    { id: "f", parentId: "f" },
  ]);
  expect(circular.sort()).toEqual(["a", "b", "c", "d", "f"]);
  expect([...paths.keys()]).toEqual(["e"]);
});

test("a move makes a circle exactly when the new parent is the unit or below it", () => {
  fc.assert(
    fc.property(forest, fc.nat(), fc.nat(), (units, a, b) => {
      const tree = withPaths(units);
      const unit = tree[a % tree.length]!;
      const parent = tree[b % tree.length]!;
      const moved = units.map((one) => (one.id === unit.id ? { ...one, parentId: parent.id } : one));
      expect(wouldCycle({ path: unit.path, newParentPath: parent.path })).toBe(
        pathsFromParents(moved).circular.length > 0,
      );
    }),
  );
});

test("moving a branch gives every unit the path that its parents give", () => {
  fc.assert(
    fc.property(forest, fc.nat(), fc.nat(), (units, a, b) => {
      const tree = withPaths(units);
      const unit = tree[a % tree.length]!;
      const parent = tree[b % tree.length]!;
      fc.pre(!wouldCycle({ path: unit.path, newParentPath: parent.path }));
      const newPath = pathUnder(parent.path, unit.id);
      const { paths } = pathsFromParents(
        units.map((one) => (one.id === unit.id ? { ...one, parentId: parent.id } : one)),
      );
      for (const one of tree) {
        const path = isUnder(one.path, unit.path)
          ? movedPath(one.path, { oldPath: unit.path, newPath })
          : one.path;
        expect(path).toBe(paths.get(one.id));
      }
    }),
  );
});

test("a path is not under one that only begins alike", () => {
  expect(isUnder("/a/10/", "/a/1/")).toBe(false);
  expect(isUnder("/a/1/b/", "/a/1/")).toBe(true);
  expect(depthOf("/a/")).toBe(0);
  expect(depthOf("/a/1/b/")).toBe(2);
});

test("the outline has every unit once, after its parent, siblings in order", () => {
  fc.assert(
    fc.property(forest, (units) => {
      const ordered = outline(withPaths(units), (x, y) => x.id.localeCompare(y.id));
      expect(ordered.map((unit) => unit.id).sort()).toEqual(units.map((unit) => unit.id).sort());
      ordered.forEach((unit, at) => {
        if (unit.parentId !== null)
          expect(ordered.findIndex((one) => one.id === unit.parentId)).toBeLessThan(at);
      });
    }),
  );
});

test.each([
  [{ kind: "standing", endsOn: null }, []],
  [{ kind: "standing", endsOn: "2026-12-31" }, ["squad_standing_end"]],
  [{ kind: "task-force", endsOn: null }, ["squad_needs_end"]],
  [{ kind: "task-force", endsOn: "2026-12-31" }, []],
  [{ kind: "task-force", endsOn: "2025-12-31" }, ["squad_order"]],
  [{ kind: "standing", endsOn: null, unitIds: [] }, ["squad_needs_unit"]],
  [{ kind: "standing", endsOn: null, unitIds: ["u", "u"] }, ["squad_unit_twice"]],
] as const)("a squad with %o: %o", (values, expected) => {
  const squad = { startsOn: "2026-01-01", unitIds: ["u"], ...values };
  expect(squadProblems(squad).map((problem) => problem.reason)).toEqual(expected);
});

test("a squad's life covers its seats", () => {
  const squad = { kind: "task-force", startsOn: "2026-01-01", endsOn: "2026-06-30", unitIds: ["u"] } as const;
  expect(squadProblems(squad, [{ from: "2025-12-31", to: null }])).toEqual([
    { reason: "squad_seats_outside", field: "startsOn" },
  ]);
  expect(squadProblems(squad, [{ from: "2026-01-01", to: "2026-07-01" }])).toEqual([
    { reason: "squad_seats_outside", field: "endsOn" },
  ]);
  expect(squadProblems(squad, [{ from: "2026-01-01", to: null }])).toEqual([]);
});
