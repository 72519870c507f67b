import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, daysBetween, earlierDay, laterDay } from "~/domain/org/day";
import { agendaDay } from "~/features/board/views/agenda";
import { shifted } from "~/features/board/views/calendar";
import { firstDay, lastDay, layWeek } from "~/features/board/views/calendar-layout";
import { gridSpan, readCalendarRange } from "~/features/board/views/calendar-range";
import { addMonths, mondayOf, monthEnd, weekdayOf, weeksOf } from "~/features/board/views/month";
import { barOf, monthTicks, readTimelineRange, weekTicks } from "~/features/board/views/timeline-range";

const today = "2026-11-24";
const day = fc.integer({ min: -4_000, max: 4_000 }).map((n) => addDays(today, n));

test.each([
  ["", "2026-11-01", "2026-11-30", "2026-10-01", "2026-12-01"],
  ["on=2026-01-31", "2026-01-01", "2026-01-31", "2025-12-01", "2026-02-01"],
  ["on=2028-02-10", "2028-02-01", "2028-02-29", "2028-01-01", "2028-03-01"],
  ["on=2026-02-31", "2026-11-01", "2026-11-30", "2026-10-01", "2026-12-01"],
  ["zoom=week", "2026-11-23", "2026-11-29", "2026-11-16", "2026-11-30"],
  ["zoom=week&on=2026-11-29", "2026-11-23", "2026-11-29", "2026-11-16", "2026-11-30"],
])("calendar ?%s", (query, from, to, previous, next) => {
  expect(readCalendarRange(new URLSearchParams(query), today)).toMatchObject({ from, to, previous, next });
});

test("a grid is whole weeks from Monday on that hold its range", () => {
  fc.assert(
    fc.property(day, fc.constantFrom("month", "week"), (on, zoom) => {
      const range = readCalendarRange(new URLSearchParams({ on, zoom }), today);
      const weeks = weeksOf(gridSpan(range));
      const days = weeks.flat();
      expect([weekdayOf(days[0]!), weekdayOf(days.at(-1)!), days.length % 7]).toEqual([0, 6, 0]);
      expect(days).toContain(on);
      expect(days).toEqual(expect.arrayContaining([range.from, range.to]));
      expect(daysBetween(days[0]!, range.from)).toBeLessThan(7);
      expect(daysBetween(range.to, days.at(-1)!)).toBeLessThan(7);
    }),
  );
});

test("months add up", () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -60, max: 60 }), (on, count) => {
      const moved = addMonths(on, count);
      expect(moved.slice(8)).toBe("01");
      expect(addMonths(moved, -count)).toBe(`${on.slice(0, 7)}-01`);
      expect(addDays(monthEnd(on), 1)).toBe(addMonths(on, 1));
    }),
  );
});

const dated = fc
  .tuple(fc.option(fc.integer({ min: -10, max: 16 })), fc.integer({ min: -10, max: 16 }), fc.boolean())
  .map(([a, b, noDue]) => {
    const days = [a ?? b, b].toSorted((x, y) => x - y).map((n) => addDays("2026-11-23", n)) as [
      string,
      string,
    ];
    if (a === null) return noDue ? { startOn: days[0], dueOn: null } : { startOn: null, dueOn: days[1] };
    return { startOn: days[0], dueOn: days[1] };
  });
const manyDated = fc
  .array(dated, { maxLength: 30 })
  .map((rows) => rows.map((row, i) => ({ id: String(i), ...row })));
const week = weeksOf({ from: "2026-11-23", to: "2026-11-29" })[0]!;

test("in a week every task is drawn once without overlap, or counted on each of its days", () => {
  fc.assert(
    fc.property(manyDated, fc.integer({ min: 1, max: 6 }), (tasks, lanes) => {
      const { segments, hidden } = layWeek(week, tasks, lanes);
      const cells = segments.flatMap(({ lane, column, span }) =>
        Array.from({ length: span }, (_, i) => `${lane} ${column + i}`),
      );
      expect(new Set(cells).size).toBe(cells.length);
      expect(
        segments.every(({ lane, column, span }) => lane < lanes && column >= 0 && column + span <= 7),
      ).toBe(true);
      for (const [column, at] of week.entries()) {
        const touching = tasks.filter((task) => firstDay(task) <= at && lastDay(task) >= at).length;
        const drawn = segments.filter((s) => s.column <= column && column < s.column + s.span).length;
        expect(drawn + hidden[column]!).toBe(touching);
        if (hidden[column]! > 0) expect(drawn).toBeGreaterThan(0);
      }
    }),
  );
});

