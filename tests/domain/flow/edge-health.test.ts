import { expect, test } from "vitest";
import { type EdgeFlow, edgeHealth } from "~/domain/flow/edge-health";

const flow: EdgeFlow = { count: 20, medianHours: 20, returned: 0, limitHours: 48, returnRate: 2_000 };

test.each([
  ["no hand-offs", { count: 0, medianHours: null }, "none"],
  ["short waits", {}, "flowing"],
  ["a median wait at the limit", { medianHours: 48 }, "flowing"],
  ["a median wait over the limit", { medianHours: 48.01 }, "slow"],
  ["the squad's own, shorter limit", { limitHours: 12 }, "slow"],
  ["exactly 20 % sent back", { returned: 4 }, "flowing"],
  ["more than 20 % sent back", { returned: 5 }, "bouncing"],
  ["the squad's own, lower share sent back", { returned: 3, returnRate: 1_000 }, "bouncing"],
  ["one of four sent back", { count: 4, returned: 1 }, "bouncing"],
  ["both slow and sent back", { medianHours: 90, returned: 9 }, "bouncing"],
  ["nothing accepted yet", { medianHours: null }, "flowing"],
] as const)("%s: %o is %s", (_case, change, health) => {
  expect(edgeHealth({ ...flow, ...change })).toBe(health);
});
