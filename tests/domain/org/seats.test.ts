import fc from "fast-check";
import { expect, test } from "vitest";
import { completenessOn } from "~/domain/org/completeness";
import { addDays, dayAfter, dayBefore, isDay } from "~/domain/org/day";
import { disciplines } from "~/domain/org/discipline";
import { activeOn, allocationOn, overlap, peakAllocation, type Seat } from "~/domain/org/seat";
import { changeSeat, endSeat, joinedSeats, seatProblems } from "~/domain/org/seat-rules";
import { calendar, someDay, someSeat, someSeats } from "./arbitraries";

const seat = (values: Partial<Seat> = {}): Seat => ({
  id: "new",
  squadId: "A",
  personId: "p1",
  discipline: "tech",
  role: "lead",
  from: "2026-02-01",
  to: null,
  allocation: 10_000,
  ...values,
});

const openSquad = { startsOn: "2026-01-01", endsOn: null, closed: false };

const reasons = (
  candidate: Seat,
  others: Seat[] = [],
  squad: Parameters<typeof seatProblems>[1]["squad"] = openSquad,
) =>
  seatProblems(candidate, {
    squad,
    personActive: true,
    squadSeats: others.filter((other) => other.squadId === candidate.squadId),
    personSeats: others.filter((other) => other.personId === candidate.personId),
  }).map((problem) => problem.reason);

test("days step over month, year and leap-day ends", () => {
  expect(dayAfter("2028-02-28")).toBe("2028-02-29");
  expect(dayAfter("2026-12-31")).toBe("2027-01-01");
  expect(dayBefore("2027-03-01")).toBe("2027-02-28");
  expect(isDay("2026-02-29")).toBe(false);
  fc.assert(
    fc.property(
      someDay,
      fc.integer({ min: -500, max: 500 }),
      (day, n) => addDays(addDays(day, n), -n) === day,
    ),
  );
});

