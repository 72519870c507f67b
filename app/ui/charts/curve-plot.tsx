import { useI18n } from "~/platform/i18n";
import {
  type Box,
  type CurveGeometry,
  curveGeometry,
  type LineCurve,
  type Point,
  pathOf,
  round,
} from "./curve-geometry";
import { curveAlternative } from "./curve-words";
import { withUnit } from "./figures";

/** Percent of the plot in both directions: lines stretch with it, words and dots keep their size. */
const box: Box = { left: 0, right: 100, top: 4, bottom: 100 };
const place = ({ x, y }: Partial<Point>) => ({
  ...(x !== undefined && { left: `${round(x)}%` }),
  ...(y !== undefined && { top: `${round(y)}%` }),
});

type PlotProps = { curve: LineCurve; actual: string | null; unit: string; actualLabel: string };

/** The large drawing of a curve: levels, marks with their names, and the actual on it. */
export function CurvePlot({ curve, actual, unit, actualLabel }: PlotProps) {
  const i18n = useI18n();
  const { t, f } = i18n;
  const geometry = curveGeometry(curve, { actual, box });
  const rows = labelRows(
    geometry.marks.map(({ mark, at }) => {
      const value = f.number(mark.x, LABEL_DECIMALS);
      return { x: at.x, share: labelShare(value, unit) };
    }),
  );
  return (
    <div role="img" aria-label={curveAlternative(i18n, { curve, actual, unit })} className="pl-9 text-xs">
      <div className="relative h-75">
        <svg
          aria-hidden
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          className="absolute inset-0 size-full overflow-visible [&_path]:[vector-effect:non-scaling-stroke]"
        >
          <Lines geometry={geometry} />
        </svg>
        {geometry.levels.map(({ points, y }) => (
          <span
            key={points}
            style={place({ y })}
            className="absolute right-full -translate-y-1/2 pr-2.5 text-ink-3"
          >
            {f.number(points)}
          </span>
        ))}
        {geometry.corners.map((corner) => (
          <span
            key={`${corner.x} ${corner.y}`}
            style={place(corner)}
            className="absolute size-2 -translate-1/2 rounded-full border-[1.5px] border-ink-2 bg-surface"
          />
        ))}
        {geometry.actual && actual !== null && (
          <Actual
            at={geometry.actual}
            under={isUnderCurve(geometry)}
            title={t("curve.actual", { label: actualLabel, value: withUnit(f, { value: actual, unit }) })}
          />
        )}
      </div>
      <div className={`relative ${rows.includes(1) ? "h-20" : "h-11"}`}>
        {geometry.marks.map(({ mark, at }, i) => (
          <span
            key={mark.name}
            style={place({ x: at.x })}
            className={`absolute flex -translate-x-1/2 flex-col items-center leading-4 whitespace-nowrap ${rows[i] === 1 ? "top-11" : "top-1.5"}`}
          >
            <span className="font-semibold">
              <span className="max-sm:hidden">
                {withUnit(f, { value: mark.x, unit, decimals: LABEL_DECIMALS })}
              </span>
              <span className="sm:hidden">{f.number(mark.x, LABEL_DECIMALS)}</span>
            </span>
            <span className="text-ink-3">{t(`curve.mark.${mark.name}`)}</span>
          </span>
        ))}
      </div>
      {geometry.backwards && <p className="text-right text-ink-3">{t("curve.better")}</p>}
    </div>
  );
}

