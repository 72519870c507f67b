import type { PointerEventHandler } from "react";
import { useI18n } from "~/platform/i18n";
import { endLabels, type LineGeometry } from "./line-geometry";

const dashes = { solid: undefined, dashed: "5 4", dotted: "1.5 3" } as const;

/** Lines of several series differ in weight and dash, not in hue: hues mean disciplines and states. */
const looks = [
  { className: "stroke-ink", width: 2, dash: undefined },
  { className: "stroke-ink-2", width: 1.75, dash: "6 3" },
  { className: "stroke-ink-3", width: 1.75, dash: "2 3" },
  { className: "stroke-fill-over", width: 1.75, dash: undefined },
] as const;

const place = ({ x, y }: { x?: number; y?: number }) => ({
  ...(x !== undefined && { left: `${x.toFixed(2)}%` }),
  ...(y !== undefined && { top: `${y.toFixed(2)}%` }),
});

/** The drawing of a line chart: axes, targets, readings with their corrections, and the cursor. */
export function LinePlot({
  geometry,
  decimals,
  cursor,
  onPointerMove,
  onPointerLeave,
}: {
  geometry: LineGeometry;
  decimals: number;
  cursor: readonly { id: string; x: number; y: number }[];
  onPointerMove: PointerEventHandler<HTMLElement>;
  onPointerLeave: PointerEventHandler<HTMLElement>;
}) {
  const { f } = useI18n();
  const labels = endLabels(geometry);
  const tick = (value: number) => (Math.abs(value) >= 10_000 ? f.compact(value) : f.number(value, decimals));
  return (
    <div aria-hidden className="flex">
      <div className="relative mr-2 h-60 w-max min-w-6 text-right text-ink-3">
        {geometry.yTicks.map(({ value, y }) => (
          <span key={value}>
            <span className="invisible block h-0 overflow-hidden">{tick(value)}</span>
            <span style={place({ y })} className="absolute right-0 -translate-y-1/2">
              {tick(value)}
            </span>
          </span>
        ))}
      </div>
      <div className="min-w-0 flex-1">
        <div
          className="relative h-60 touch-pan-y"
          onPointerMove={onPointerMove}
          onPointerLeave={onPointerLeave}
        >
          <Lines geometry={geometry} />
          {geometry.series.flatMap(({ id, lone, corrected, last }) => [
            ...lone.map((at) => <Dot key={`${id} lone ${at.x}`} at={at} className="bg-ink-2" />),
            ...corrected.map((at) => (
              <span
                key={`${id} corrected ${at.x}`}
                style={place(at)}
                className="absolute size-2 -translate-1/2 rotate-45 border-[1.5px] border-ink bg-surface"
              />
            )),
            last && <Dot key={`${id} last`} at={last} className="bg-ink" />,
          ])}
          {cursor.map((at) => (
            <span
              key={at.id}
              style={place(at)}
              className="absolute size-3 -translate-1/2 rounded-full border-3 border-ink bg-surface"
            />
          ))}
          {cursor[0] && (
            <span style={place({ x: cursor[0].x })} className="absolute inset-y-0 w-px bg-ink/40" />
          )}
          {geometry.pace && (
            <span
              style={place({
                x: (geometry.pace.from.x + geometry.pace.to.x) / 2,
                y: (geometry.pace.from.y + geometry.pace.to.y) / 2,
              })}
              className="absolute -translate-x-full -translate-y-full pr-1 pb-0.5 whitespace-nowrap text-ink-2"
            >
              {geometry.pace.label}
            </span>
          )}
        </div>
        <div className="relative h-6 text-ink-3">
          {geometry.xTicks.map(({ day, x }, i) => (
            <span
              key={day}
              style={place({ x })}
              className={`absolute top-1.5 whitespace-nowrap ${x > 4 ? (x > 96 ? "-translate-x-full" : "-translate-x-1/2") : ""} ${i % 2 === 1 ? "max-sm:hidden" : ""}`}
            >
              {axisDay(f, day, geometry.xTicks[1]?.day)}
            </span>
          ))}
        </div>
      </div>
      <div className="relative ml-2.5 h-60 w-max max-sm:max-w-20">
        {labels.map(({ id, text, strong, y }) => (
          <span key={id}>
            <span className="invisible block h-0 overflow-hidden whitespace-nowrap">{text}</span>
            <span
              style={place({ y })}
              className={`absolute left-0 max-w-full -translate-y-1/2 truncate ${strong ? "font-semibold text-ink" : "text-ink-2"}`}
            >
              {text}
            </span>
          </span>
        ))}
      </div>
    </div>
  );
}

function Dot({ at, className }: { at: { x: number; y: number }; className: string }) {
  return <span style={place(at)} className={`absolute size-1.5 -translate-1/2 rounded-full ${className}`} />;
}

function Lines({ geometry: { series, targets, pace, yTicks } }: { geometry: LineGeometry }) {
  return (
    <svg
      aria-hidden
      viewBox="0 0 100 100"
      preserveAspectRatio="none"
      className="absolute inset-0 size-full overflow-visible [&_path]:[vector-effect:non-scaling-stroke]"
    >
      <g fill="none" strokeLinejoin="round">
        {yTicks.map(({ value, y }) => (
          <path key={value} d={`M0 ${y.toFixed(2)}H100`} strokeWidth={1} className="stroke-grid" />
        ))}
        {pace && (
          <path
            d={`M${pace.from.x.toFixed(2)} ${pace.from.y.toFixed(2)}L${pace.to.x.toFixed(2)} ${pace.to.y.toFixed(2)}`}
            strokeWidth={1.25}
            className="stroke-fill-over"
          />
        )}
        {targets.map(({ label, line, y }) => (
          <path
            key={`${label} ${y}`}
            d={`M0 ${y.toFixed(2)}H100`}
            strokeWidth={1.25}
            strokeDasharray={dashes[line]}
            className="stroke-ink"
          />
        ))}
        {series.map(({ id, lines }, i) => {
          const { className, width, dash } = looks[i % looks.length]!;
          return lines.map((d) => (
            <path
              key={`${id} ${d.slice(0, 24)}`}
              d={d}
              strokeWidth={width}
              strokeDasharray={dash}
              className={className}
            />
          ));
        })}
      </g>
    </svg>
  );
}

/** Days on a short axis, months on a longer one, the year at its January. */
function axisDay(f: ReturnType<typeof useI18n>["f"], day: string, second: string | undefined): string {
  const monthly = day.endsWith("-01") && (second === undefined || second.endsWith("-01"));
  if (!monthly) return f.day(day);
  return day.slice(5, 7) === "01" ? f.monthWithYear(day) : f.month(day);
}
