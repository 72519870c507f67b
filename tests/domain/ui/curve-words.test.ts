import { expect, test } from "vitest";
import "~/messages/register.server";
import { type Curve, explainCurve, type MilestoneActual } from "~/domain/assessment";
import { formatFor, type Locale, translator } from "~/platform/i18n";
import { curveAlternative, formula } from "~/ui/charts/curve-words";

const words = (locale: Locale) => ({ t: translator(locale), f: formatFor(locale, "Asia/Shanghai") });
const written = (curve: Curve, actual: string | MilestoneActual) =>
  formula(words("en"), explainCurve(curve, actual).arithmetic);

const threshold: Curve = { kind: "threshold", threshold: "20", target: "24", stretch: "28" };
const band: Curve = { kind: "band", outerLow: "-10", low: "-5", high: "5", outerHigh: "10" };
const ratio: Curve = { kind: "ratio", target: "450" };
const deduction: Curve = { kind: "deduction", standard: "99.95", unit: "0.01", pointsPerUnit: "40" };
const milestones: Curve = {
  kind: "milestones",
  milestones: [
    { id: "a", points: "60" },
    { id: "b", points: "40" },
  ],
};

test.each<[string, Curve, string | MilestoneActual, string]>([
  ["up to the target", threshold, "23.24", "60 + 40 × (23.24 − 20) ÷ (24 − 20)"],
  ["beyond the target", threshold, "25", "100 + 20 × (25 − 24) ÷ (28 − 24)"],
  ["short of the threshold", threshold, "19", "threshold 20 not reached"],
  ["at the stretch", threshold, "28", "stretch 28 reached"],
  ["low edge with negative numbers", band, "-6", "60 + 40 × (−6 − (−10)) ÷ (−5 − (−10))"],
  ["inside the band", band, "0", "inside of the band"],
  ["outside the band", band, "11", "beyond the outer limit 10"],
  ["ratio", ratio, "412.6", "100 × 412.6 ÷ 450"],
  ["ratio at its cap", ratio, "600", "100 × 600 ÷ 450, at most 120,"],
  ["deduction", deduction, "99.93", "100 − 40 × ⌊0.02 ÷ 0.01⌋"],
  ["deduction below 0", deduction, "99.9", "100 − 40 × ⌊0.05 ÷ 0.01⌋, at least 0,"],
  ["milestones", milestones, { a: 3 }, "56.40 + 0.00"],
])("the formula of a curve, %s", (_case, curve, actual, text) => {
  expect(written(curve, actual)).toBe(text);
});

test("the text alternative tells marks, actual and points in both languages", () => {
  expect(curveAlternative(words("en"), { curve: threshold, actual: "23.24", unit: "CNY bn" })).toBe(
    "Scoring curve: Threshold 20\u00a0CNY bn, Target 24\u00a0CNY bn, Stretch 28\u00a0CNY bn. Actual 23.24\u00a0CNY bn gives 92.40 points.",
  );
  expect(curveAlternative(words("zh-CN"), { curve: threshold, actual: null, unit: "%" })).toBe(
    "计分曲线：门槛 20%，目标 24%，挑战 28%。暂无读数。",
  );
  expect(curveAlternative(words("en"), { curve: milestones, actual: { a: 3 }, unit: "" })).toBe(
    "Milestones: 1 of 2 reached, 56.40 of 100 points.",
  );
});