function Lines({
  geometry: { strokes, steps, marks, levels, hundred, actual },
}: {
  geometry: CurveGeometry;
}) {
  return (
    <g fill="none">
      {strokes.map((stroke) => (
        <path key={pathOf(stroke)} d={areaUnder(stroke)} className="fill-sunken/60" />
      ))}
      {levels.map(({ points, y }) => (
        <path
          key={points}
          d={`M0 ${round(y)}H100`}
          strokeWidth={1}
          className={y === hundred ? "stroke-line-2" : "stroke-grid"}
        />
      ))}
      {marks.map(({ mark, at }) => (
        <path
          key={mark.name}
          d={`M${round(at.x)} ${round(at.y)}V102`}
          strokeWidth={1}
          strokeDasharray="4 4"
          className="stroke-line-2"
        />
      ))}
      {steps.map(({ from, to, dotted }) => (
        <path
          key={`${from.x} ${from.y}`}
          d={pathOf([from, to])}
          strokeWidth={1.5}
          strokeDasharray={dotted ? "2 2.5" : undefined}
          className="stroke-ink-2"
        />
      ))}
      {strokes.map((stroke) => (
        <path key={pathOf(stroke)} d={pathOf(stroke)} strokeWidth={2} className="stroke-ink-2" />
      ))}
      {actual && (
        <path d={`M0 ${round(actual.y)}H${round(actual.x)}V100`} strokeWidth={1.5} className="stroke-ink" />
      )}
    </g>
  );
}

function areaUnder(stroke: readonly Point[]): string {
  const [first, last] = [stroke[0], stroke.at(-1)];
  if (!first || !last) return "";
  return `${pathOf(stroke)}V100H${round(first.x)}Z`;
}

/** The curve rises to the left of a point on its way down again, and runs above one at its beginning. */
function isUnderCurve({ strokes, actual }: CurveGeometry): boolean {
  if (!actual) return false;
  return actual.x < 42 || strokes.flat().some((point) => point.x < actual.x && point.y < actual.y);
}

/** The dot with its callout: above and left of it where the drawing is empty, else under the curve. */
function Actual({
  at,
  under,
  title,
}: {
  at: NonNullable<CurveGeometry["actual"]>;
  under: boolean;
  title: string;
}) {
  const { t, f } = useI18n();
  const below = at.y < 24 || (under && at.y < 72);
  return (
    <span style={place(at)} className="absolute">
      <span className="absolute size-3.5 -translate-1/2 rounded-full border-4 border-ink bg-surface" />
      <span
        className={`absolute ${calloutSide(at.x, below)} flex flex-col rounded-control bg-ink px-2.5 py-1.5 whitespace-nowrap text-inv`}
      >
        <span>{title}</span>
        <span className="text-sm font-semibold">{t("curve.points", { points: f.score(at.points) })}</span>
        {at.beyond !== null && <span>{t("curve.beyond")}</span>}
      </span>
    </span>
  );
}

/** Left of the dot where there is room for it: on a phone only from the right part of the plot on. */
function calloutSide(x: number, below: boolean): string {
  const vertical = below ? "top-3.5" : "bottom-3.5";
  if (x < 42) return `${vertical} left-4`;
  if (x > 60 || below) return `${vertical} right-4`;
  return "bottom-3.5 right-4 max-sm:top-3.5 max-sm:right-auto max-sm:bottom-auto max-sm:left-4";
}

/** Enough to tell two marks apart on the axis; the table and the formula show all of them. */
const LABEL_DECIMALS = 4;

/** The widest share of the plot, in percent, a label takes: with its unit on a wide screen, alone on a phone. */
function labelShare(value: string, unit: string): number {
  const figure = value.length * 7;
  const wide = (figure + [...unit].reduce((sum, letter) => sum + (letter > "\u2e80" ? 12 : 7), 4) + 10) / 460;
  return Math.max(wide, (Math.max(figure, 36) + 6) / 250) * 100;
}

/** Puts labels that would touch their left neighbour into a second row. */
function labelRows(labels: readonly { x: number; share: number }[]): (0 | 1)[] {
  const rows: (0 | 1)[] = labels.map(() => 0);
  const order = labels.map((label, i) => ({ ...label, i })).sort((a, b) => a.x - b.x);
  for (const [n, { x, share, i }] of order.entries()) {
    const previous = order[n - 1];
    if (previous && x - previous.x < (share + previous.share) / 2 && rows[previous.i] === 0) rows[i] = 1;
  }
  return rows;
}
