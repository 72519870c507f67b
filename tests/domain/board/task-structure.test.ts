import fc from "fast-check";
import { expect, test } from "vitest";
import {
  comparePlaces,
  gapBeside,
  linkBetween,
  maximumLevels,
  positionBetween,
  positionsAfter,
  relationOf,
  requireDates,
  requireNestable,
  requireNoCircle,
} from "~/domain/board";

test("a link read from its other end is the same link", () => {
  const relations = fc.constantFrom("blocks", "blocked_by", "relates");
  const opposite = { blocks: "blocked_by", blocked_by: "blocks", relates: "relates" } as const;
  fc.assert(
    fc.property(
      fc.constantFrom("a", "b", "c"),
      fc.constantFrom("d", "e"),
      relations,
      (one, other, relation) => {
        const link = linkBetween({ taskId: one, relation, otherId: other });
        expect(linkBetween({ taskId: other, relation: opposite[relation], otherId: one })).toEqual(link);
        expect(relationOf(link, one)).toBe(relation);
        expect(relationOf(link, other)).toBe(opposite[relation]);
      },
    ),
  );
});

test("a task is not linked with itself, and a circle of waiting is refused while relating is free", () => {
  expect(() => linkBetween({ taskId: "a", relation: "relates", otherId: "a" })).toThrow("link_to_itself");
  const waiting = new Set(["a"]);
  expect(() => requireNoCircle({ fromId: "a", toId: "b", kind: "blocks" }, waiting, "B")).toThrow(
    "link_circle",
  );
  expect(() => requireNoCircle({ fromId: "a", toId: "b", kind: "relates" }, waiting, "B")).not.toThrow();
  expect(() => requireNoCircle({ fromId: "c", toId: "b", kind: "blocks" }, waiting, "B")).not.toThrow();
});

test("nesting stops at the deepest level and never closes a circle", () => {
  const counts = fc.record({ above: fc.integer({ min: 1, max: 5 }), height: fc.integer({ min: 1, max: 4 }) });
  fc.assert(
    fc.property(counts, ({ above, height }) => {
      const chain = Array.from({ length: above }, (_, i) => `t${i}`);
      const nest = () => requireNestable({ taskId: "new", above: chain, height });
      if (above + height > maximumLevels) expect(nest).toThrow("parent_too_deep");
      else expect(nest).not.toThrow();
    }),
  );
  expect(() => requireNestable({ taskId: "a", above: ["b", "a"], height: 1 })).toThrow("parent_circle");
});

test.each([
  ["2026-11-20", "2026-11-20", true],
  ["2026-11-21", "2026-11-20", false],
  [null, "2026-11-20", true],
  ["2026-11-21", null, true],
] as const)("start %s, due %s: fine = %s", (startOn, dueOn, fine) => {
  const check = () => requireDates({ startOn, dueOn });
  if (fine) expect(check).not.toThrow();
  else expect(check).toThrow("task_due_before_start");
});

test("moving an item up and down in a checklist changes places with its neighbour alone", () => {
  const moves = fc.array(
    fc.record({ at: fc.nat(5), direction: fc.constantFrom("up" as const, "down" as const) }),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(moves, (steps) => {
      const positions = positionsAfter(null, 6);
      let items = positions.map((position, i) => ({ id: `i${i}`, position }));
      const model = items.map(({ id }) => id);
      for (const { at, direction } of steps) {
        const itemId = model[at]!;
        const over = direction === "up" ? at - 1 : at + 1;
        const gap = gapBeside(items, { itemId, direction });
        if (over < 0 || over >= model.length) {
          expect(gap).toBeNull();
          continue;
        }
        [model[at], model[over]] = [model[over]!, model[at]!];
        const position = positionBetween(gap!.before, gap!.after);
        items = items.map((item) => (item.id === itemId ? { ...item, position } : item)).sort(comparePlaces);
        expect(items.map(({ id }) => id)).toEqual(model);
      }
    }),
  );
});
