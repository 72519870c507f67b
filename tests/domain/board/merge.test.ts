import fc from "fast-check";
import { expect, test } from "vitest";
import {
  ageTint,
  mergeTask,
  type TaskFields,
  taskChanges,
  taskFields,
  wholeDays,
  wholeHours,
} from "~/domain/board";

const base: TaskFields = {
  title: "Retry policy",
  description: "",
  assigneeId: null,
  priority: "normal",
  startOn: null,
  dueOn: "2026-11-27",
  estimateHours: null,
  metricId: null,
};

test("changes to different fields are both kept", () => {
  const mine = { ...base, title: "Retry policy for exports" };
  const theirs = { ...base, dueOn: "2026-12-01" };
  expect(mergeTask({ base, mine, theirs })).toEqual({
    merged: { ...mine, dueOn: "2026-12-01" },
    conflicts: [],
  });
});

test("two different changes to one field are a conflict that keeps mine for the person to decide", () => {
  const mine = { ...base, title: "Mine" };
  const theirs = { ...base, title: "Theirs" };
  expect(mergeTask({ base, mine, theirs })).toEqual({
    merged: mine,
    conflicts: [{ field: "title", mine: "Mine", theirs: "Theirs" }],
  });
});

const fields = fc.record({
  title: fc.constantFrom("a", "b", "c"),
  description: fc.constantFrom("", "x"),
  assigneeId: fc.constantFrom(null, "p", "q"),
  priority: fc.constantFrom("low", "normal", "high", "urgent"),
  startOn: fc.constantFrom(null, "2026-11-20"),
  dueOn: fc.constantFrom(null, "2026-11-27", "2026-12-01"),
  estimateHours: fc.constantFrom(null, 4, 16),
  metricId: fc.constantFrom(null, "m"),
}) satisfies fc.Arbitrary<TaskFields>;

test("per field: who alone changed it wins, the same change is no conflict, and nothing typed is lost", () => {
  fc.assert(
    fc.property(fields, fields, fields, (start, mine, theirs) => {
      const { merged, conflicts } = mergeTask({ base: start, mine, theirs });
      for (const field of taskFields) {
        const iChanged = mine[field] !== start[field];
        const theyChanged = theirs[field] !== start[field];
        expect(merged[field]).toBe(iChanged ? mine[field] : theirs[field]);
        const conflict = conflicts.some((other) => other.field === field);
        expect(conflict).toBe(iChanged && theyChanged && mine[field] !== theirs[field]);
      }
    }),
  );
});

test("changes name exactly the fields that differ", () => {
  expect(taskChanges(base, base)).toEqual({});
  expect(taskChanges(base, { ...base, dueOn: null, priority: "high" })).toEqual({
    dueOn: { from: "2026-11-27", to: null },
    priority: { from: "normal", to: "high" },
  });
});

test.each([
  [4, 0],
  [5, 1],
  [9, 1],
  [10, 2],
] as const)("a card of %s days in its column has tint %s", (days, tint) => {
  expect(ageTint(days)).toBe(tint);
});

test("ages are whole elapsed days and hours, never negative", () => {
  const since = new Date("2026-11-20T08:00:00Z");
  expect(wholeDays(since, new Date("2026-11-22T07:59:59Z"))).toBe(1);
  expect(wholeHours(since, new Date("2026-11-22T07:59:59Z"))).toBe(47);
  expect(wholeDays(since, new Date("2026-11-19T08:00:00Z"))).toBe(0);
  expect(wholeHours(since, new Date("2026-11-19T08:00:00Z"))).toBe(0);
});
