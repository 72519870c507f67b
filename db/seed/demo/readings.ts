import type { readings } from "../../schema";
import { addDays, daysBetween, daysFrom, halfOf, instant, later, monthEnd, weekday } from "../calendar";
import { idOf, randomFor } from "../random";
import type { Anchor } from "./anchor";
import type { Frequency, MetricPlan } from "./catalogue/metric-plan";
import { sources } from "./catalogue/sources";
import { leadActuals } from "./individual-kpis";
import { jointKpis } from "./joint-kpis";
import { metricId, metricPlans } from "./metrics";
import { personId } from "./people";
import { decimalText, flowSeries, type Level, type Shape, stockSeries } from "./series";
import { squadPlans, squadSpan } from "./squads";

type ReadingRow = typeof readings.$inferInsert;

/** One line of numbers: a metric or a segment of it, with what it reaches in the previous and the running half. */
type Line = { metric: string; segment: string; previous: number; running: number | null };

/** Lines that no contract holds: the whole bank's figures and the districts'. */
const ownLines: readonly Line[] = [
  { metric: "ACTIVE-CLIENTS", segment: "", previous: 39.94, running: 41.26 },
  { metric: "CARD-SPEND", segment: "", previous: 402, running: 331.5 },
  { metric: "BRANCH-VISITS", segment: "EAST", previous: 371_200, running: 296_400 },
  { metric: "BRANCH-VISITS", segment: "WEST", previous: 288_900, running: 231_700 },
  { metric: "KYC-OVERDUE", segment: "", previous: 1.84, running: 1.62 },
  { metric: "NPS", segment: "", previous: 41, running: 44 },
  { metric: "NPS", segment: "SAL", previous: 43, running: 46 },
  { metric: "LEAD-TIME", segment: "", previous: 6.8, running: 6.1 },
  { metric: "AVAILABILITY", segment: "", previous: 99.95, running: 99.96 },
  { metric: "MATCH-RATE", segment: "", previous: 41.5, running: 47 },
];

/** Percentages and scores move by points, not by shares of themselves. */
const pointNoise: Record<string, number> = {
  AVAILABILITY: 0.012,
  "DEFECT-ESCAPE": 0.35,
  "DATA-QUALITY": 0.5,
  "MODEL-COVERAGE": 0.6,
  "TAG-COVERAGE": 0.35,
  NPS: 1.2,
  "STP-RATE": 0.5,
  "FEATURE-ADOPTION": 1.6,
  "FALSE-ALARMS": 0.07,
  "FRAUD-LOSS": 0.18,
  "SME-NPL": 0.03,
  "KYC-OVERDUE": 0.06,
  "MATCH-RATE": 1.5,
  "SUIT-COMPLAINTS": 0.07,
};

const weekendShare: Record<string, number> = { "CARD-SPEND": 1.34, "BRANCH-VISITS": 0.45 };

/** Days after which Suitability complaints stopped arriving. */
const staleDays = 9;

const flows = new Set(["sum", "mean"]);

function linesOf(): Line[] {
  const joint = jointKpis.flatMap(({ metric, segment, previous, running }): Line[] => {
    const last = previous?.actual ?? running?.actual;
    if (!last) return [];
    const now = running ? running.actual : last;
    return [
      {
        metric,
        segment,
        previous: Number(previous?.actual ?? Number(last) * 0.96),
        running: now === null ? null : Number(now),
      },
    ];
  });
  const known = new Set(joint.map(({ metric, segment }) => `${metric}|${segment}`));
  const random = randomFor("lead-lines");
  const own = leadActuals()
    .filter(({ metric, segment }) => !known.has(`${metric}|${segment}`))
    .map(({ metric, segment, actual }): Line => {
      const step = (pointNoise[metric] ?? Number(actual) * 0.06) * (random.float() * 2 - 0.8);
      const better = metricPlans.find(({ code }) => code === metric)!.direction === "increase" ? step : -step;
      const capped =
        metric === "AVAILABILITY" ? Math.min(99.99, Number(actual) + better) : Number(actual) + better;
      return { metric, segment, previous: Number(actual), running: capped };
    });
  return [...joint, ...own, ...ownLines];
}

function readingDays(frequency: Frequency, { from, to }: { from: string; to: string }): string[] {
  const days = daysFrom(from, to);
  if (frequency === "weekly") return days.filter((day) => weekday(day) === 0);
  if (frequency === "monthly") return days.filter((day) => day === monthEnd(day));
  return days;
}

/** Two years of readings for every metric, with gaps, a correction and a metric that went stale. */
export function buildReadings(anchor: Anchor): ReadingRow[] {
  return linesOf().flatMap((line) => {
    const plan = metricPlans.find(({ code }) => code === line.metric)!;
    return corrected(readingsOf(line, { plan, anchor }), { line, anchor });
  });
}

function daysOf(
  { metric, segment, running }: Line,
  { plan, anchor }: { plan: MetricPlan; anchor: Anchor },
): string[] {
  const squad = squadPlans.find(({ key }) => key === segment);
  const from = squad ? squadSpan(squad, anchor).from : anchor.firstDay;
  const start = plan.source === null ? later(from, addDays(anchor.running.start, -70)) : from;
  const fresh = metric === "SUIT-COMPLAINTS" ? addDays(anchor.today, -staleDays) : anchor.yesterday;
  const end = running === null ? anchor.previous.end : fresh;
  const random = randomFor(`gaps:${metric}:${segment}`);
  const outage = addDays(anchor.previous.start, 47);
  return readingDays(plan.frequency, { from: start, to: end }).filter((day, index, all) => {
    const lastOfHalf = index === all.length - 1 || halfOf(all[index + 1]!).start !== halfOf(day).start;
    if (plan.frequency !== "daily" || lastOfHalf) return true;
    if (metric === "ACTIVE-CLIENTS" && day >= outage && day < addDays(outage, 6)) return false;
    return !random.chance(0.007);
  });
}

