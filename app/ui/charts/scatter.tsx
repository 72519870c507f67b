import { scaleLinear } from "d3-scale";
import { type KeyboardEvent, type ReactNode, useState } from "react";
import { Link } from "react-router";
import { useI18n } from "~/platform/i18n";
import { duration, inDays } from "~/ui/duration";
import { ChartTable } from "./chart-table";
import { dayTicks } from "./day-axis";
import { PlotFrame } from "./plot-frame";
import { spread } from "./time-series";

/** A finished task: `at` is the finish, `value` its cycle time, both milliseconds; `returns` hand-offs of it came back. */
export type ScatterDot = {
  id: string;
  key: string;
  title: string;
  at: number;
  value: number;
  returns: number;
  to: string;
};

export type ScatterLine = { percent: 50 | 85 | 95; value: number };

const dashes = { 50: "border-solid", 85: "border-dashed", 95: "border-dotted" } as const;

/** Cycle times of finished tasks by the day they were finished, with percentile lines; every dot leads to its task. */
export function ScatterChart({
  label,
  dots,
  lines,
  from,
  to,
  span,
}: {
  label: string;
  dots: readonly ScatterDot[];
  lines: readonly ScatterLine[];
  /** First and last day (ISO) of the axis. */
  from: string;
  to: string;
  /** The same as instants. */
  span: { from: number; until: number };
}) {
  const i18n = useI18n();
  const { t, f } = i18n;
  const y = scaleLinear([0, Math.max(1, ...dots.map(({ value }) => inDays(value)))], [100, 0]).nice(5);
  const x = (at: number) => ((at - span.from) / (span.until - span.from)) * 100;
  const placed = spread(
    lines.map(({ value }) => y(inDays(value))),
    { distance: 7, end: 100 },
  );
  const worst = dots.reduce<ScatterDot | null>(
    (most, dot) => (most === null || dot.value > most.value ? dot : most),
    null,
  );
  return (
    <figure className="text-xs">
      <PlotFrame
        yTicks={y.ticks(5).map((days) => ({ id: String(days), at: y(days), label: f.number(days, 0) }))}
        xTicks={dayTicks(f, { from, to })}
        ends={lines.map(({ percent, value }, i) => ({
          id: String(percent),
          at: placed[i] ?? 0,
          label: (
            <span className="text-ink-2">
              <strong className="font-semibold text-ink">{f.percent(percent * 100)}</strong>{" "}
              {t("scatter.within", { time: duration(i18n, value) })}
            </span>
          ),
        }))}
      >
        {lines.map(({ percent, value }) => (
          <span
            key={percent}
            style={{ top: `${y(inDays(value)).toFixed(2)}%` }}
            className={`absolute inset-x-0 border-t border-ink ${dashes[percent]}`}
          />
        ))}
        <Dots label={label} dots={dots} place={(dot) => ({ x: x(dot.at), y: y(inDays(dot.value)) })} />
        {worst && (
          <span
            aria-hidden
            style={{ left: `${x(worst.at).toFixed(2)}%`, top: `${y(inDays(worst.value)).toFixed(2)}%` }}
            className={`pointer-events-none absolute -translate-y-1/2 whitespace-nowrap ${x(worst.at) > 50 ? "-translate-x-full pr-2.5" : "pl-2.5"}`}
          >
            <strong className="font-semibold">{worst.key}</strong> {duration(i18n, worst.value)}
          </span>
        )}
      </PlotFrame>
      <div className="mt-3">
        <ChartTable
          caption={label}
          head={[t("scatter.task"), t("scatter.finished"), t("scatter.cycle"), t("scatter.returns")]}
          rows={dots.toReversed().map((dot) => ({
            id: dot.id,
            cells: [
              <Link key={dot.id} to={dot.to} className="underline underline-offset-2">
                {dot.key} {dot.title}
              </Link>,
              f.dayOf(dot.at),
              duration(i18n, dot.value),
              f.number(dot.returns),
            ],
          }))}
        />
      </div>
    </figure>
  );
}

type DotsProps = {
  label: string;
  dots: readonly ScatterDot[];
  place: (dot: ScatterDot) => { x: number; y: number };
};

/** One stop for the Tab key; arrows, Home and End lead from dot to dot in order of time. */
function Dots({ label, dots, place }: DotsProps) {
  const i18n = useI18n();
  const { t, f } = i18n;
  const [current, setCurrent] = useState(dots.length - 1);
  const press = (event: KeyboardEvent<HTMLUListElement>) => {
    const next = { ArrowLeft: current - 1, ArrowRight: current + 1, Home: 0, End: dots.length - 1 }[
      event.key
    ];
    if (next === undefined || next < 0 || next >= dots.length) return;
    event.preventDefault();
    setCurrent(next);
    event.currentTarget.querySelectorAll("a")[next]?.focus();
  };
  return (
    <ul aria-label={label} onKeyDown={press}>
      {dots.map((dot, i) => {
        const { x, y } = place(dot);
        const words: ReactNode[] = [dot.key, dot.title, f.dayOf(dot.at), duration(i18n, dot.value)];
        if (dot.returns > 0) words.push(t("scatter.returned", { count: dot.returns }));
        return (
          <li key={dot.id}>
            <Link
              to={dot.to}
              tabIndex={i === current ? 0 : -1}
              title={words.join(" · ")}
              aria-label={words.join(" · ")}
              onFocus={() => setCurrent(i)}
              style={{ left: `${x.toFixed(2)}%`, top: `${y.toFixed(2)}%` }}
              className={`absolute size-2 -translate-1/2 after:absolute after:-inset-1 hover:z-10 focus-visible:z-10 ${dot.returns > 0 ? "rotate-45 rounded-[1px] bg-bad" : "rounded-full bg-ink-3/75"}`}
            />
          </li>
        );
      })}
    </ul>
  );
}
