import { expect, test } from "vitest";
import { heatStep } from "~/ui/charts/heat-step";

test.each([
  ["0.00", "under60"],
  ["59.99", "under60"],
  ["60.00", "under80"],
  ["79.99", "under80"],
  ["80.00", "under100"],
  ["99.99", "under100"],
  ["100.00", "under110"],
  ["109.99", "under110"],
  ["110.00", "above110"],
  ["120.00", "above110"],
] as const)("%s points are shaded %s", (points, step) => {
  expect(heatStep(points)).toBe(step);
});
