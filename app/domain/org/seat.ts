import { endOfTime } from "./day";
import type { Discipline } from "./discipline";

export const seatRoles = ["lead", "member"] as const;

export type SeatRole = (typeof seatRoles)[number];

/** All of a person's time, in basis points. */
export const wholeAllocation = 10_000;

/** A stretch of days, both ends included; `to` is null while no end is set. */
export type Span = { from: string; to: string | null };

/** A person in a squad in a discipline (product.md, Vocabulary). `allocation` is a share of their time, 1 to 10 000 basis points. */
export type Seat = Span & {
  id: string;
  squadId: string;
  personId: string;
  discipline: Discipline;
  role: SeatRole;
  allocation: number;
};

/** The last day of the span, the end of time while none is set. */
export const lastDayOf = ({ to }: Span): string => to ?? endOfTime;

/** True when `day` lies in the span. */
export const activeOn = (span: Span, day: string): boolean => span.from <= day && day <= lastDayOf(span);

/** True when two spans have a day in common. */
export const overlap = (a: Span, b: Span): boolean => a.from <= lastDayOf(b) && b.from <= lastDayOf(a);

/** True when the span lies wholly after `day`. */
export const isPlanned = (span: Span, day: string): boolean => span.from > day;

/** Sum of the allocations of the seats active on `day`, in basis points. The seats must be one person's. */
export function allocationOn(seats: readonly Seat[], day: string): number {
  return seats.reduce((sum, seat) => (activeOn(seat, day) ? sum + seat.allocation : sum), 0);
}

/**
 * The first day within `span` on which the person's allocations are highest, and their sum in basis points. Sums change
 * only where a seat begins, so those days and the span's first are all that need looking at.
 */
export function peakAllocation(seats: readonly Seat[], span: Span): { day: string; total: number } {
  const days = [span.from, ...seats.map((seat) => seat.from).filter((day) => activeOn(span, day))].sort();
  let peak = { day: span.from, total: allocationOn(seats, span.from) };
  for (const day of days) {
    const total = allocationOn(seats, day);
    if (total > peak.total) peak = { day, total };
  }
  return peak;
}
