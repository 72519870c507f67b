import type { Discipline } from "../discipline";
import type { SeatRole } from "../seat";
import { type SquadKind, squadKeyPattern, unitCodePattern } from "../squad";
import type { ColumnOf, RosterKind } from "./columns";
import type { Place, RosterProblem } from "./problem";
import {
  type Read,
  readAllocation,
  readCode,
  readDay,
  readDiscipline,
  readEmail,
  readKind,
  readRole,
  readText,
  readYesNo,
  splitCodes,
} from "./values";

/** A line of a file by canonical column; a column the file lacks is absent, which leaves what is stored as it is. */
export type RawRow<K extends RosterKind = RosterKind> = Place & {
  cells: Partial<Record<ColumnOf<K>, string>>;
};

/** What a line says. Undefined: the file has no such column, keep what is stored; null: the cell is empty, clear it. */
export type UnitRow = Place & {
  code: string;
  name: string;
  nameEn?: string | null;
  parentCode?: string | null;
  headNo?: string | null;
};

export type PersonRow = Place & {
  employeeNo: string;
  email: string;
  name: string;
  nameEn?: string | null;
  title?: string | null;
  titleEn?: string | null;
  discipline?: Discipline | null;
  unitCode?: string | null;
  managerNo?: string | null;
  active?: boolean | null;
};

export type SquadRow = Place & {
  key: string;
  name: string;
  nameEn?: string | null;
  kind: SquadKind;
  startsOn: string;
  endsOn?: string | null;
  unitCode: string;
  otherUnitCodes?: string | null;
  mission?: string | null;
  missionEn?: string | null;
};

export type SeatRow = Place & {
  squadKey: string;
  employeeNo: string;
  discipline: Discipline;
  role: SeatRole;
  allocation?: number | null;
  from: string;
  to?: string | null;
};

export type RosterRows = { units: UnitRow[]; people: PersonRow[]; squads: SquadRow[]; seats: SeatRow[] };

/** Reads the cells of one line, collecting what is wrong with each. */
class CellReader<K extends RosterKind> {
  readonly problems: RosterProblem[] = [];

  constructor(private readonly row: RawRow<K>) {}

  private report(column: ColumnOf<K>, reason: string, params: RosterProblem["params"] = {}) {
    const { file, line } = this.row;
    this.problems.push({ file, line, column, reason, params });
  }

  /** A cell that must be filled; the fallback only stands in until the problem is mended. */
  needed<T>(column: ColumnOf<K>, read: (text: string) => Read<T>): T {
    const text = this.row.cells[column] ?? "";
    if (text === "") {
      this.report(column, "required");
      return undefined as T;
    }
    return this.take(column, read(text));
  }

  optional<T>(column: ColumnOf<K>, read: (text: string) => Read<T>): T | null | undefined {
    const text = this.row.cells[column];
    if (text === undefined) return undefined;
    return text === "" ? null : this.take(column, read(text));
  }

  private take<T>(column: ColumnOf<K>, read: Read<T>): T {
    if (read.ok) return read.value;
    this.report(column, read.reason, read.params);
    return undefined as T;
  }
}

export type ReadRow<T> = { row: T; problems: [] } | { row: null; problems: RosterProblem[] };

const name = readText(100);
const unitCode = readCode(unitCodePattern, "unit_code");
const squadKey = readCode(squadKeyPattern, "squad_key");
const employeeNo = readCode(/^\S{1,32}$/, "employee_no", false);

const finished = <T>(cells: { problems: RosterProblem[] }, row: T): ReadRow<T> =>
  cells.problems.length === 0 ? { row, problems: [] } : { row: null, problems: cells.problems };

/** A line of a units file, or everything wrong with its cells. */
export function readUnitRow(raw: RawRow<"units">): ReadRow<UnitRow> {
  const cells = new CellReader(raw);
  return finished(cells, {
    file: raw.file,
    line: raw.line,
    code: cells.needed("code", unitCode),
    name: cells.needed("name", name),
    nameEn: cells.optional("name_en", name),
    parentCode: cells.optional("parent_code", unitCode),
    headNo: cells.optional("head_no", employeeNo),
  });
}

/** A line of a people file, or everything wrong with its cells. */
export function readPersonRow(raw: RawRow<"people">): ReadRow<PersonRow> {
  const cells = new CellReader(raw);
  return finished(cells, {
    file: raw.file,
    line: raw.line,
    employeeNo: cells.needed("employee_no", employeeNo),
    email: cells.needed("email", readEmail),
    name: cells.needed("name", name),
    nameEn: cells.optional("name_en", name),
    title: cells.optional("title", name),
    titleEn: cells.optional("title_en", name),
    discipline: cells.optional("discipline", readDiscipline),
    unitCode: cells.optional("unit_code", unitCode),
    managerNo: cells.optional("manager_no", employeeNo),
    active: cells.optional("active", readYesNo),
  });
}

/** A line of a squads file, or everything wrong with its cells. */
export function readSquadRow(raw: RawRow<"squads">): ReadRow<SquadRow> {
  const cells = new CellReader(raw);
  const others = (text: string): Read<string> => {
    const codes = splitCodes(text).map(unitCode);
    const wrong = codes.find((code) => !code.ok);
    return wrong ?? { ok: true, value: codes.flatMap((code) => (code.ok ? [code.value] : [])).join(" ") };
  };
  return finished(cells, {
    file: raw.file,
    line: raw.line,
    key: cells.needed("key", squadKey),
    name: cells.needed("name", name),
    nameEn: cells.optional("name_en", name),
    kind: cells.needed("kind", readKind),
    startsOn: cells.needed("starts_on", readDay),
    endsOn: cells.optional("ends_on", readDay),
    unitCode: cells.needed("unit_code", unitCode),
    otherUnitCodes: cells.optional("other_unit_codes", others),
    mission: cells.optional("mission", readText(500)),
    missionEn: cells.optional("mission_en", readText(500)),
  });
}

/** A line of a seats file, or everything wrong with its cells. */
export function readSeatRow(raw: RawRow<"seats">): ReadRow<SeatRow> {
  const cells = new CellReader(raw);
  return finished(cells, {
    file: raw.file,
    line: raw.line,
    squadKey: cells.needed("squad_key", squadKey),
    employeeNo: cells.needed("employee_no", employeeNo),
    discipline: cells.needed("discipline", readDiscipline),
    role: cells.needed("role", readRole),
    allocation: cells.optional("allocation", readAllocation),
    from: cells.needed("from", readDay),
    to: cells.optional("to", readDay),
  });
}
