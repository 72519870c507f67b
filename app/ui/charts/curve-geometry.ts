import { scaleLinear } from "d3-scale";
import { type Curve, curvePoints, curveShape, type Knot, type MilestonesCurve } from "~/domain/assessment";
import { printed } from "~/domain/exact";
import { type CurveMark, curveMarks } from "./curve-marks";

export type Point = { x: number; y: number };
export type Box = { left: number; right: number; top: number; bottom: number };

/** Every kind that is drawn as a line; milestones are drawn as bars. */
export type LineCurve = Exclude<Curve, MilestonesCurve>;

export type CurveGeometry = {
  /** Connected stretches of the curve, left (worse) to right (better). */
  strokes: Point[][];
  /** Where the points jump: dotted for the step from 0 at a threshold, plain for a staircase. */
  steps: { from: Point; to: Point; dotted: boolean }[];
  corners: Point[];
  marks: { mark: CurveMark; at: Point }[];
  /** True when the axis runs from high to low, because lower is better. */
  backwards: boolean;
  /** Heights of the levels worth a grid line, by their points. */
  levels: { points: number; y: number }[];
  hundred: number;
  /** Where the actual stands, its points with two decimals, and the side it lies beyond when it is off the drawing. */
  actual: (Point & { points: string; beyond: "left" | "right" | null }) | null;
};

/** Room before the first and after the last corner, as a share of the span between them. */
const margins = {
  threshold: { worse: 0.22, better: 0.16 },
  band: { worse: 0.2, better: 0.2 },
  ratio: { worse: 0.04, better: 0.16 },
  deduction: { worse: 0.08, better: 0.16 },
} as const;

/** An actual farther out than this share of the span is shown at the border with an arrow. */
const REACH = 1;

/** Scores run to 120 on every curve, so that two curves side by side can be compared. */
const TOP_POINTS = 120;

export const lineKind = (curve: LineCurve): keyof typeof margins =>
  curve.kind === "blend" ? (curve.parts[0]?.curve.kind ?? "threshold") : curve.kind;

/** The drawing of a valid curve in `box`; better is always right, so a lower-is-better axis runs backwards. */
export function curveGeometry(
  curve: LineCurve,
  { actual, box }: { actual: string | null; box: Box },
): CurveGeometry {
  const kind = lineKind(curve);
  const { direction, knots, before, after } = curveShape(curve);
  const marks = curveMarks(curve);
  const xs = [...knots, ...marks].map((knot) => Number(knot.x));
  const [low, high] = [Math.min(...xs), Math.max(...xs)];
  const span = high - low || Math.abs(high) * 0.2 || 1;
  const backwards = direction === "decrease";
  const { worse, better } = margins[kind];
  let from = low - span * (backwards ? better : worse);
  let to = high + span * (backwards ? worse : better);
  const reading = actual === null ? null : Number(actual);
  if (reading !== null) {
    from = Math.max(low - span * REACH, Math.min(from, reading - span * 0.05));
    to = Math.min(high + span * REACH, Math.max(to, reading + span * 0.05));
  }

  const x = scaleLinear(backwards ? [to, from] : [from, to], [box.left, box.right]).clamp(true);
  const top = Math.max(TOP_POINTS, ...knots.map((knot) => Number(knot.points)));
  const y = scaleLinear([0, top], [box.bottom, box.top]);
  const place = (knot: Knot): Point => ({ x: x(Number(knot.x)), y: y(Number(knot.points)) });

  const corners = knots.map(place);
  const line: Point[] = [
    { x: box.left, y: y(Number(before)) },
    ...corners,
    { x: box.right, y: y(Number(after)) },
  ];
  return {
    ...split(line, { dotted: kind !== "deduction" }),
    corners: kind === "deduction" ? [] : corners.filter((corner) => corner.y < box.bottom),
    marks: marks.map((mark) => ({ mark, at: place(mark) })),
    backwards,
    levels: levelsOf(kind, knots).map((points) => ({ points, y: y(points) })),
    hundred: y(100),
    actual:
      actual === null || reading === null
        ? null
        : actualAt(curve, { actual, reading, from, to, x, y, backwards }),
  };
}

function actualAt(
  curve: LineCurve,
  at: {
    actual: string;
    reading: number;
    from: number;
    to: number;
    x: (value: number) => number;
    y: (points: number) => number;
    backwards: boolean;
  },
): CurveGeometry["actual"] {
  const points = printed(curvePoints(curve, at.actual), 2);
  const side = at.reading < at.from ? "low" : at.reading > at.to ? "high" : null;
  const beyond = side === null ? null : (side === "low") === at.backwards ? "right" : "left";
  return { x: at.x(at.reading), y: at.y(Number(points)), points, beyond };
}

/** Cuts the line where two neighbours share an x: what lies between them is a step, not a stretch. */
function split(line: Point[], { dotted }: { dotted: boolean }): Pick<CurveGeometry, "strokes" | "steps"> {
  const strokes: Point[][] = [];
  const steps: CurveGeometry["steps"] = [];
  let stretch: Point[] = [];
  for (const [i, point] of line.entries()) {
    const previous = line[i - 1];
    if (previous && previous.x === point.x && previous.y !== point.y) {
      steps.push({ from: previous, to: point, dotted });
      strokes.push(stretch);
      stretch = [];
    }
    stretch.push(point);
  }
  strokes.push(stretch);
  return { strokes: strokes.filter((points) => points.length > 1), steps };
}

function levelsOf(kind: keyof typeof margins, knots: Knot[]): number[] {
  const points = kind === "deduction" ? [50] : knots.map((knot) => Number(knot.points));
  return [...new Set([0, 100, ...points])].sort((a, b) => a - b);
}

/** An SVG path through `points`. */
export function pathOf(points: readonly Point[]): string {
  return points.map(({ x, y }, i) => `${i === 0 ? "M" : "L"}${round(x)} ${round(y)}`).join("");
}

/** Hundredths are more than any screen shows, and keep the markup short. */
export const round = (value: number) => Math.round(value * 100) / 100;
