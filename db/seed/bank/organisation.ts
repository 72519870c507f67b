import type { disciplineHeads, people, roleGrants, seats, squads, squadUnits, units } from "../../schema";
import type { Discipline } from "../../schema/values";
import { instant } from "../calendar";
import { cast } from "../demo/cast";
import { emailOf, familyNames, givenNames } from "../demo/names";
import { keyOf } from "../demo/people";
import { randomFor } from "../random";
import { ids, squadKey } from "./ids";
import type { BankSize } from "./size";

/** Seats per squad: the three leads first, then six members. */
export const seatsPerSquad = 9;
export const disciplineAt = (seat: number): Discipline => (["tech", "data", "product"] as const)[seat % 3]!;

/** Who sits where: a squad's people stand together, in the order of its seats; heads and offices come after all squads. */
export const personAt = (squad: number, seat: number): number => squad * seatsPerSquad + seat;
export const headOfUnit = ({ squads }: BankSize, unit: number): number => squads * seatsPerSquad + unit;
const offices = [
  "liu.lan",
  "cheng.yuan",
  "fu.ming",
  "he.jing",
  "lin.yao",
  "xu.wen",
  "ma.ke",
  "ding.yue",
] as const;
export const office = ({ squads, units }: BankSize, key: (typeof offices)[number]): number =>
  squads * seatsPerSquad + units + offices.indexOf(key);

/** The bank, nine divisions below it, and the other units evenly below those. */
const divisions = 9;
const parentOf = (unit: number): number | null =>
  unit === 0 ? null : unit <= divisions ? 0 : 1 + ((unit - 1) % divisions);
export const divisionOf = (unit: number): number => (unit <= divisions ? unit : parentOf(unit)!);

function pathOf(unit: number): string {
  const parent = parentOf(unit);
  return `${parent === null ? "/" : pathOf(parent)}${ids.unit(unit)}/`;
}

/** The unit of a squad: one without units below it, so that every head has squads. */
export function unitOfSquad({ units: count }: BankSize, squad: number): number {
  const first = Math.min(1 + divisions, count - 1);
  return first + (squad % (count - first));
}

const namedSeats = ["chen.li", "shen.yutong", "zhou.min", "lv.hang"] as const;

/** Somebody the demo's sign-ins know, in the first squad, at the head of its division, or in an office. */
function namedPerson(size: BankSize, index: number): string | undefined {
  if (index < namedSeats.length) return namedSeats[index];
  if (index === headOfUnit(size, divisionOf(unitOfSquad(size, 0)))) return "gu.chengyu";
  return offices[index - office(size, offices[0])];
}

export function* bankPeople(size: BankSize, day: string): Generator<typeof people.$inferInsert> {
  const known = new Map(cast.map((person) => [keyOf(person.nameEn), person]));
  const random = randomFor("bank-people");
  const createdAt = instant(day, "09:00");
  for (let index = 0; index < size.people; index++) {
    const named = known.get(namedPerson(size, index) ?? "");
    const [family, familyEn] = random.pick(familyNames);
    const [given, givenEn] = random.pick(givenNames);
    const seated = index < size.squads * seatsPerSquad;
    const squad = Math.floor(index / seatsPerSquad);
    const discipline = seated ? disciplineAt(index % seatsPerSquad) : (named?.discipline ?? null);
    yield {
      id: ids.person(index),
      employeeNo: `B${String(index).padStart(6, "0")}`,
      email: named ? emailOf(named.nameEn) : `p${String(index).padStart(6, "0")}@chengjiang.example`,
      name: named?.name ?? family + given,
      nameEn: named?.nameEn ?? `${familyEn} ${givenEn}`,
      title: named?.title ?? (seated ? "铁三角成员" : "经营单元负责人"),
      titleEn: named?.titleEn ?? (seated ? "Squad member" : "Unit head"),
      discipline,
      unitId: ids.unit(seated ? unitOfSquad(size, squad) : 0),
      managerId: seated && index % seatsPerSquad >= 3 ? ids.person(personAt(squad, index % 3)) : null,
      createdAt,
    };
  }
}

export function bankRoles(size: BankSize, day: string): (typeof roleGrants.$inferInsert)[] {
  const grantedAt = instant(day, "09:00");
  const grant = (key: (typeof offices)[number], role: "hr" | "administrator" | "auditor") => ({
    personId: ids.person(office(size, key)),
    role,
    grantedAt,
  });
  return [
    grant("he.jing", "hr"),
    grant("lin.yao", "hr"),
    grant("xu.wen", "hr"),
    grant("ma.ke", "administrator"),
    grant("ding.yue", "auditor"),
  ];
}

export const bankDisciplineHeads = (size: BankSize): (typeof disciplineHeads.$inferInsert)[] => [
  { discipline: "tech", headId: ids.person(office(size, "liu.lan")) },
  { discipline: "data", headId: ids.person(office(size, "cheng.yuan")) },
  { discipline: "product", headId: ids.person(office(size, "fu.ming")) },
];

export function* bankUnits(size: BankSize): Generator<typeof units.$inferInsert> {
  for (let unit = 0; unit < size.units; unit++) {
    const parent = parentOf(unit);
    const number = String(unit).padStart(3, "0");
    yield {
      id: ids.unit(unit),
      code: `U${number}`,
      name: unit === 0 ? "澄江银行" : unit <= divisions ? `事业部 ${number}` : `经营单元 ${number}`,
      nameEn: unit === 0 ? "Chengjiang Bank" : unit <= divisions ? `Division ${number}` : `Unit ${number}`,
      parentId: parent === null ? null : ids.unit(parent),
      path: pathOf(unit),
      headId: ids.person(headOfUnit(size, unit)),
    };
  }
}

export function* bankSquads(size: BankSize, startsOn: string): Generator<typeof squads.$inferInsert> {
  for (let squad = 0; squad < size.squads; squad++) {
    const number = String(squad + 1).padStart(4, "0");
    yield {
      id: ids.squad(squad),
      key: squadKey(squad),
      name: squad === 0 ? "财富引擎" : `铁三角 ${number}`,
      nameEn: squad === 0 ? "Wealth Engine" : `Squad ${number}`,
      kind: "standing",
      startsOn,
      nextTaskNumber: size.tasksPerSquad + 1,
    };
  }
}

export function* bankSquadUnits(size: BankSize): Generator<typeof squadUnits.$inferInsert> {
  for (let squad = 0; squad < size.squads; squad++) {
    yield { squadId: ids.squad(squad), unitId: ids.unit(unitOfSquad(size, squad)), primary: true };
  }
}

export function* bankSeats(size: BankSize, from: string): Generator<typeof seats.$inferInsert> {
  const createdAt = instant(from, "09:00");
  for (let squad = 0; squad < size.squads; squad++) {
    for (let seat = 0; seat < seatsPerSquad; seat++) {
      const person = personAt(squad, seat);
      yield {
        id: ids.seat(person),
        squadId: ids.squad(squad),
        personId: ids.person(person),
        discipline: disciplineAt(seat),
        role: seat < 3 ? "lead" : "member",
        from,
        to: null,
        allocation: 10_000,
        createdAt,
      };
    }
  }
}