/** `level` is a reading's usual size. */
function shapeOf(
  { metric, level }: { metric: string; level: number },
  { aggregation, unit }: MetricPlan,
): Shape {
  const share = aggregation === "last" ? 0.008 : 0.09;
  return {
    noise: pointNoise[metric] ?? Math.abs(level) * share,
    weekend: weekendShare[metric] ?? 1,
    highest: unit === "%" ? 100 : Number.POSITIVE_INFINITY,
    season: pointNoise[metric] ? 0 : aggregation === "last" ? 0.006 : metric === "CARD-SPEND" ? 0.08 : 0.03,
  };
}

function readingsOf(line: Line, { plan, anchor }: { plan: MetricPlan; anchor: Anchor }): ReadingRow[] {
  const { metric, segment, previous, running } = line;
  const days = daysOf(line, { plan, anchor });
  if (days.length === 0) return [];
  const random = randomFor(`readings:${metric}:${segment}`);
  const finer = plan.aggregation === "last" ? metric === "SUIT-COMPLAINTS" : plan.decimals > 0;
  const places = plan.decimals + (finer ? 1 : 0);
  const inHalf = (start: string) => days.filter((day) => halfOf(day).start === start);
  const counts = {
    previous: inHalf(anchor.previous.start).length,
    running: inHalf(anchor.running.start).length,
  };

  const level = plan.aggregation === "sum" ? previous / Math.max(1, counts.previous) : previous;
  const shape = shapeOf({ metric, level }, plan);

  const values = flows.has(plan.aggregation)
    ? flow()
    : stockSeries(random, { days, shape, places, levels: stockLevels() });
  return days.map((day, index) => reading({ line, plan, day, value: decimalText(values[index]!, places) }));

  /** A year earlier the number was worse by a tenth, or by some points. */
  function earlier(value: number, years: number): number {
    const step = pointNoise[metric] ? pointNoise[metric] * 3 : value * 0.11;
    const before = plan.direction === "increase" ? value - step * years : value + step * years;
    return metric === "AVAILABILITY" ? Math.min(99.99, before) : before;
  }

  function stockLevels(): Level[] {
    const last = (start: string) => inHalf(start).at(-1);
    const points: [string | undefined, number][] = [
      [days[0], earlier(previous, 1.6)],
      [days.findLast((day) => day < anchor.previous.start), earlier(previous, 0.6)],
      [last(anchor.previous.start), previous],
      [last(anchor.running.start), running ?? previous],
    ];
    const known = points.filter((point): point is [string, number] => point[0] !== undefined);
    const byDay = new Map(known.map(([day, value]) => [day, { day, value }]));
    return [...byDay.values()];
  }

  function flow(): number[] {
    const scale = 10 ** places;
    const perReading = (value: number, count: number) =>
      plan.aggregation === "sum" ? value / Math.max(1, count) : value;
    // A total of the running half is given for four of its six months: it grows with the months there are.
    const elapsed = plan.aggregation === "sum" && plan.frequency === "monthly" ? counts.running / 4 : 1;
    const now = (running ?? previous) * elapsed;
    const before = perReading(previous, counts.previous);
    const levels: Level[] = [
      { day: days[0]!, value: earlier(before, 1.5) },
      { day: addDays(anchor.previous.start, 90), value: before },
      { day: addDays(anchor.running.start, 91), value: perReading(now, counts.running) },
    ].filter((level, index, all) => index === 0 || level.day > all[index - 1]!.day);
    const total = (value: number, count: number) =>
      Math.round((plan.aggregation === "sum" ? value : value * count) * scale);
    const totals = new Map<string, number>();
    if (counts.previous > 0) totals.set(anchor.previous.start, total(previous, counts.previous));
    if (counts.running > 0 && running !== null) totals.set(anchor.running.start, total(now, counts.running));
    return flowSeries(random, { days, levels, shape, places, totals });
  }
}

type NewReading = { line: Line; plan: MetricPlan; day: string; value: string };

function reading({ line: { metric, segment }, plan, day, value }: NewReading): ReadingRow {
  const source = plan.source && sources[plan.source];
  const delay = plan.frequency === "monthly" ? 3 : 1;
  return {
    id: idOf(`reading:${metric}:${segment}:${day}:1`),
    metricId: metricId(metric),
    segment,
    day,
    revision: 1,
    value,
    source: source ? source.name : "手工填报",
    note: "",
    receivedAt: instant(addDays(day, delay), source ? source.time : "18:00"),
    enteredBy: source ? null : personId(plan.owner),
  };
}

/** A day on which the platform first delivered a figure without one product, and corrected it the day after. */
function corrected(rows: ReadingRow[], { line, anchor }: { line: Line; anchor: Anchor }): ReadingRow[] {
  if (line.metric !== "WEALTH-AUM" || line.segment !== "") return rows;
  const wrong = addDays(
    anchor.running.start,
    Math.max(1, Math.floor(daysBetween(anchor.running.start, anchor.today) / 2)),
  );
  return rows.flatMap((row) => {
    if (row.day !== wrong || row.day >= addDays(anchor.today, -2)) return [row];
    const first = { ...row, value: (Number(row.value) * 0.962).toFixed(1) };
    const second: ReadingRow = {
      ...row,
      id: `${idOf(`reading:${line.metric}:${line.segment}:${row.day}:2`)}`,
      revision: 2,
      note: "更正：首次推送漏计一只净值型理财产品",
      receivedAt: instant(addDays(row.day, 2), "14:20"),
      enteredBy: personId("shen.yutong"),
    };
    return [first, second];
  });
}
