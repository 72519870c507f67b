import fc from "fast-check";
import { expect, test } from "vitest";
import { maximumAttempts, retryAfter } from "~/platform/jobs/backoff";

const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const attempt = fc.integer({ min: 1, max: maximumAttempts - 1 });

test("each pause is longer than the one before, whatever chance says, until the longest", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), chance, chance, (n, a, b) => {
      expect(retryAfter(n + 1, b)!).toBeGreaterThan(retryAfter(n, a)!);
    }),
  );
});

test("a pause is a quarter more or less than its middle and at most ten hours", () => {
  fc.assert(
    fc.property(attempt, chance, (n, random) => {
      const middle = Math.min(15_000 * 4 ** (n - 1), 8 * 3_600_000);
      const pause = retryAfter(n, random)!;
      expect(Math.abs(pause - middle)).toBeLessThanOrEqual(middle / 4 + 1);
      expect(pause).toBeLessThanOrEqual(10 * 3_600_000);
    }),
  );
});

test("after the eighth attempt there is no other", () => {
  expect(retryAfter(maximumAttempts, 0)).toBeNull();
});
