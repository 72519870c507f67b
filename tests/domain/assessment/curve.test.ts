import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Curve,
  type CurveArithmetic,
  curvePoints,
  curveShape,
  explainCurve,
  validateCurve,
} from "~/domain/assessment";
import { type Exact, exactText } from "~/domain/exact";
import { clamp, decimal, HUNDRED, integer, ONE, printed, sum, ZERO } from "~/domain/exact/exact";
import { actualValue, milestoneActual, milestonesCurve, numericCurve, thresholdCurve } from "./arbitraries";
import { oraclePoints } from "./oracle";

const wealth: Curve = { kind: "threshold", threshold: "20", target: "24", stretch: "28" };
const falling: Curve = { kind: "threshold", threshold: "10", target: "5", stretch: "2" };
const band: Curve = { kind: "band", outerLow: "38", low: "40", high: "45", outerHigh: "48" };
const deduction: Curve = { kind: "deduction", standard: "99", unit: "2", pointsPerUnit: "30" };
const milestones: Curve = {
  kind: "milestones",
  milestones: [
    { id: "a", points: "30" },
    { id: "b", points: "70" },
  ],
};
const blend: Curve = {
  kind: "blend",
  parts: [
    { days: 181, curve: { kind: "threshold", threshold: "80", target: "100", stretch: "120" } },
    { days: 184, curve: { kind: "threshold", threshold: "112", target: "140", stretch: "168" } },
  ],
};

test("every generated curve is valid and its points are the oracle's", () => {
  fc.assert(
    fc.property(numericCurve, actualValue, (curve, actual) => {
      expect(validateCurve(curve)).toEqual([]);
      expect(exactText(curvePoints(curve, actual))).toBe(exactTextOf(oraclePoints(curve, actual)));
    }),
    { numRuns: 1000 },
  );
});

function exactTextOf(value: { s: bigint; n: bigint; d: bigint }): string {
  return exactText(
    integer(Number(value.s))
      .mul(decimal(String(value.n)))
      .div(decimal(String(value.d))),
  );
}

test("points never fall while the actual improves", () => {
  fc.assert(
    fc.property(thresholdCurve(), actualValue, actualValue, (curve, a, b) => {
      const rises = curveShape(curve).direction === "increase";
      const [worse, better] = decimal(a).lt(decimal(b)) === rises ? [a, b] : [b, a];
      expect(curvePoints(curve, better).gte(curvePoints(curve, worse))).toBe(true);
    }),
  );
});

test("ratio and deduction never fall while the actual grows; every curve stays at 0 or above", () => {
  fc.assert(
    fc.property(numericCurve, actualValue, actualValue, (curve, a, b) => {
      const [low, high] = decimal(a).lt(decimal(b)) ? [a, b] : [b, a];
      if (curve.kind === "ratio" || curve.kind === "deduction") {
        expect(curvePoints(curve, high).gte(curvePoints(curve, low))).toBe(true);
      }
      expect(curvePoints(curve, a).gte(ZERO)).toBe(true);
    }),
  );
});

test("milestones give between 0 and 100 points, never more for being later", () => {
  fc.assert(
    fc.property(
      milestonesCurve.chain((curve) => fc.tuple(fc.constant(curve), milestoneActual(curve))),
      ([curve, actual]) => {
        const points = curvePoints(curve, actual);
        expect(points.gte(ZERO) && points.lte(HUNDRED)).toBe(true);
        const later = Object.fromEntries(Object.entries(actual).map(([id, days]) => [id, days + 1]));
        expect(curvePoints(curve, later).lte(points)).toBe(true);
        expect(exactText(points)).toBe(exactTextOf(oraclePoints(curve, actual)));
      },
    ),
  );
});

test("a blend of two equal parts scores like the part", () => {
  fc.assert(
    fc.property(thresholdCurve(), actualValue, fc.integer({ min: 1, max: 300 }), (curve, actual, days) => {
      const parts = [
        { days, curve },
        { days: 17, curve },
      ];
      expect(curvePoints({ kind: "blend", parts }, actual).equals(curvePoints(curve, actual))).toBe(true);
    }),
  );
});

