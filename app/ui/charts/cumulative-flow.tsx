import { scaleLinear } from "d3-scale";
import { useId } from "react";
import { type Band, bands } from "~/domain/flow/cumulative";
import { daysBetween } from "~/domain/org/day";
import { useI18n } from "~/platform/i18n";
import { ChartTable } from "./chart-table";
import { dayTicks } from "./day-axis";
import { PlotFrame } from "./plot-frame";
import { spread } from "./time-series";

/** Tasks in each band at the end of a day. */
export type FlowDay = Record<Band, number> & { day: string };

const fills: Record<Exclude<Band, "handoff">, string> = {
  done: "fill-sunken",
  review: "fill-fill-over",
  doing: "fill-ink-2",
  "to-do": "fill-fill",
};

/** How many tasks stood in each band, day by day, stacked from the work done upwards; the hand-off band is hatched. */
export function CumulativeFlow({ label, days }: { label: string; days: readonly FlowDay[] }) {
  const { t, f } = useI18n();
  const hatch = useId();
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return null;
  const stacks = days.map((day) => stackOf(day));
  const y = scaleLinear([0, Math.max(1, ...stacks.map((stack) => stack.at(-1)!))], [100, 0]).nice(5);
  const width = Math.max(1, daysBetween(first.day, last.day));
  const x = ({ day }: FlowDay) => (daysBetween(first.day, day) / width) * 100;
  const edge = (level: number) =>
    days.map((day, i) => `${x(day).toFixed(2)} ${y(stacks[i]![level]!).toFixed(2)}`);
  const area = (level: number) =>
    `M${edge(level).join("L")}L${edge(level + 1)
      .reverse()
      .join("L")}Z`;
  const final = stackOf(last);
  const named = bands
    .map((band, i) => ({ band, middle: y((final[i]! + final[i + 1]!) / 2) }))
    .filter(({ band }) => last[band] > 0)
    .reverse();
  const places = spread(
    named.map(({ middle }) => middle),
    { distance: 5.5, end: 100 },
  );
  const name = (band: Band) => t(`cumulative.${band}`);
  return (
    <figure className="text-xs">
      <div role="img" aria-label={t("cumulative.alternative", { label, bands: sentence() })}>
        <PlotFrame
          tall
          yTicks={y.ticks(5).map((count) => ({ id: String(count), at: y(count), label: f.number(count, 0) }))}
          xTicks={dayTicks(f, { from: first.day, to: last.day })}
          ends={named.map(({ band }, i) => ({
            id: band,
            at: places[i] ?? 0,
            label: (
              <strong className={`font-semibold ${band === "handoff" ? "text-watch" : "text-ink"}`}>
                {name(band)} {f.number(last[band])}
              </strong>
            ),
          }))}
        >
          <svg
            aria-hidden
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
            className="absolute inset-0 size-full [&_path]:[vector-effect:non-scaling-stroke]"
          >
            <defs>
              <pattern
                id={hatch}
                width="1.6"
                height="3"
                patternUnits="userSpaceOnUse"
                patternTransform="skewX(-35)"
              >
                <rect width="1.6" height="3" className="fill-watch-bg2" />
                <rect width="0.4" height="3" className="fill-watch" />
              </pattern>
            </defs>
            {bands.map((band, i) =>
              band === "handoff" ? (
                <path key={band} d={area(i)} fill={`url(#${hatch})`} />
              ) : (
                <path key={band} d={area(i)} className={fills[band]} />
              ),
            )}
            {bands.map((band, i) => (
              <path
                key={`${band} edge`}
                d={`M${edge(i + 1).join("L")}`}
                fill="none"
                strokeWidth={1.25}
                className="stroke-surface"
              />
            ))}
          </svg>
        </PlotFrame>
      </div>
      <div className="mt-3">
        <ChartTable
          caption={label}
          head={[t("chart.day"), ...bands.map(name)]}
          rows={days.toReversed().map((day) => ({
            id: day.day,
            cells: [f.dayWithYear(day.day), ...bands.map((band) => f.number(day[band]))],
          }))}
        />
      </div>
    </figure>
  );

  function sentence(): string {
    return bands.map((band) => `${name(band)} ${f.number(last![band])}`).join(t("triangle.comma"));
  }
}

/** The borders of a day's bands from the bottom up: one more than there are bands. */
function stackOf(day: FlowDay): number[] {
  const borders = [0];
  for (const band of bands) borders.push(borders.at(-1)! + day[band]);
  return borders;
}
