import type { leaves, people, roleGrants } from "../../schema";
import type { Discipline } from "../../schema/values";
import { addDays, instant } from "../calendar";
import { idOf, randomFor } from "../random";
import type { Anchor } from "./anchor";
import { cast } from "./cast";
import { emailOf, familyNames, givenNames } from "./names";
import { squadPlans } from "./squads";
import { type UnitCode, unitPlans } from "./units";

type PersonRow = typeof people.$inferInsert;

const jobs: Record<Discipline, readonly (readonly [string, string])[]> = {
  tech: [
    ["后端开发工程师", "Backend engineer"],
    ["前端开发工程师", "Frontend engineer"],
    ["移动端开发工程师", "Mobile engineer"],
    ["测试工程师", "Test engineer"],
    ["运维工程师", "Site reliability engineer"],
  ],
  data: [
    ["数据分析师", "Data analyst"],
    ["数据工程师", "Data engineer"],
    ["算法工程师", "Machine-learning engineer"],
    ["数据治理专员", "Data steward"],
  ],
  product: [
    ["产品经理", "Product manager"],
    ["客群经营经理", "Client segment manager"],
    ["用户体验设计师", "Experience designer"],
    ["业务运营经理", "Business operations manager"],
  ],
};

/** The part of an e-mail address before the @, by which the demo's tables name people. */
export const keyOf = (nameEn: string): string => emailOf(nameEn).split("@")[0]!;

export const personId = (key: string): string => idOf(`person:${key}`);

/** A squad member drawn from the name lists. */
export type DrawnMember = { key: string; squad: string; discipline: Discipline; manager: string };

type Newcomer = { name: string; nameEn: string };

function nameSource(taken: Set<string>): () => Newcomer {
  const random = randomFor("names");
  return () => {
    for (;;) {
      const [family, familyEn] = random.pick(familyNames);
      const [given, givenEn] = random.pick(givenNames);
      const nameEn = `${familyEn} ${givenEn}`;
      const key = keyOf(nameEn);
      if (taken.has(key)) continue;
      taken.add(key);
      return { name: family + given, nameEn };
    }
  };
}

/** Named members who sit in Wealth Engine, in the order their seats are filled. */
const wealthMembers: Record<Discipline, readonly string[]> = {
  tech: ["lv.hang", "wu.yue"],
  data: ["hu.yue"],
  product: ["xu.jia"],
};

/** Everybody at the bank with their line managers and roles, and who is drawn for which squad. */
export function buildPeople({ firstDay, previous, running, today, now }: Anchor) {
  const random = randomFor("people");
  const joined = instant(firstDay, "09:00");
  const rows: PersonRow[] = [];
  const roles: (typeof roleGrants.$inferInsert)[] = [];
  const drawn: DrawnMember[] = [];
  const add = (person: Omit<PersonRow, "id" | "employeeNo" | "email" | "createdAt">) => {
    const key = keyOf(person.nameEn);
    rows.push({
      ...person,
      id: personId(key),
      employeeNo: `CJ${String(10_001 + rows.length)}`,
      email: emailOf(person.nameEn),
      createdAt: joined,
    });
    return key;
  };

  for (const { unit, roles: granted = [], ...person } of cast) {
    const key = add({
      ...person,
      unitId: idOf(`unit:${unit}`),
      managerId: managerOf(keyOf(person.nameEn), person.discipline),
    });
    for (const role of granted)
      roles.push({ personId: personId(key), role, grantedBy: personId("ma.ke"), grantedAt: joined });
  }

  const nextName = nameSource(new Set(cast.map((person) => keyOf(person.nameEn))));
  for (const { key: squad, units, leads, members } of squadPlans) {
    for (const discipline of ["tech", "data", "product"] as const) {
      const named = squad === "WLT" ? wealthMembers[discipline] : [];
      const manager = leads[discipline] ?? disciplineHead[discipline];
      for (const key of named) drawn.push({ key, squad, discipline, manager });
      for (let n = named.length; n < members[discipline]; n++) {
        const [title, titleEn] = random.pick(jobs[discipline]);
        const unit: UnitCode = discipline === "product" ? units[0]! : "CJB";
        const key = add({
          ...nextName(),
          discipline,
          title,
          titleEn,
          unitId: idOf(`unit:${unit}`),
          managerId: personId(manager),
        });
        drawn.push({ key, squad, discipline, manager });
      }
    }
  }

  const leaveOf = (key: string, from: string, days: number, reason: string): typeof leaves.$inferInsert => ({
    id: idOf(`leave:${key}:${from}`),
    personId: personId(key),
    from,
    to: addDays(from, days - 1),
    reason,
  });
  const leaves_ = [
    leaveOf("sun.nan", addDays(previous.start, -40), 98, "产假"),
    leaveOf("liao.fan", addDays(previous.start, 20), 15, "陪产假"),
    leaveOf("lv.hang", addDays(previous.start, 100), 10, "病假"),
    leaveOf("yan.xi", addDays(running.start, 10), 12, "年假"),
    leaveOf(drawn.at(-1)!.key, addDays(previous.start, 5), 150, "病假"),
  ].filter(({ from }) => from <= today);
  return { people: rows, roles, leaves: leaves_, drawn, createdAt: now };
}

const disciplineHead: Record<Discipline, string> = {
  tech: "liu.lan",
  data: "cheng.yuan",
  product: "fu.ming",
};

/** Line managers: members report to their squad's lead, leads to the head of their discipline, heads to the head above. */
function managerOf(key: string, discipline: Discipline | null): string | null {
  if (key === "qin.chuan") return null;
  const unit = unitPlans.find(({ head }) => head === key);
  const above = unit && unitPlans.find(({ code }) => code === unit.parent);
  if (above) return personId(above.head);
  if (key === "lin.yao" || key === "xu.wen") return personId("he.jing");
  if (discipline === null || Object.values(disciplineHead).includes(key)) return personId("qin.chuan");
  const ownSquad = squadPlans.find(({ key: squad }) => squad === "WLT");
  const inWealth = wealthMembers[discipline].includes(key) ? ownSquad?.leads[discipline] : null;
  return personId(inWealth ?? disciplineHead[discipline]);
}

/** The heads of the three disciplines. */
export const disciplineHeadKeys = disciplineHead;
