import { nearestRank } from "./percentile";

export type ForecastInput = {
  /** Tasks to be finished. */
  remaining: number;
  /** Tasks finished in each of the last weeks; a week without any is a zero. */
  weeks: readonly number[];
  /** A whole number from 0 up to, not including, `below`, every one as likely. */
  draw: (below: number) => number;
};

export type Forecast =
  | { refused: "too-few-weeks" | "nothing-finished" | "nothing-remaining" | "beyond-horizon" }
  | {
      refused: null;
      /** Weeks from now within which 50, 85 and 95 % of the runs were done. */
      p50: number;
      p85: number;
      p95: number;
      /** How many runs were done after so many weeks, ascending and without gaps. */
      outcomes: { weeks: number; runs: number }[];
    };

/** Weeks of throughput that are drawn from, and the fewest that say anything (flow.md, forecast). */
export const forecastWeeks = 12;
export const fewestWeeks = 4;
export const forecastRuns = 10_000;
/** A run longer than this says only that there is no pace. */
export const horizonWeeks = 260;

/**
 * When `remaining` tasks will be done if the coming weeks are like weeks drawn, with replacement, from `weeks`: 10 000 runs, their
 * 50th, 85th and 95th percentile by nearest rank. Refuses with under four weeks, without anything finished, and when more than 5 %
 * of the runs take over five years. flow.md, forecast.
 */
export function forecast({ remaining, weeks, draw }: ForecastInput): Forecast {
  if (weeks.length < fewestWeeks) return { refused: "too-few-weeks" };
  if (remaining <= 0) return { refused: "nothing-remaining" };
  if (weeks.every((count) => count === 0)) return { refused: "nothing-finished" };
  const runs = Array.from({ length: forecastRuns }, () => weeksOfRun({ remaining, weeks, draw }));
  const [p50, p85, p95] = [50, 85, 95].map((percent) => nearestRank(runs, percent)!) as [
    number,
    number,
    number,
  ];
  if (p95 > horizonWeeks) return { refused: "beyond-horizon" };
  return { refused: null, p50, p85, p95, outcomes: outcomesOf(runs) };
}

function weeksOfRun({ remaining, weeks, draw }: ForecastInput): number {
  let left = remaining;
  let used = 0;
  while (left > 0 && used <= horizonWeeks) {
    left -= weeks[draw(weeks.length)]!;
    used += 1;
  }
  return used;
}

function outcomesOf(runs: readonly number[]): { weeks: number; runs: number }[] {
  const counts = new Map<number, number>();
  for (const weeks of runs) counts.set(weeks, (counts.get(weeks) ?? 0) + 1);
  const [first, last] = [Math.min(...counts.keys()), Math.max(...counts.keys())];
  return Array.from({ length: last - first + 1 }, (_, i) => ({
    weeks: first + i,
    runs: counts.get(first + i) ?? 0,
  }));
}
