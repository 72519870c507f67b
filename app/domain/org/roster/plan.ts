import { planPeople, planSquads, planUnits } from "./plan-entities";
import { planSeats } from "./plan-seats";
import { inFileOrder, type RosterProblem } from "./problem";
import type { RosterRows } from "./rows";
import type { CurrentRoster, Entity, RosterChange } from "./state";

export type RosterPlan = {
  problems: RosterProblem[];
  /** In an order in which they can be made: units and people, squads, then seats, ends before openings. */
  changes: RosterChange[];
  unchanged: Record<Entity, number>;
};

type PlanInput = {
  rows: RosterRows;
  /** Codes of lines that could not be read: what refers to them is not wrong on top of that. */
  refused: readonly string[];
  current: CurrentRoster;
  /** Employee number of the person who imports; nobody disables themselves. */
  actorNo: string | null;
  today: string;
};

/**
 * What applying a roster would do to the organisation, and everything that is wrong with it. Pure: the same rows on the same
 * organisation and day give the same plan, and a roster applied once plans no change when it is read again.
 */
export function planRoster({ rows, refused, current, actorNo, today }: PlanInput): RosterPlan {
  const problems: RosterProblem[] = [];
  const unreadable = new Set(refused);
  const report = (problem: RosterProblem) => {
    const follows = problem.reason.endsWith("_unknown") && unreadable.has(String(problem.params.text));
    if (!follows) problems.push(problem);
  };
  const units = planUnits(rows.units, current, report);
  const people = planPeople(rows.people, current, report);
  const squads = planSquads(rows.squads, current, report);

  const unitKnown = (code: string) => units.after.has(code) && !current.archivedUnits.includes(code);
  for (const [code, row] of units.seen) {
    const headNo = units.after.get(code)!.headNo;
    if (headNo !== null && !people.after.has(headNo))
      report(unknown(row, "head_no", "person_unknown", headNo));
  }
  for (const [employeeNo, row] of people.seen) {
    const { unitCode } = people.after.get(employeeNo)!;
    if (unitCode !== null && !unitKnown(unitCode))
      report(unknown(row, "unit_code", "unit_unknown", unitCode));
  }
  for (const [key, row] of squads.seen) {
    squads.after.get(key)!.unitCodes.forEach((code, at) => {
      if (!unitKnown(code))
        report(unknown(row, at === 0 ? "unit_code" : "other_unit_codes", "unit_unknown", code));
    });
  }
  const self = actorNo === null ? undefined : people.seen.get(actorNo);
  if (self && !people.after.get(self.employeeNo)!.active) {
    report({ file: self.file, line: self.line, column: "active", reason: "disable_self", params: {} });
  }
  reportSeatsOutside({ squads, current, report });

  const wasActive = new Map(current.people.map((person) => [person.employeeNo, person.active]));
  const leaving = [...people.seen].filter(([no]) => wasActive.get(no) && !people.after.get(no)!.active);
  const seats = planSeats(
    {
      rows: rows.seats,
      seats: current.seats,
      squads: squads.after,
      closedSquads: current.closedSquads,
      people: people.after,
      disabled: new Map(leaving),
      today,
    },
    report,
  );
  const order = { end: 0, withdraw: 1, open: 2 } as const;
  const seatChanges = [...seats.changes].sort((a, b) => seatOrder(a, order) - seatOrder(b, order));
  return {
    problems: inFileOrder(problems),
    changes: [...units.changes, ...people.changes, ...squads.changes, ...seatChanges],
    unchanged: {
      unit: units.unchanged,
      person: people.unchanged,
      squad: squads.unchanged,
      seat: seats.unchanged,
    },
  };
}

const seatOrder = (change: RosterChange, order: Record<string, number>) => order[change.action] ?? 0;

const unknown = (
  { file, line }: { file: string; line: number },
  column: string,
  reason: string,
  text: string,
): RosterProblem => ({ file, line, column, reason, params: { text } });

function reportSeatsOutside({
  squads,
  current,
  report,
}: {
  squads: ReturnType<typeof planSquads>;
  current: CurrentRoster;
  report: (problem: RosterProblem) => void;
}) {
  for (const seat of current.seats) {
    const row = squads.seen.get(seat.squadId);
    const squad = row && squads.after.get(seat.squadId);
    if (!row || !squad) continue;
    const early = seat.from < squad.startsOn;
    const late = squad.endsOn !== null && seat.to !== null && seat.to > squad.endsOn;
    if (!early && !late) continue;
    report({
      file: row.file,
      line: row.line,
      column: early ? "starts_on" : "ends_on",
      reason: "squad_seats_outside",
      params: { text: seat.personId },
    });
  }
}
