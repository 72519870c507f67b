import fc from "fast-check";
import { addDays } from "~/domain/org/day";
import { disciplines } from "~/domain/org/discipline";
import type { Seat } from "~/domain/org/seat";

export const firstDay = "2026-01-01";

export const someDay = fc.integer({ min: 0, max: 60 }).map((offset) => addDays(firstDay, offset));

const span = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.option(fc.integer({ min: 0, max: 30 })))
  .map(([start, length]) => ({
    from: addDays(firstDay, start),
    to: length === null ? null : addDays(firstDay, start + length),
  }));

/** Seats of few people in few squads over few days, so that they meet. */
export const someSeat: fc.Arbitrary<Seat> = fc
  .record({
    id: fc.uuid(),
    squadId: fc.constantFrom("A", "B"),
    personId: fc.constantFrom("p1", "p2", "p3"),
    discipline: fc.constantFrom(...disciplines),
    role: fc.constantFrom("lead" as const, "member" as const),
    allocation: fc.integer({ min: 1, max: 20 }).map((n) => n * 500),
    span,
  })
  .map(({ span: days, ...seat }) => ({ ...seat, ...days }));

export const someSeats = fc.uniqueArray(someSeat, { selector: (seat) => seat.id, maxLength: 12 });

/** Every day on which anything of these tests can begin or end, and some around. */
export const calendar = Array.from({ length: 100 }, (_, offset) => addDays("2025-12-30", offset));
