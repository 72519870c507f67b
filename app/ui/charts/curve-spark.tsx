import { type Curve, explainCurve, type MilestoneActual, type MilestonesCurve } from "~/domain/assessment";
import { useI18n } from "~/platform/i18n";
import { type Box, curveGeometry, type LineCurve, pathOf, round } from "./curve-geometry";
import { curveAlternative } from "./curve-words";

const WIDTH = 118;
const HEIGHT = 36;
const box: Box = { left: 2, right: WIDTH - 2, top: 4, bottom: HEIGHT - 3 };

type SparkProps = {
  curve: Curve;
  /** Null without a reading: the curve is drawn alone. */
  actual: string | MilestoneActual | null;
  /** The metric's unit, for the text alternative. */
  unit?: string;
};

/** A scoring curve in a table row: line at 100, target, and the actual with its drop line. Better is right. */
export function CurveSpark({ curve, actual, unit = "" }: SparkProps) {
  const i18n = useI18n();
  return (
    <svg
      role="img"
      aria-label={curveAlternative(i18n, { curve, actual, unit })}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      className="shrink-0"
    >
      {curve.kind === "milestones" ? (
        <MilestoneBars curve={curve} actual={typeof actual === "string" ? null : actual} />
      ) : (
        <Line curve={curve} actual={typeof actual === "string" ? actual : null} />
      )}
    </svg>
  );
}

function Line({ curve, actual: reading }: { curve: LineCurve; actual: string | null }) {
  const { strokes, steps, marks, hundred, actual } = curveGeometry(curve, { actual: reading, box });
  const target = marks.find(({ mark }) => mark.name === "target" || mark.name === "standard")?.at;
  return (
    <g fill="none" strokeWidth={1.5} className="stroke-ink-2">
      <path d={`M0 ${round(hundred)}H${WIDTH}`} strokeWidth={1} className="stroke-line" />
      {target && (
        <path
          d={`M${round(target.x)} ${round(target.y)}V${box.bottom}`}
          strokeWidth={1}
          strokeDasharray="2 2"
          className="stroke-line-2"
        />
      )}
      {steps.map(({ from, to, dotted }) => (
        <path
          key={`${from.x} ${from.y}`}
          d={pathOf([from, to])}
          strokeWidth={1.2}
          strokeDasharray={dotted ? "1.6 1.6" : undefined}
        />
      ))}
      {strokes.map((stroke) => (
        <path key={pathOf(stroke)} d={pathOf(stroke)} />
      ))}
      {actual && (
        <>
          <path
            d={`M${round(actual.x)} ${round(actual.y)}V${box.bottom}`}
            strokeWidth={1.2}
            className="stroke-ink"
          />
          <circle cx={round(actual.x)} cy={round(actual.y)} r={4.2} className="fill-surface" stroke="none" />
          {actual.beyond === null ? (
            <circle cx={round(actual.x)} cy={round(actual.y)} r={3} className="fill-ink" stroke="none" />
          ) : (
            <path d={arrow(actual, actual.beyond)} className="fill-ink" stroke="none" />
          )}
        </>
      )}
    </g>
  );
}

/** Points out of the drawing: the actual lies farther out than the axis reaches. */
function arrow({ x, y }: { x: number; y: number }, side: "left" | "right"): string {
  const tip = side === "left" ? -4 : 4;
  return `M${round(x + tip)} ${round(y)}l${-1.5 * tip} -3.6v7.2Z`;
}

/** One column a milestone, as wide as its points, filled as far as it earned them. */
function MilestoneBars({ curve, actual }: { curve: MilestonesCurve; actual: MilestoneActual | null }) {
  const { arithmetic } = explainCurve(curve, actual ?? {});
  if (arithmetic.rule !== "milestones") return null;
  const height = box.bottom - box.top;
  let x = box.left;
  return arithmetic.milestones.map(({ id, points, earned }) => {
    const width = ((box.right - box.left) * Number(points)) / 100;
    const left = x;
    x += width;
    const share = Number(points) === 0 ? 0 : Number(earned.printed) / Number(points);
    const bar = { x: round(left), width: round(Math.max(0, width - 2)), rx: 1 };
    return (
      <g key={id}>
        <rect {...bar} y={box.top} height={height} className="fill-sunken stroke-line" strokeWidth={1} />
        {actual !== null && share > 0 && (
          <rect
            {...bar}
            y={round(box.bottom - height * share)}
            height={round(height * share)}
            className="fill-ink-2"
          />
        )}
      </g>
    );
  });
}
