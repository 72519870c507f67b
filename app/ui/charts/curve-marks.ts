import { type Curve, curveShape, type Knot } from "~/domain/assessment";
import { decimal, shortDecimal } from "~/domain/exact";

export type MarkName =
  | "threshold"
  | "target"
  | "stretch"
  | "outer_low"
  | "low"
  | "high"
  | "outer_high"
  | "cap"
  | "standard"
  | "zero";

/** A named value on the axis of a curve, with the points it gives; decimal strings. */
export type CurveMark = { name: MarkName; x: string; points: string };

const DRAWN_PLACES = 6;
const HUNDRED = decimal("100");

/** The values a reader knows the curve by, from worst to best (a band: from low to high). Milestones have none. */
export function curveMarks(curve: Curve): CurveMark[] {
  const { knots } = curveShape(curve);
  const [first, last] = [knots[0], knots.at(-1)];
  switch (curve.kind === "blend" ? curve.parts[0]?.curve.kind : curve.kind) {
    case "threshold":
      return named(knots.slice(1), ["threshold", "target", "stretch"]);
    case "band":
      return named(knots.slice(1, 5), ["outer_low", "low", "high", "outer_high"]);
    case "ratio":
      return last === undefined ? [] : ratioMarks(last, curve.kind === "ratio" ? curve.target : null);
    case "deduction":
      if (first === undefined || last === undefined) return [];
      return first === last
        ? [{ name: "standard", ...last }]
        : [
            { name: "zero", ...first },
            { name: "standard", ...last },
          ];
    default:
      return [];
  }
}

function named(knots: Knot[], names: readonly MarkName[]): CurveMark[] {
  return knots.flatMap((knot, i) => {
    const name = names[i];
    return name === undefined ? [] : [{ name, ...knot }];
  });
}

/** The cap is reached at target × cap ÷ 100, from which the averaged target of a blend is found again. */
function ratioMarks(capped: Knot, known: string | null): CurveMark[] {
  const cap = decimal(capped.points);
  if (cap.isZero()) return [{ name: "cap", ...capped }];
  const target = known ?? shortDecimal(decimal(capped.x).mul(HUNDRED).div(cap), DRAWN_PLACES).text;
  const atTarget = cap.lt(HUNDRED) ? capped.points : "100";
  if (cap.equals(HUNDRED)) return [{ name: "target", x: target, points: atTarget }];
  return [
    { name: "target", x: target, points: atTarget },
    { name: "cap", ...capped },
  ];
}