test("a bar that no lane holds whole is drawn on the days that have room", () => {
  const tasks = [
    { id: "a", startOn: "2026-11-24", dueOn: "2026-11-24" },
    { id: "b", startOn: "2026-11-24", dueOn: "2026-11-26" },
    { id: "c", startOn: "2026-11-24", dueOn: "2026-11-25" },
  ];
  const { segments, hidden } = layWeek(week, tasks, 2);
  const drawn = segments.map(({ task, column, span, lane, before }) => [task.id, column, span, lane, before]);
  expect(drawn).toEqual([
    ["b", 1, 3, 0, false],
    ["c", 1, 2, 1, false],
  ]);
  expect(hidden).toEqual([0, 1, 0, 0, 0, 0, 0]);
  expect(layWeek(week, tasks.slice(0, 2).reverse(), 1).segments.length).toBe(1);
  const pieces = layWeek(week, [{ id: "d", startOn: "2026-11-23", dueOn: "2026-11-24" }, tasks[1]!], 1);
  expect(pieces.segments.map(({ task, column, span, before }) => [task.id, column, span, before])).toEqual([
    ["d", 0, 2, false],
    ["b", 2, 2, true],
  ]);
  expect(pieces.hidden).toEqual([0, 1, 0, 0, 0, 0, 0]);
});

test("a carried task keeps its length, and goes back by as much", () => {
  fc.assert(
    fc.property(dated, fc.integer({ min: -60, max: 60 }), (task, by) => {
      const moved = shifted(task, by);
      expect(shifted(moved, -by)).toEqual(task);
      const length = (d: typeof moved) => daysBetween(firstDay({ id: "", ...d }), lastDay({ id: "", ...d }));
      expect(length(moved)).toBe(length(task));
    }),
  );
});

test("in the list of days a task stands on a day of the range that it touches, or nowhere", () => {
  const range = { from: "2026-11-23", to: "2026-11-29" };
  fc.assert(
    fc.property(dated, (row) => {
      const task = { id: "", ...row } as Parameters<typeof agendaDay>[0];
      const at = agendaDay(task, range);
      const touches = firstDay(task) <= range.to && lastDay(task) >= range.from;
      expect(at !== null).toBe(touches);
      if (at !== null) expect(at >= range.from && at <= range.to).toBe(true);
    }),
  );
});

test.each([
  ["", "2026-10-26", 91],
  ["zoom=week", "2026-11-16", 28],
  ["zoom=quarter", "2026-08-01", 365],
  ["zoom=quarter&from=2028-01-01", "2028-01-01", 366],
  ["from=2026-12-02", "2026-11-30", 91],
  ["zoom=eternity&from=x", "2026-10-26", 91],
])("timeline ?%s", (query, from, days) => {
  const range = readTimelineRange(new URLSearchParams(query), today);
  expect([range.from, daysBetween(range.from, range.to) + 1]).toEqual([from, days]);
});

test("a bar stays inside of the span and covers the days it shares with it; ticks fill the span", () => {
  fc.assert(
    fc.property(day, day, fc.constantFrom("week", "month", "quarter"), day, (a, b, zoom, from) => {
      const range = readTimelineRange(new URLSearchParams({ zoom, from }), today);
      const width = (daysBetween(range.from, range.to) + 1) * range.dayWidth;
      const [start, end] = [a, b].toSorted() as [string, string];
      const bar = barOf(range, { start, end });
      expect(bar.x).toBeGreaterThanOrEqual(0);
      expect(bar.width).toBeGreaterThanOrEqual(range.dayWidth);
      expect(bar.x + bar.width).toBeLessThanOrEqual(width);
      const shared = [laterDay(start, range.from), earlierDay(end, range.to)] as const;
      if (shared[0] <= shared[1]) {
        expect(bar.x).toBe(daysBetween(range.from, shared[0]) * range.dayWidth);
        expect(bar.width).toBe((daysBetween(shared[0], shared[1]) + 1) * range.dayWidth);
      }
      const months = monthTicks(range);
      expect(months.reduce((sum, tick) => sum + tick.width, 0)).toBe(width);
      expect(weekTicks(range).every((tick) => tick.day === mondayOf(tick.day) && tick.x < width)).toBe(true);
    }),
  );
});