test("a span holds its first and its last day and no other side of them", () => {
  const span = { from: "2026-02-01", to: "2026-02-10" };
  expect(["2026-01-31", "2026-02-01", "2026-02-10", "2026-02-11"].map((day) => activeOn(span, day))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

test("two spans overlap exactly when some day lies in both", () => {
  fc.assert(
    fc.property(someSeat, someSeat, (a, b) => {
      const shared = [...calendar, "2030-01-01"].some((day) => activeOn(a, day) && activeOn(b, day));
      return overlap(a, b) === shared && overlap(b, a) === shared;
    }),
  );
});

test("the peak allocation is the largest sum of any day of the span", () => {
  fc.assert(
    fc.property(someSeats, someSeat, (seats, span) => {
      const days = [...calendar, "2030-01-01"].filter((day) => activeOn(span, day));
      const largest = Math.max(...days.map((day) => allocationOn(seats, day)));
      const peak = peakAllocation(seats, span);
      expect(peak.total).toBe(largest);
      expect(allocationOn(seats, peak.day)).toBe(largest);
      expect(activeOn(span, peak.day)).toBe(true);
    }),
  );
});

test("a squad is complete on a day exactly when each discipline has one active lead", () => {
  fc.assert(
    fc.property(someSeats, someDay, (seats, day) => {
      const mine = seats.filter((held) => held.squadId === "A");
      const leads = (discipline: string) =>
        mine.filter((held) => held.role === "lead" && held.discipline === discipline && activeOn(held, day))
          .length;
      const { complete, vacant } = completenessOn(mine, day);
      expect(complete).toBe(disciplines.every((discipline) => leads(discipline) === 1));
      expect(vacant).toEqual(disciplines.filter((discipline) => leads(discipline) !== 1));
    }),
  );
});

test("seats that are let in one after another keep rules 1 and 2 on every day", () => {
  fc.assert(
    fc.property(someSeats, (candidates) => {
      const held: Seat[] = [];
      for (const candidate of candidates) if (reasons(candidate, held).length === 0) held.push(candidate);
      for (const day of calendar) {
        for (const squadId of ["A", "B"]) {
          const active = held.filter(
            (one) => one.squadId === squadId && one.role === "lead" && activeOn(one, day),
          );
          expect(new Set(active.map((one) => one.discipline)).size).toBe(active.length);
          expect(new Set(active.map((one) => one.personId)).size).toBe(active.length);
        }
        for (const personId of ["p1", "p2", "p3"]) {
          expect(
            allocationOn(
              held.filter((one) => one.personId === personId),
              day,
            ),
          ).toBeLessThanOrEqual(10_000);
        }
      }
    }),
  );
});

test.each([
  ["a second lead of the discipline", seat({ personId: "p2" }), seat({ id: "x" }), ["seat_one_lead"]],
  [
    "a second lead seat of the person",
    seat({ discipline: "data", allocation: 4000 }),
    seat({ id: "x", allocation: 6000 }),
    ["seat_two_leads"],
  ],
  [
    "the same discipline twice",
    seat({ role: "member", allocation: 4000 }),
    seat({ id: "x", role: "member", allocation: 6000 }),
    ["seat_duplicate"],
  ],
  [
    "more than all of the person's time",
    seat({ squadId: "B", allocation: 4001 }),
    seat({ id: "x", allocation: 6000 }),
    ["seat_over_allocated"],
  ],
  [
    "exactly all of the person's time",
    seat({ squadId: "B", allocation: 4000 }),
    seat({ id: "x", allocation: 6000 }),
    [],
  ],
  [
    "the day after the other ended",
    seat({ personId: "p2" }),
    seat({ id: "x", from: "2026-01-01", to: "2026-01-31" }),
    [],
  ],
  [
    "the day the other ends",
    seat({ personId: "p2" }),
    seat({ id: "x", from: "2026-01-01", to: "2026-02-01" }),
    ["seat_one_lead"],
  ],
])("%s: %#", (_, candidate, other, expected) => {
  expect(reasons(candidate, [other])).toEqual(expected);
});

test.each([
  [{ from: "2026-02-30" }, "seat_day"],
  [{ to: "soon" }, "seat_day"],
  [{ to: "2026-01-31" }, "seat_order"],
  [{ allocation: 0 }, "seat_allocation"],
  [{ allocation: 10_001 }, "seat_allocation"],
  [{ allocation: 50.5 }, "seat_allocation"],
  [{ from: "2025-12-31" }, "seat_before_squad"],
] as const)("a seat with %o is refused: %s", (values, reason) => {
  expect(reasons(seat(values))).toContain(reason);
});

test("a seat of a task force ends with it at the latest, and may stay open until then", () => {
  const squad = { ...openSquad, endsOn: "2026-06-30" };
  expect(reasons(seat({ to: null }), [], squad)).toEqual([]);
  expect(reasons(seat({ to: "2026-06-30" }), [], squad)).toEqual([]);
  expect(reasons(seat({ to: "2026-07-01" }), [], squad)).toEqual(["seat_after_squad"]);
  expect(reasons(seat({ from: "2026-07-01" }), [], squad)).toEqual(["seat_after_squad"]);
  expect(reasons(seat(), [], { ...openSquad, closed: true })).toEqual(["seat_squad_closed"]);
});

test("ending sets the last day, withdraws what has not begun, and never lengthens", () => {
  const held = seat({ from: "2026-02-01", to: "2026-06-30" });
  expect(endSeat(held, { lastDay: "2026-03-31", today: "2026-03-15" })).toEqual({
    kind: "end",
    to: "2026-03-31",
  });
  expect(endSeat(held, { lastDay: "2026-01-31", today: "2026-01-15" })).toEqual({ kind: "withdraw" });
  expect(endSeat(held, { lastDay: "2026-01-31", today: "2026-02-01" })).toBe("seat_end_before_start");
  expect(endSeat(held, { lastDay: "2026-07-01", today: "2026-03-15" })).toBe("seat_end_after_end");
});

test("a change leaves every day before it as it was and keeps the end the seat had", () => {
  fc.assert(
    fc.property(someSeat, someDay, (held, effective) => {
      const change = changeSeat(held, { effective, today: "2025-12-01", terms: { allocation: 1234 } });
      if (typeof change === "string") return;
      const before = change.ended.kind === "end" ? [{ ...held, to: change.ended.to }] : [];
      const after: Seat = { id: "next", ...change.opened };
      expect(after.to).toBe(held.to);
      for (const day of calendar) {
        const now = allocationOn([...before, after], day);
        if (day < effective) expect(now).toBe(allocationOn(before.length > 0 ? [held] : [], day));
        else expect(now).toBe(day >= after.from && activeOn(after, day) ? 1234 : 0);
      }
    }),
  );
});

test("joining seats changes no day and leaves no two that could be joined", () => {
  fc.assert(
    fc.property(someSeats, (candidates) => {
      const held: Seat[] = [];
      for (const candidate of candidates) if (reasons(candidate, held).length === 0) held.push(candidate);
      const joined = joinedSeats(held);
      for (const day of calendar) expect(allocationOn(joined, day)).toBe(allocationOn(held, day));
      expect(joinedSeats(joined)).toHaveLength(joined.length);
    }),
  );
});
