import { expect, test } from "vitest";
import { differences } from "~/domain/audit/difference";

test("names the leaves that differ, and only those", () => {
  const before = { name: "A", terms: { from: "2026-01-01", to: null }, same: 1 };
  const after = { name: "B", terms: { from: "2026-01-01", to: "2026-06-30" }, same: 1 };
  expect(differences(before, after)).toEqual([
    { path: "name", before: "A", after: "B" },
    { path: "terms.to", before: null, after: "2026-06-30" },
  ]);
});

test("a thing that came or went shows all of its leaves", () => {
  expect(differences(null, { a: 0, b: { c: false } })).toEqual([
    { path: "a", before: null, after: "0" },
    { path: "b.c", before: null, after: "false" },
  ]);
  expect(differences({ a: 1 }, null)).toEqual([{ path: "a", before: "1", after: null }]);
});

test("lists of plain values are one leaf, lists of things are not", () => {
  expect(differences({ roles: ["hr"] }, { roles: ["hr", "administrator"] })).toEqual([
    { path: "roles", before: "hr", after: "hr, administrator" },
  ]);
  expect(differences({ lines: [{ w: 1 }, { w: 2 }] }, { lines: [{ w: 1 }, { w: 3 }] })).toEqual([
    { path: "lines.1.w", before: "2", after: "3" },
  ]);
});

test("bare values have the empty path", () => {
  expect(differences("old", "new")).toEqual([{ path: "", before: "old", after: "new" }]);
});
