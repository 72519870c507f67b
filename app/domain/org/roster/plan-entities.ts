import { squadProblems } from "../squad";
import { pathsFromParents } from "../unit-tree";
import type { RosterProblem } from "./problem";
import type { PersonRow, SquadRow, UnitRow } from "./rows";
import type { CurrentRoster, PersonState, RosterChange, SquadState, UnitState } from "./state";

type Report = (problem: RosterProblem) => void;

/** A kind's part of the plan: what will be true afterwards by code, what changes, and how many lines change nothing. */
export type Part<S> = { after: Map<string, S>; changes: RosterChange[]; unchanged: number };

type Spec<R, S, E extends "unit" | "person" | "squad"> = {
  entity: E;
  rows: readonly R[];
  current: readonly S[];
  codeOf: (of: R | S) => string;
  codeColumn: string;
  merge: (row: R, before: S | undefined) => S;
};

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Merges the lines of a kind into what is stored; a code that stands twice is a problem at its second line. */
function merged<R extends { file: string; line: number }, S, E extends "unit" | "person" | "squad">(
  { entity, rows, current, codeOf, codeColumn, merge }: Spec<R, S, E>,
  report: Report,
): Part<S> & { seen: Map<string, R> } {
  const before = new Map(current.map((state) => [codeOf(state), state]));
  const after = new Map(before);
  const seen = new Map<string, R>();
  const changes: RosterChange[] = [];
  let unchanged = 0;
  for (const row of rows) {
    const code = codeOf(row);
    const earlier = seen.get(code);
    if (earlier) {
      report({
        ...place(row),
        column: codeColumn,
        reason: "twice",
        params: { text: code, line: earlier.line, file: earlier.file },
      });
      continue;
    }
    seen.set(code, row);
    const stored = before.get(code);
    const next = merge(row, stored);
    after.set(code, next);
    if (stored === undefined)
      changes.push({ ...place(row), entity, action: "create", after: next } as unknown as RosterChange);
    else if (same(stored, next)) unchanged++;
    else
      changes.push({
        ...place(row),
        entity,
        action: "change",
        before: stored,
        after: next,
      } as unknown as RosterChange);
  }
  return { after, changes, unchanged, seen };
}

const place = ({ file, line }: { file: string; line: number }) => ({ file, line });

/** The cell's value; what is stored where the file lacks the column; `empty` where there is neither. */
const chosen = <T>(cell: T | null | undefined, stored: T | undefined, empty: T): T =>
  cell === undefined ? (stored ?? empty) : (cell ?? empty);

/** Like `chosen`, for what may be without a value. */
const chosenOrNone = <T>(cell: T | null | undefined, stored: T | null | undefined): T | null =>
  cell === undefined ? (stored ?? null) : cell;

/** The unit lines merged into what is stored; reports parents that are unknown, archived or in a circle. */
export function planUnits(
  rows: readonly UnitRow[],
  current: CurrentRoster,
  report: Report,
): Part<UnitState> & { seen: Map<string, UnitRow> } {
  const part = merged<UnitRow, UnitState, "unit">(
    {
      entity: "unit",
      rows,
      current: current.units,
      codeOf: (of) => of.code,
      codeColumn: "code",
      merge: (row, stored) => ({
        code: row.code,
        name: row.name,
        nameEn: chosen(row.nameEn, stored?.nameEn, row.name),
        parentCode: chosenOrNone(row.parentCode, stored?.parentCode),
        headNo: chosenOrNone(row.headNo, stored?.headNo),
      }),
    },
    report,
  );
  for (const [code, row] of part.seen) {
    if (current.archivedUnits.includes(code)) {
      report({ ...place(row), column: "code", reason: "unit_archived", params: { text: code } });
    }
    const parent = part.after.get(code)!.parentCode;
    if (parent !== null && (!part.after.has(parent) || current.archivedUnits.includes(parent))) {
      report({ ...place(row), column: "parent_code", reason: "unit_unknown", params: { text: parent } });
    }
  }
  const tree = [...part.after.values()].map((unit) => ({ id: unit.code, parentId: unit.parentCode }));
  for (const code of pathsFromParents(tree).circular) {
    const row = part.seen.get(code);
    if (row) report({ ...place(row), column: "parent_code", reason: "unit_circle", params: { text: code } });
  }
  return part;
}

