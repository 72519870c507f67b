import fc from "fast-check";
import { expect, test } from "vitest";
import { subscriberOf, waitAfter } from "~/domain/identity";

test.each([
  ["account", 4, 0],
  ["account", 5, 30],
  ["account", 6, 60],
  ["account", 12, 3600],
  ["account", 500, 3600],
  ["address", 39, 0],
  ["address", 40, 60],
  ["address", 49, 60],
  ["address", 50, 120],
] as const)("%s: after %i attempts wait %i s", (kind, attempts, seconds) => {
  expect(waitAfter(kind, attempts)).toBe(seconds);
});

test("waiting never gets shorter with more attempts, nor longer than an hour", () => {
  fc.assert(
    fc.property(fc.constantFrom("account", "address"), fc.nat(10_000), (kind, n) => {
      expect(waitAfter(kind, n + 1)).toBeGreaterThanOrEqual(waitAfter(kind, n));
      expect(waitAfter(kind, n)).toBeLessThanOrEqual(3600);
    }),
  );
});

test.each([
  ["203.0.113.9", "203.0.113.9"],
  ["::ffff:203.0.113.9", "203.0.113.9"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:db8:1:2::9", "2001:db8:1:2::/64"],
  ["2001:0DB8::1", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
])("%s belongs to subscriber %s", (address, subscriber) => {
  expect(subscriberOf(address)).toBe(subscriber);
});
