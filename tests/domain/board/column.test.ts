import { expect, test } from "vitest";
import { limitState, requireWithinLimit } from "~/domain/board";

test.each([
  [0, null, "free"],
  [99, null, "free"],
  [2, 3, "free"],
  [3, 3, "at-limit"],
  [4, 3, "over-limit"],
] as const)("%i cards under a limit of %s: %s", (count, wipLimit, expected) => {
  expect(limitState({ count, wipLimit })).toBe(expected);
});

test("a limit that refuses lets a column fill up to it and names the column beyond", () => {
  const column = "Review";
  expect(() => requireWithinLimit({ count: 3, wipLimit: 3, column })).not.toThrow();
  expect(() => requireWithinLimit({ count: 4, wipLimit: 3, column })).toThrow(
    expect.objectContaining({ code: "invalid", reason: "column_full", params: { column, limit: 3 } }),
  );
});
