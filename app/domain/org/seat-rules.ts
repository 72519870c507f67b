import { dayAfter, dayBefore, isDay } from "./day";
import { isPlanned, lastDayOf, overlap, peakAllocation, type Seat, wholeAllocation } from "./seat";

/** What the seat stands in: its squad's life and whether the person still works here. */
export type SeatSurroundings = {
  squad: { startsOn: string; endsOn: string | null; closed: boolean };
  personActive: boolean;
  /** The squad's other seats and the person's other seats; one seat may be in both. */
  squadSeats: readonly Seat[];
  personSeats: readonly Seat[];
};

/** Why a seat may not be opened. `other` is the seat in its way, `day` and `total` (basis points) tell an over-allocation. */
export type SeatProblem =
  | { reason: "seat_day"; field: "from" | "to" }
  | { reason: "seat_order"; field: "to" }
  | { reason: "seat_allocation"; field: "allocation" }
  | { reason: "seat_squad_closed"; field: "squadId" }
  | { reason: "seat_before_squad"; field: "from"; day: string }
  | { reason: "seat_after_squad"; field: "from" | "to"; day: string }
  | { reason: "seat_person_inactive"; field: "personId" }
  | { reason: "seat_two_leads"; field: "role"; other: Seat }
  | { reason: "seat_one_lead"; field: "role"; other: Seat }
  | { reason: "seat_duplicate"; field: "personId"; other: Seat }
  | { reason: "seat_over_allocated"; field: "allocation"; day: string; total: number };

/**
 * Every rule a new seat breaks, empty when it may be opened. Rules 1 and 2 of product.md: one lead per discipline on any day,
 * nobody holds two lead seats in one squad, a person's allocations on any day sum to at most 100 %; and a seat lies within
 * its squad's life; one without an end lasts as long as the squad. The database holds the same rules as triggers, for two changes at once.
 */
export function seatProblems(
  seat: Seat,
  { squad, personActive, squadSeats, personSeats }: SeatSurroundings,
): SeatProblem[] {
  if (!isDay(seat.from)) return [{ reason: "seat_day", field: "from" }];
  if (seat.to !== null && !isDay(seat.to)) return [{ reason: "seat_day", field: "to" }];
  if (lastDayOf(seat) < seat.from) return [{ reason: "seat_order", field: "to" }];
  const problems: SeatProblem[] = [];
  if (!isAllocation(seat.allocation)) problems.push({ reason: "seat_allocation", field: "allocation" });
  if (squad.closed) problems.push({ reason: "seat_squad_closed", field: "squadId" });
  if (seat.from < squad.startsOn)
    problems.push({ reason: "seat_before_squad", field: "from", day: squad.startsOn });
  if (squad.endsOn !== null && seat.from > squad.endsOn) {
    problems.push({ reason: "seat_after_squad", field: "from", day: squad.endsOn });
  } else if (squad.endsOn !== null && seat.to !== null && seat.to > squad.endsOn) {
    problems.push({ reason: "seat_after_squad", field: "to", day: squad.endsOn });
  }
  if (!personActive) problems.push({ reason: "seat_person_inactive", field: "personId" });
  const clash = clashingSeat(seat, squadSeats);
  if (clash) problems.push(clash);
  const own = [...personSeats.filter((other) => other.id !== seat.id), seat];
  const peak = peakAllocation(own, seat);
  if (peak.total > wholeAllocation)
    problems.push({ reason: "seat_over_allocated", field: "allocation", ...peak });
  return problems;
}

/** True for a whole number of basis points from 1 to 10 000. */
export const isAllocation = (value: number): boolean =>
  Number.isInteger(value) && value >= 1 && value <= wholeAllocation;

/** The seat of the same squad that `seat` may not stand beside, and why. */
export function clashingSeat(seat: Seat, squadSeats: readonly Seat[]): SeatProblem | null {
  const others = squadSeats.filter(
    (other) => other.id !== seat.id && other.squadId === seat.squadId && overlap(other, seat),
  );
  if (seat.role === "lead") {
    const mine = others.find((other) => other.role === "lead" && other.personId === seat.personId);
    if (mine && mine.discipline !== seat.discipline)
      return { reason: "seat_two_leads", field: "role", other: mine };
  }
  const same = others.find(
    (other) => other.personId === seat.personId && other.discipline === seat.discipline,
  );
  if (same) return { reason: "seat_duplicate", field: "personId", other: same };
  if (seat.role === "lead") {
    const holder = others.find((other) => other.role === "lead" && other.discipline === seat.discipline);
    if (holder) return { reason: "seat_one_lead", field: "role", other: holder };
  }
  return null;
}

/** What ending a seat comes to: its last day is set, or, when it has not begun, it is withdrawn. */
export type SeatEnd = { kind: "end"; to: string } | { kind: "withdraw" };

export type SeatEndProblem = "seat_end_before_start" | "seat_end_after_end";

/**
 * Ends `seat` with `lastDay` as its last day. A seat that has not begun by `today` and would end before its first day is
 * withdrawn. A seat is only ever shortened: a longer one is a new seat after it.
 */
export function endSeat(
  seat: Seat,
  { lastDay, today }: { lastDay: string; today: string },
): SeatEnd | SeatEndProblem {
  if (lastDay < seat.from) return isPlanned(seat, today) ? { kind: "withdraw" } : "seat_end_before_start";
  if (lastDay > lastDayOf(seat)) return "seat_end_after_end";
  return { kind: "end", to: lastDay };
}

export type SeatChange = { ended: SeatEnd; opened: Omit<Seat, "id"> };

/**
 * The seat ended the day before `effective` and re-opened from then with other terms, up to the end it had: past days
 * keep what was true on them (product.md, Seat).
 */
export function changeSeat(
  seat: Seat,
  {
    effective,
    today,
    terms,
  }: { effective: string; today: string; terms: Partial<Pick<Seat, "allocation" | "role">> },
): SeatChange | SeatEndProblem {
  if (effective > lastDayOf(seat)) return "seat_end_after_end";
  const ended = endSeat(seat, { lastDay: dayBefore(effective), today });
  if (typeof ended === "string") return ended;
  const { id: _, ...kept } = seat;
  return { ended, opened: { ...kept, ...terms, from: effective } };
}

/** Runs of seats that follow each other day on day on the same terms, told as one: how a roster writes them. */
export function joinedSeats(seats: readonly Seat[]): Seat[] {
  const joined: Seat[] = [];
  for (const seat of [...seats].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = joined.findIndex(
      (other) => other.to !== null && dayAfter(other.to) === seat.from && sameTerms(other, seat),
    );
    if (last >= 0) joined[last] = { ...joined[last]!, to: seat.to };
    else joined.push(seat);
  }
  return joined;
}

/** True when two seats differ in their days at most. */
export const sameTerms = (a: Seat, b: Seat): boolean =>
  a.squadId === b.squadId &&
  a.personId === b.personId &&
  a.discipline === b.discipline &&
  a.role === b.role &&
  a.allocation === b.allocation;
