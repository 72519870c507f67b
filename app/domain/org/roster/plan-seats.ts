import { dayAfter, dayBefore } from "../day";
import { isPlanned, lastDayOf, overlap, type Seat, wholeAllocation } from "../seat";
import { endSeat, joinedSeats, sameTerms, seatProblems } from "../seat-rules";
import type { RosterProblem } from "./problem";
import type { SeatRow } from "./rows";
import type { PersonState, RosterChange, SquadState } from "./state";

type Report = (problem: RosterProblem) => void;

export type SeatContext = {
  rows: readonly SeatRow[];
  seats: readonly Seat[];
  squads: ReadonlyMap<string, SquadState>;
  closedSquads: readonly string[];
  people: ReadonlyMap<string, PersonState>;
  /** People the roster disables, with the line that does. */
  disabled: ReadonlyMap<string, { file: string; line: number }>;
  today: string;
};

type Opened = { row: SeatRow; seat: Seat };
type Plan = {
  changes: RosterChange[];
  opened: Opened[];
  ended: Map<string, string>;
  withdrawn: Set<string>;
  unchanged: number;
};

/**
 * What the seat lines of a roster come to. A line is a seat from its first day on: one that is stored alike changes nothing, one
 * with an earlier end is ended, and one on other terms ends the seat stored so far the day before and opens a new one.
 */
export function planSeats(
  context: SeatContext,
  report: Report,
): { changes: RosterChange[]; unchanged: number } {
  const plan: Plan = { changes: [], opened: [], ended: new Map(), withdrawn: new Set(), unchanged: 0 };
  const stored = grouped(context.seats, pairOf);
  const lines = grouped(knownRows(context, report), pairOfRow);
  for (const [pair, rows] of lines) planPair(rows, stored.get(pair) ?? [], { context, plan, report });
  endSeatsOfDisabled(context, plan);
  checkOpened(context, plan, report);
  return plan;
}

const pairOf = (seat: Seat) => `${seat.squadId} ${seat.personId}`;
const pairOfRow = (row: SeatRow) => `${row.squadKey} ${row.employeeNo}`;

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function knownRows({ rows, squads, people, closedSquads }: SeatContext, report: Report): SeatRow[] {
  return rows.filter((row) => {
    const at = { file: row.file, line: row.line };
    const squadKnown = squads.has(row.squadKey);
    const personKnown = people.has(row.employeeNo);
    if (!squadKnown)
      report({ ...at, column: "squad_key", reason: "squad_unknown", params: { text: row.squadKey } });
    else if (closedSquads.includes(row.squadKey)) {
      report({ ...at, column: "squad_key", reason: "squad_closed", params: { text: row.squadKey } });
    }
    if (!personKnown)
      report({ ...at, column: "employee_no", reason: "person_unknown", params: { text: row.employeeNo } });
    return squadKnown && personKnown && !closedSquads.includes(row.squadKey);
  });
}

const seatOf = (row: SeatRow): Seat => ({
  id: `${row.file}:${row.line}`,
  squadId: row.squadKey,
  personId: row.employeeNo,
  discipline: row.discipline,
  role: row.role,
  allocation: row.allocation ?? wholeAllocation,
  from: row.from,
  to: row.to ?? null,
});

type Work = { context: SeatContext; plan: Plan; report: Report };

function planPair(rows: readonly SeatRow[], stored: readonly Seat[], work: Work) {
  const runs = joinedSeats(stored);
  const runOf = (seat: Seat) => runs.find((run) => sameTerms(run, seat) && overlap(run, seat));
  const lines = joinedLines(rows, work.report);
  const claimed = new Set(lines.map((line) => runOf(line.seat)));
  const kept = stored.filter((other) => claimed.has(runOf(other)));
  for (const line of lines) {
    const run = runOf(line.seat);
    if (run) matchRun({ ...line, run, stored }, work);
    else replaceOthers({ ...line, stored, kept }, work);
  }
}

/**
 * The lines of one person in one squad in the order of their days, those that follow each other on the same terms as one seat. A
 * line that ends before it begins, or has a day in common with an earlier one of the same discipline, is a problem.
 */
function joinedLines(rows: readonly SeatRow[], report: Report): Opened[] {
  const lines: Opened[] = [];
  const inOrder = [...rows].sort((a, b) => (a.from === b.from ? a.line - b.line : a.from < b.from ? -1 : 1));
  for (const row of inOrder) {
    const { file, line } = row;
    const seat = seatOf(row);
    const same = lines.find(
      (other) => other.seat.discipline === seat.discipline && overlap(other.seat, seat),
    );
    const last = lines.find(
      ({ seat: { to }, seat: other }) => to !== null && dayAfter(to) === seat.from && sameTerms(other, seat),
    );
    if (lastDayOf(seat) < seat.from) report({ file, line, column: "to", reason: "seat_order", params: {} });
    else if (same)
      report({ file, line, column: null, reason: "seat_twice", params: { line: same.row.line } });
    else if (last) last.seat = { ...last.seat, to: seat.to };
    else lines.push({ row, seat });
  }
  return lines;
}

const within = (seat: Seat, run: Seat) =>
  sameTerms(seat, run) && run.from <= seat.from && lastDayOf(seat) <= lastDayOf(run);