/** The people lines merged into what is stored; reports shared addresses, wrong managers and the loss of the last administrator. */
export function planPeople(
  rows: readonly PersonRow[],
  current: CurrentRoster,
  report: Report,
): Part<PersonState> & { seen: Map<string, PersonRow> } {
  const part = merged<PersonRow, PersonState, "person">(
    {
      entity: "person",
      rows,
      current: current.people,
      codeOf: (of) => of.employeeNo,
      codeColumn: "employee_no",
      merge: (row, stored) => ({
        employeeNo: row.employeeNo,
        email: row.email,
        name: row.name,
        nameEn: chosen(row.nameEn, stored?.nameEn, row.name),
        title: chosen(row.title, stored?.title, ""),
        titleEn: chosen(row.titleEn, stored?.titleEn, ""),
        discipline: chosenOrNone(row.discipline, stored?.discipline),
        unitCode: chosenOrNone(row.unitCode, stored?.unitCode),
        managerNo: chosenOrNone(row.managerNo, stored?.managerNo),
        active: chosen(row.active, stored?.active, true),
      }),
    },
    report,
  );
  reportSharedEmails(part, report);
  for (const [employeeNo, row] of part.seen) {
    const manager = part.after.get(employeeNo)!.managerNo;
    if (manager === null) continue;
    if (!part.after.has(manager)) {
      report({ ...place(row), column: "manager_no", reason: "person_unknown", params: { text: manager } });
    } else if (inCircle(employeeNo, part.after)) {
      report({ ...place(row), column: "manager_no", reason: "manager_circle", params: { text: manager } });
    }
  }
  if (
    current.administrators.length > 0 &&
    current.administrators.every((no) => !part.after.get(no)?.active)
  ) {
    const row = current.administrators.map((no) => part.seen.get(no)).find((found) => found !== undefined);
    if (row) report({ ...place(row), column: "active", reason: "last_administrator", params: {} });
  }
  return part;
}

function reportSharedEmails(
  { after, seen }: { after: Map<string, PersonState>; seen: Map<string, PersonRow> },
  report: Report,
) {
  const owners = new Map<string, string[]>();
  for (const person of after.values()) {
    const known = owners.get(person.email);
    if (known) known.push(person.employeeNo);
    else owners.set(person.email, [person.employeeNo]);
  }
  for (const [email, numbers] of owners) {
    if (numbers.length < 2) continue;
    const last = numbers.filter((no) => seen.has(no)).at(-1);
    if (last === undefined) continue;
    const other = numbers.find((no) => no !== last)!;
    report({
      ...place(seen.get(last)!),
      column: "email",
      reason: "email_taken",
      params: { text: email, person: other },
    });
  }
}

function inCircle(employeeNo: string, people: ReadonlyMap<string, PersonState>): boolean {
  const met = new Set<string>();
  let at = people.get(employeeNo)?.managerNo ?? null;
  while (at !== null && !met.has(at)) {
    if (at === employeeNo) return true;
    met.add(at);
    at = people.get(at)?.managerNo ?? null;
  }
  return false;
}

/** The squad lines merged into what is stored; reports closed squads and those whose kind, days and units do not fit. */
export function planSquads(
  rows: readonly SquadRow[],
  current: CurrentRoster,
  report: Report,
): Part<SquadState> & { seen: Map<string, SquadRow> } {
  const part = merged<SquadRow, SquadState, "squad">(
    {
      entity: "squad",
      rows,
      current: current.squads,
      codeOf: (of) => of.key,
      codeColumn: "key",
      merge: (row, stored) => ({
        key: row.key,
        name: row.name,
        nameEn: chosen(row.nameEn, stored?.nameEn, row.name),
        kind: row.kind,
        startsOn: row.startsOn,
        endsOn: chosenOrNone(row.endsOn, stored?.endsOn),
        unitCodes: [row.unitCode, ...otherUnits(row, stored).filter((code) => code !== row.unitCode)],
        mission: chosen(row.mission, stored?.mission, ""),
        missionEn: chosen(row.missionEn, stored?.missionEn, ""),
      }),
    },
    report,
  );
  for (const [key, row] of part.seen) {
    if (current.closedSquads.includes(key)) {
      report({ ...place(row), column: "key", reason: "squad_closed", params: { text: key } });
    }
    const squad = part.after.get(key)!;
    for (const problem of squadProblems({ ...squad, unitIds: squad.unitCodes })) {
      report({ ...place(row), column: squadColumns[problem.field], reason: problem.reason, params: {} });
    }
  }
  return part;
}

const squadColumns = {
  primaryUnitId: "unit_code",
  otherUnitIds: "other_unit_codes",
  startsOn: "starts_on",
  endsOn: "ends_on",
} as const;

/** In the order of their codes, as they are stored, so that another order of the same units is no change. */
function otherUnits(row: SquadRow, stored: SquadState | undefined): string[] {
  if (row.otherUnitCodes === undefined) return stored?.unitCodes.slice(1) ?? [];
  return row.otherUnitCodes === null ? [] : [...new Set(row.otherUnitCodes.split(" "))].sort();
}
