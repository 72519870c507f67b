import { wholeOrganisation } from "#db/repositories/roster";
import { type ColumnOf, type CurrentRoster, columnNames, type RosterKind } from "~/domain/org/roster";
import { joinedSeats } from "~/domain/org/seat-rules";
import type { Context } from "~/platform/context.server";
import { csvFile } from "~/platform/csv-out";
import type { Locale } from "~/platform/i18n";
import { rosterOf } from "./organisation";

/** The headings of a kind in the reader's language; both are understood when the file is read again. */
export function headings(kind: RosterKind, locale: Locale): string[] {
  return Object.entries(columnNames[kind] as Record<string, readonly string[]>).map(([column, names]) =>
    locale === "zh-CN" ? names[0]! : column,
  );
}

/** An empty roster file of a kind: its headings alone. */
export function rosterTemplate(ctx: Context, kind: RosterKind): string {
  ctx.require("roster.import");
  return csvFile([headings(kind, ctx.locale)]);
}

/** The stored organisation as a roster file of a kind; read again unchanged, it changes nothing. */
export async function exportRoster(ctx: Context, kind: RosterKind): Promise<string> {
  ctx.require("roster.import");
  const roster = rosterOf(await wholeOrganisation(ctx.store.read));
  const columns = Object.keys(columnNames[kind]) as ColumnOf<RosterKind>[];
  const rows = linesOf[kind](roster, ctx.locale === "zh-CN" ? words.zh : words.en);
  return csvFile([
    headings(kind, ctx.locale),
    ...rows.map((row) => columns.map((column) => row[column] ?? null)),
  ]);
}

type Line = Partial<Record<ColumnOf<RosterKind>, string | number | null>>;
type Words = Record<string, string>;

const words = {
  en: { yes: "yes", no: "no" } as Words,
  zh: {
    yes: "是",
    no: "否",
    tech: "技术",
    data: "数据",
    product: "产品",
    lead: "负责人",
    member: "成员",
    standing: "常设",
    "task-force": "任务型团队",
  } as Words,
};

const linesOf: Record<RosterKind, (roster: CurrentRoster, words: Words) => Line[]> = {
  units: ({ units, archivedUnits }) =>
    units
      .filter((unit) => !archivedUnits.includes(unit.code))
      .map((unit) => ({
        code: unit.code,
        name: unit.name,
        name_en: unit.nameEn,
        parent_code: unit.parentCode,
        head_no: unit.headNo,
      })),
  people: ({ people }, says) =>
    people.map((person) => ({
      employee_no: person.employeeNo,
      email: person.email,
      name: person.name,
      name_en: person.nameEn,
      title: person.title,
      title_en: person.titleEn,
      discipline: person.discipline && (says[person.discipline] ?? person.discipline),
      unit_code: person.unitCode,
      manager_no: person.managerNo,
      active: says[person.active ? "yes" : "no"]!,
    })),
  squads: ({ squads, closedSquads }, says) =>
    squads
      .filter((squad) => !closedSquads.includes(squad.key))
      .map((squad) => ({
        key: squad.key,
        name: squad.name,
        name_en: squad.nameEn,
        kind: says[squad.kind] ?? squad.kind,
        starts_on: squad.startsOn,
        ends_on: squad.endsOn,
        unit_code: squad.unitCodes[0] ?? null,
        other_unit_codes: squad.unitCodes.slice(1).join(" "),
        mission: squad.mission,
        mission_en: squad.missionEn,
      })),
  seats: ({ seats, closedSquads }, says) =>
    joinedSeats(seats.filter((seat) => !closedSquads.includes(seat.squadId))).map((seat) => ({
      squad_key: seat.squadId,
      employee_no: seat.personId,
      discipline: says[seat.discipline] ?? seat.discipline,
      role: says[seat.role] ?? seat.role,
      allocation: seat.allocation / 100,
      from: seat.from,
      to: seat.to,
    })),
};