/** The line tells a seat that is stored: it may have begun earlier, and its end may have moved. */
function matchRun(
  { row, seat, run, stored }: { row: SeatRow; seat: Seat; run: Seat; stored: readonly Seat[] },
  { context: { today, people }, plan, report }: Work,
) {
  const { file, line } = row;
  const earlier = seat.from < run.from;
  if (earlier) plan.opened.push({ row, seat: { ...seat, to: dayBefore(run.from) } });
  if (seat.to === run.to) {
    if (lastDayOf(seat) > today && people.get(row.employeeNo)?.active === false) {
      report({
        file,
        line,
        column: "employee_no",
        reason: "seat_person_inactive",
        params: { text: row.employeeNo },
      });
    }
    if (!earlier) plan.unchanged++;
    return;
  }
  if (run.to !== null && lastDayOf(seat) > run.to) {
    plan.opened.push({ row, seat: { ...seat, from: dayAfter(run.to) } });
    return;
  }
  for (const part of stored.filter((other) => within(other, run) && lastDayOf(other) > lastDayOf(seat))) {
    const end = endSeat(part, { lastDay: lastDayOf(seat), today });
    if (typeof end === "string")
      report({ file, line, column: "to", reason: "seat_past", params: { from: part.from } });
    else if (end.kind === "withdraw") withdraw(plan, { row, seat: part });
    else finish(plan, { row, seat: part, to: end.to });
  }
}

/** The line tells a seat that is not stored: what stands in its way in the same squad ends the day before. */
function replaceOthers(
  { row, seat, stored, kept }: { row: SeatRow; seat: Seat; stored: readonly Seat[]; kept: readonly Seat[] },
  { context: { today }, plan, report }: Work,
) {
  const { file, line } = row;
  const rivals = stored.filter(
    (other) =>
      !kept.includes(other) &&
      overlap(other, seat) &&
      (other.discipline === seat.discipline || (other.role === "lead" && seat.role === "lead")),
  );
  for (const rival of rivals) {
    if (plan.ended.has(rival.id) || plan.withdrawn.has(rival.id)) continue;
    if (isPlanned(rival, today) && seat.from <= rival.from) withdraw(plan, { row, seat: rival });
    else if (seat.from > rival.from) finish(plan, { row, seat: rival, to: dayBefore(seat.from) });
    else {
      report({ file, line, column: "from", reason: "seat_history", params: { from: rival.from } });
      return;
    }
  }
  plan.opened.push({ row, seat });
}

function finish(
  plan: Plan,
  { row: { file, line }, seat, to }: { row: { file: string; line: number }; seat: Seat; to: string },
) {
  plan.ended.set(seat.id, to);
  plan.changes.push({ file, line, entity: "seat", action: "end", seat, to });
}

function withdraw(
  plan: Plan,
  { row: { file, line }, seat }: { row: { file: string; line: number }; seat: Seat },
) {
  plan.withdrawn.add(seat.id);
  plan.changes.push({ file, line, entity: "seat", action: "withdraw", seat });
}

/** A person the roster disables leaves every seat today, as when they are disabled by hand. */
function endSeatsOfDisabled({ seats, disabled, today }: SeatContext, plan: Plan) {
  for (const seat of seats) {
    const row = disabled.get(seat.personId);
    if (!row || plan.ended.has(seat.id) || plan.withdrawn.has(seat.id)) continue;
    const end = endSeat(seat, { lastDay: today, today });
    if (typeof end === "string" || (end.kind === "end" && seat.to === today)) continue;
    if (end.kind === "withdraw") withdraw(plan, { row, seat });
    else finish(plan, { row, seat, to: end.to });
  }
}

const columnOf: Record<string, string> = {
  squadId: "squad_key",
  personId: "employee_no",
  allocation: "allocation",
};

/** Places the new seats one line after another, so that of two that clash the later line is told. */
function checkOpened({ seats, squads, people, today }: SeatContext, plan: Plan, report: Report) {
  const standing = seats
    .filter((seat) => !plan.withdrawn.has(seat.id))
    .map((seat) => ({ ...seat, to: plan.ended.get(seat.id) ?? seat.to }));
  const bySquad = grouped(standing, (seat) => seat.squadId);
  const byPerson = grouped(standing, (seat) => seat.personId);
  for (const { row, seat } of plan.opened) {
    const { startsOn, endsOn } = squads.get(seat.squadId)!;
    const over = seat.to !== null && seat.to < today;
    const squadSeats = bySquad.get(seat.squadId) ?? [];
    const personSeats = byPerson.get(seat.personId) ?? [];
    const problems = seatProblems(seat, {
      squad: { startsOn, endsOn, closed: false },
      personActive: over || people.get(seat.personId)!.active,
      squadSeats,
      personSeats,
    });
    for (const problem of problems) {
      const { reason, field } = problem;
      const params: RosterProblem["params"] = { text: row.employeeNo };
      if ("other" in problem)
        Object.assign(params, { person: problem.other.personId, from: problem.other.from });
      if ("day" in problem) params.day = problem.day;
      if ("total" in problem) params.total = problem.total / 100;
      report({ file: row.file, line: row.line, column: columnOf[field] ?? field, reason, params });
    }
    if (problems.length > 0) continue;
    bySquad.set(seat.squadId, [...squadSeats, seat]);
    byPerson.set(seat.personId, [...personSeats, seat]);
    const { id: _, ...opened } = seat;
    plan.changes.push({ file: row.file, line: row.line, entity: "seat", action: "open", seat: opened });
  }
}
