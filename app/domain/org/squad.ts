import { lastDayOf, type Span } from "./seat";

export const squadKinds = ["standing", "task-force"] as const;

export type SquadKind = (typeof squadKinds)[number];

/** A squad's key: the prefix of its task keys, 2 to 10 capital letters and digits, a letter first. */
export const squadKeyPattern = /^[A-Z][A-Z0-9]{1,9}$/;

/** A unit's code: what a roster refers to it by. */
export const unitCodePattern = /^[A-Z0-9][A-Z0-9._-]{0,31}$/;

export type SquadShape = {
  kind: SquadKind;
  startsOn: string;
  endsOn: string | null;
  /** The first is the primary one. */
  unitIds: readonly string[];
};

export type SquadProblem =
  | { reason: "squad_needs_unit"; field: "primaryUnitId" }
  | { reason: "squad_unit_twice"; field: "otherUnitIds" }
  | { reason: "squad_needs_end"; field: "endsOn" }
  | { reason: "squad_standing_end"; field: "endsOn" }
  | { reason: "squad_order"; field: "endsOn" }
  | { reason: "squad_seats_outside"; field: "startsOn" | "endsOn" };

/**
 * What is wrong with a squad's kind, days and units; empty when nothing is. A task force has an end date, a standing squad has
 * none; a squad is tied to one or more units (product.md, Vocabulary); no seat lies outside its life.
 */
export function squadProblems(squad: SquadShape, seats: readonly Span[] = []): SquadProblem[] {
  const problems: SquadProblem[] = [];
  if (squad.unitIds.length === 0) problems.push({ reason: "squad_needs_unit", field: "primaryUnitId" });
  if (new Set(squad.unitIds).size < squad.unitIds.length)
    problems.push({ reason: "squad_unit_twice", field: "otherUnitIds" });
  const end = squad.endsOn;
  if (squad.kind === "task-force" && end === null)
    problems.push({ reason: "squad_needs_end", field: "endsOn" });
  if (squad.kind === "standing" && end !== null)
    problems.push({ reason: "squad_standing_end", field: "endsOn" });
  if (end !== null && end < squad.startsOn) problems.push({ reason: "squad_order", field: "endsOn" });
  if (seats.some((seat) => seat.from < squad.startsOn))
    problems.push({ reason: "squad_seats_outside", field: "startsOn" });
  if (end !== null && seats.some((seat) => seat.to !== null && lastDayOf(seat) > end)) {
    problems.push({ reason: "squad_seats_outside", field: "endsOn" });
  }
  return problems;
}