test("a curve reads the kind of actual it is made for", () => {
  expect(() => curvePoints(wealth, {})).toThrow(TypeError);
  expect(exactText(curvePoints(milestones, "50"))).toBe("0");
});

test("the arithmetic of the contract page", () => {
  expect(explainCurve(wealth, "23.24")).toEqual({
    points: { printed: "92.40", exact: "92.4" },
    arithmetic: {
      rule: "line",
      segment: "threshold-to-target",
      start: "60",
      rise: "40",
      actual: "23.24",
      from: "20",
      to: "24",
    },
    approximate: false,
  });
});

test.each<[string, Curve, string, CurveArithmetic["rule"], string]>([
  ["below the threshold", wealth, "19.99", "worse-than-threshold", "0.00"],
  ["at the threshold", wealth, "20", "line", "60.00"],
  ["above the target", wealth, "25", "line", "105.00"],
  ["beyond the stretch", wealth, "30", "stretch-reached", "120.00"],
  ["worse where lower is better", falling, "11", "worse-than-threshold", "0.00"],
  ["better where lower is better", falling, "4.4", "line", "104.00"],
  ["best where lower is better", falling, "1", "stretch-reached", "120.00"],
  ["under the band", band, "37", "outside-band", "0.00"],
  ["over the band", band, "49", "outside-band", "0.00"],
  ["on the band's lower slope", band, "39", "line", "80.00"],
  ["on the band's upper slope", band, "46", "line", "86.67"],
  ["in the band", band, "42", "inside-band", "100.00"],
])("the rule %s", (_, curve, actual, rule, points) => {
  const explained = explainCurve(curve, actual);
  expect([explained.arithmetic.rule, explained.points.printed]).toEqual([rule, points]);
});

test("a ratio says when it is held at its ends", () => {
  const held = (actual: string) => explainCurve({ kind: "ratio", target: "50" }, actual).arithmetic;
  expect(held("45")).toEqual({ rule: "ratio", actual: "45", target: "50", cap: "120", held: null });
  expect(held("70")).toMatchObject({ held: "at-cap" });
  expect(held("-3")).toMatchObject({ held: "at-zero" });
});

test("a deduction shows its whole units", () => {
  const explained = (actual: string) => explainCurve(deduction, actual);
  expect(explained("94.5")).toEqual({
    points: { printed: "40.00", exact: "40" },
    arithmetic: {
      rule: "deduction",
      pointsPerUnit: "30",
      units: "2",
      shortfall: "4.5",
      unit: "2",
      floored: false,
    },
    approximate: false,
  });
  expect(explained("90").arithmetic).toMatchObject({ units: "4", floored: true });
  expect(explained("120").arithmetic).toMatchObject({ units: "0", shortfall: "0", floored: false });
});

test("milestones are explained one by one", () => {
  expect(explainCurve(milestones, { b: 5 })).toEqual({
    points: { printed: "63.00", exact: "63" },
    arithmetic: {
      rule: "milestones",
      decayPerDay: "0.02",
      milestones: [
        { id: "a", points: "30", daysLate: null, earned: { printed: "0.00", exact: "0" } },
        { id: "b", points: "70", daysLate: 5, earned: { printed: "63.00", exact: "63" } },
      ],
    },
    approximate: false,
  });
  expect(explainCurve(milestones, { a: -4 }).arithmetic).toMatchObject({
    milestones: [{ daysLate: 0 }, { daysLate: null }],
  });
});

test("an averaged target is shown rounded and said to be", () => {
  const { points, arithmetic, approximate } = explainCurve(blend, "115");
  expect(points.printed).toBe("91.40");
  expect(arithmetic).toMatchObject({ rule: "line", from: "96.131507", to: "120.164384" });
  expect(approximate).toBe(true);
});

