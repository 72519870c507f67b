import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "~/domain/org/day";
import {
  type ClosingFacts,
  closingProblem,
  continuedSeats,
  daysUntil,
  endDayProblem,
  reminderDays,
  reminderDue,
} from "~/domain/org/dissolution";
import type { Seat } from "~/domain/org/seat";

const today = "2026-11-24";
const ready: ClosingFacts = {
  kind: "task-force",
  endsOn: today,
  today,
  closed: false,
  undecided: 0,
  waiting: 0,
};

test.each([
  [{}, null],
  [{ endsOn: "2026-11-23" }, null],
  [{ endsOn: "2026-11-25" }, "dissolution_not_yet"],
  [{ undecided: 1 }, "dissolution_undecided"],
  [{ waiting: 1 }, "dissolution_handoffs"],
  [{ waiting: 1, undecided: 1 }, "dissolution_handoffs"],
  [{ closed: true }, "squad_closed"],
  [{ kind: "standing", endsOn: null }, "dissolution_standing"],
] as const)("closing with %j: %s", (changed, problem) => {
  expect(closingProblem({ ...ready, ...changed })).toBe(problem);
});

test.each([
  ["2026-12-31", null],
  ["2026-11-24", null],
  ["2026-11-23", "dissolution_day_past"],
  ["2026-12-01", "dissolution_day_same"],
  ["2026-02-30", "dissolution_day_unreadable"],
] as const)("another end date %s: %s", (day, problem) => {
  expect(endDayProblem(day, { startsOn: "2026-01-01", endsOn: "2026-12-01", today })).toBe(problem);
});

test("a squad cannot end before it begins", () => {
  const facts = { startsOn: "2027-01-01", endsOn: "2027-06-30", today };
  expect(endDayProblem("2026-12-31", facts)).toBe("dissolution_day_before_start");
});

test.each([
  [15, [], null],
  [14, [], 14],
  [14, [14], null],
  [9, [], 14],
  [7, [14], 7],
  [3, [14], 7],
  [1, [14, 7], 1],
  [0, [14, 7, 1], 0],
  [-5, [14, 7, 1], 0],
  [-5, [14, 7, 1, 0], null],
] as const)("%i days before the end with %j sent: %s", (left, sent, due) => {
  expect(reminderDue(left, sent)).toBe(due);
});

test("looking once an hour or once a month, every reminder goes out at most once and the last always does", () => {
  const gaps = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(gaps, (steps) => {
      const sent: number[] = [];
      let left = 30;
      for (const step of [...steps, 60]) {
        left -= step;
        const due = reminderDue(left, sent);
        if (due !== null) sent.push(due);
      }
      expect(new Set(sent).size).toBe(sent.length);
      expect(sent).toContain(0);
      expect(sent.every((days) => (reminderDays as readonly number[]).includes(days))).toBe(true);
    }),
  );
});

const seat = (changed: Partial<Seat>): Seat => ({
  id: "s",
  squadId: "q",
  personId: "p",
  discipline: "tech",
  role: "lead",
  from: "2026-01-01",
  to: "2026-11-30",
  allocation: 5_000,
  ...changed,
});

test("seats that ended with the squad go on the day after, others do not", () => {
  const seats = [seat({}), seat({ id: "early", to: "2026-10-31" }), seat({ id: "open", to: null })];
  expect(continuedSeats(seats, { endedOn: "2026-11-30", today, to: "2026-12-31" })).toEqual([
    {
      squadId: "q",
      personId: "p",
      discipline: "tech",
      role: "lead",
      from: "2026-12-01",
      to: "2026-12-31",
      allocation: 5_000,
    },
  ]);
});

test("no seat goes on over days that have passed", () => {
  const [continued] = continuedSeats([seat({ to: "2026-10-31" })], {
    endedOn: "2026-10-31",
    today,
    to: "2026-12-31",
  });
  expect(continued).toMatchObject({ from: today, to: "2026-12-31" });
  const nothing = continuedSeats([seat({ to: today })], { endedOn: today, today, to: today });
  expect(nothing).toEqual([]);
});

test("days until an end count whole days over month and clock changes", () => {
  const day = fc.integer({ min: -1_000, max: 1_000 });
  fc.assert(
    fc.property(day, (days) => {
      expect(daysUntil(addDays(today, days), today)).toBe(days);
    }),
  );
});
