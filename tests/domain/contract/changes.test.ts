import fc from "fast-check";
import { expect, test } from "vitest";
import { contractChanges, contractContent } from "~/domain/contract";
import { arbitraryLines, line, threshold } from "./lines";

const version = (lines: ReturnType<typeof line>[], effectiveFrom: string | null = null) => ({
  effectiveFrom,
  lines,
});

test("a changed weight and a changed target are told with both numbers", () => {
  const before = version([line("aum", { weight: 4000, curve: threshold("24") })]);
  const after = version([line("aum", { weight: 3500, curve: threshold("25") })]);
  expect(contractChanges(before, after)).toEqual([
    { change: "weight", line: "aum", from: 4000, to: 3500 },
    { change: "curve-number", line: "aum", field: "target", from: "24", to: "25" },
  ]);
});

test("lines added and removed, and the day it holds from", () => {
  const changes = contractChanges(version([line("a")]), version([line("b", { weight: 100 })], "2026-12-01"));
  expect(changes).toEqual([
    { change: "added", line: "b", weight: 100 },
    { change: "removed", line: "a", weight: 5000 },
    { change: "effective-from", from: null, to: "2026-12-01" },
  ]);
});

test("another writing of the same number is no change; a default written out is none either", () => {
  const before = line("a", { curve: { kind: "ratio", target: "24" } });
  const after = line("a", { curve: { kind: "ratio", target: "24.0", cap: "120" } });
  expect(contractChanges(version([before]), version([after]))).toEqual([]);
});

test("a new kind of curve is told as such, without its numbers", () => {
  const changes = contractChanges(
    version([line("a")]),
    version([line("a", { curve: { kind: "ratio", target: "1" } })]),
  );
  expect(changes).toEqual([{ change: "curve-kind", line: "a", from: "threshold", to: "ratio" }]);
});

test("the order alone is a change", () => {
  expect(contractChanges(version([line("a"), line("b")]), version([line("b"), line("a")]))).toEqual([
    { change: "order" },
  ]);
});

test("two versions differ exactly when their content does", () => {
  const address = { squadId: "s", cycleId: "c" };
  fc.assert(
    fc.property(arbitraryLines, arbitraryLines, (before, after) => {
      const content = (lines: typeof before) =>
        JSON.stringify(contractContent({ ...address, effectiveFrom: null, lines }));
      const same = content(before) === content(after);
      expect(contractChanges(version(before), version(after)).length === 0).toBe(same);
      expect(contractChanges(version(before), version(before))).toEqual([]);
    }),
  );
});

test("a difference read backwards has as many changes", () => {
  fc.assert(
    fc.property(arbitraryLines, arbitraryLines, (before, after) => {
      const forth = contractChanges(version(before), version(after));
      const back = contractChanges(version(after), version(before));
      expect(back).toHaveLength(forth.length);
    }),
  );
});