/** What a reader would work out from the explanation with a pocket calculator. */
function reckoned(arithmetic: CurveArithmetic, curve: Curve): Exact | null {
  switch (arithmetic.rule) {
    case "worse-than-threshold":
    case "outside-band":
      return ZERO;
    case "inside-band":
      return HUNDRED;
    case "stretch-reached":
      return curve.kind === "threshold" ? decimal(curve.points?.stretch ?? "120") : null;
    case "line": {
      const { start, rise, actual, from, to } = arithmetic;
      const way = decimal(actual)
        .sub(decimal(from))
        .div(decimal(to).sub(decimal(from)));
      return decimal(start).add(decimal(rise).mul(way));
    }
    case "ratio": {
      const free = HUNDRED.mul(decimal(arithmetic.actual)).div(decimal(arithmetic.target));
      return clamp(free, ZERO, decimal(arithmetic.cap));
    }
    case "deduction": {
      const lost = decimal(arithmetic.pointsPerUnit).mul(decimal(arithmetic.units));
      return arithmetic.floored ? ZERO : HUNDRED.sub(lost);
    }
    case "milestones":
      return sum(
        arithmetic.milestones.map(({ points, daysLate }) => {
          if (daysLate === null) return ZERO;
          const left = ONE.sub(decimal(arithmetic.decayPerDay).mul(integer(daysLate)));
          return decimal(points).mul(clamp(left, ZERO, ONE));
        }),
      );
  }
}

test("an explanation works out to the points", () => {
  const withActual = fc.oneof(
    fc.tuple(numericCurve, actualValue),
    milestonesCurve.chain((curve) => fc.tuple(fc.constant(curve), milestoneActual(curve))),
  );
  fc.assert(
    fc.property(withActual, ([curve, actual]) => {
      const { arithmetic, approximate, points } = explainCurve(curve, actual, 2);
      const worked = reckoned(arithmetic, curve);
      if (approximate || worked === null) return;
      expect(printed(worked, 2)).toBe(points.printed);
    }),
    { numRuns: 500 },
  );
});

test("the shape of each kind", () => {
  expect(curveShape(wealth)).toEqual({
    direction: "increase",
    knots: [
      { x: "20", points: "0" },
      { x: "20", points: "60" },
      { x: "24", points: "100" },
      { x: "28", points: "120" },
    ],
    before: "0",
    after: "120",
    smoothed: false,
  });
  expect(curveShape(falling)).toMatchObject({
    direction: "decrease",
    knots: [{ x: "10" }, { x: "10" }, { x: "5" }, { x: "2" }],
  });
  expect(curveShape(band)).toMatchObject({ direction: "inside", before: "0", after: "0" });
  expect(curveShape({ kind: "ratio", target: "50", cap: "150" }).knots).toEqual([
    { x: "0", points: "0" },
    { x: "75", points: "150" },
  ]);
  expect(curveShape(milestones)).toEqual({
    direction: null,
    knots: [],
    before: "0",
    after: "100",
    smoothed: false,
  });
  expect(curveShape(blend).knots[0]).toEqual({ x: "96.131507", points: "0" });
});

test("a deduction is a staircase down to 0", () => {
  expect(curveShape(deduction)).toEqual({
    direction: "increase",
    knots: [
      { x: "91", points: "0" },
      { x: "91", points: "10" },
      { x: "93", points: "10" },
      { x: "93", points: "40" },
      { x: "95", points: "40" },
      { x: "95", points: "70" },
      { x: "97", points: "70" },
      { x: "97", points: "100" },
      { x: "99", points: "100" },
    ],
    before: "0",
    after: "100",
    smoothed: false,
  });
  expect(curveShape({ ...deduction, pointsPerUnit: "0" }).knots).toEqual([{ x: "99", points: "100" }]);
  expect(curveShape({ ...deduction, pointsPerUnit: "25" }).knots).toHaveLength(9);
  expect(curveShape({ ...deduction, pointsPerUnit: "1" })).toEqual({
    direction: "increase",
    knots: [
      { x: "-101", points: "0" },
      { x: "99", points: "100" },
    ],
    before: "0",
    after: "100",
    smoothed: true,
  });
});

test("the drawn line passes through the points", () => {
  fc.assert(
    fc.property(numericCurve, fc.nat(), (curve, at) => {
      const { knots, smoothed } = curveShape(curve);
      const knot = knots[at % Math.max(1, knots.length)];
      if (knot === undefined || smoothed || curve.kind === "blend" || curve.kind === "ratio") return;
      const drawn = knots.filter(({ x }) => x === knot.x).map(({ points }) => points);
      expect(drawn).toContain(exactText(curvePoints(curve, knot.x)));
    }),
  );
});
