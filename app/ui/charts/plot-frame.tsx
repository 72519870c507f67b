import type { ReactNode } from "react";

/** A place along an axis in percent of the plot, with its words. */
export type Tick = { id: string; at: number; label: ReactNode };

const left = (at: number) => ({ left: `${at.toFixed(2)}%` });
const top = (at: number) => ({ top: `${at.toFixed(2)}%` });

/** Axes around a plot that is as wide as there is room and 260 px high, or 340; words at the right border may stand for a legend. */
export function PlotFrame({
  yTicks,
  xTicks,
  ends = [],
  tall = false,
  children,
}: {
  /** 0 is the top. */
  yTicks: readonly Tick[];
  xTicks: readonly Tick[];
  ends?: readonly Tick[];
  tall?: boolean;
  children: ReactNode;
}) {
  const height = tall ? "h-85" : "h-65";
  return (
    <div className="flex">
      <div aria-hidden className={`relative mr-2 ${height} w-max min-w-5 text-right text-ink-3`}>
        {yTicks.map(({ id, at, label }) => (
          <span key={id}>
            <span className="invisible block h-0 overflow-hidden">{label}</span>
            <span style={top(at)} className="absolute right-0 -translate-y-1/2">
              {label}
            </span>
          </span>
        ))}
      </div>
      <div className="min-w-0 flex-1">
        <div className={`relative ${height}`}>
          {yTicks.map(({ id, at }) => (
            <span key={id} style={top(at)} className="absolute inset-x-0 h-px bg-grid" />
          ))}
          {children}
        </div>
        <div aria-hidden className="relative h-6 text-ink-3">
          {xTicks.map(({ id, at, label }, i) => (
            <span
              key={id}
              style={left(at)}
              className={`absolute top-1.5 whitespace-nowrap ${at > 4 ? (at > 96 ? "-translate-x-full" : "-translate-x-1/2") : ""} ${i % 2 === 1 ? "max-sm:hidden" : ""}`}
            >
              {label}
            </span>
          ))}
        </div>
      </div>
      {ends.length > 0 && (
        <div className={`relative ml-2.5 ${height} w-max max-sm:max-w-24`}>
          {ends.map(({ id, at, label }) => (
            <span key={id}>
              <span className="invisible block h-0 overflow-hidden whitespace-nowrap">{label}</span>
              <span
                style={top(at)}
                className="absolute left-0 max-w-full -translate-y-1/2 truncate max-sm:whitespace-normal"
              >
                {label}
              </span>
            </span>
          ))}
        </div>
      )}
    </div>
  );
}
