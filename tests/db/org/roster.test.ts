import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { rosterImportSummary, rosterItemsPage } from "#db/repositories/roster";
import { auditEntries, people, seats, sessions, squadUnits, units } from "#db/schema";
import type { Store } from "#db/store";
import { applyRoster } from "~/features/roster/apply-roster.server";
import { checkRoster } from "~/features/roster/check-roster.server";
import { exportRoster } from "~/features/roster/export-roster.server";
import type { Context } from "~/platform/context.server";
import { testStore } from "../../support/database";
import { contextOf, givenPerson, now, utf8 } from "./world";

const unitsCsv =
  "code,name,name_en,parent_code,head_no\nBANK,澄江银行,Chengjiang,,\nRW,零售财富,Retail Wealth,BANK,E1\n";
const peopleCsv = [
  "工号,邮箱,姓名,英文姓名,职务,专业线,所属单元代码,主管工号",
  "E1,gu@bank.example,顾承宇,Gu Chengyu,总经理,,RW,",
  "E2,chen@bank.example,陈立,Chen Li,,技术,RW,E1",
  "E3,shen@bank.example,沈雨桐,Shen Yutong,,数据,RW,E1",
  'E4,zhou@bank.example,周敏,Zhou Min,"产品经理, ""财富""\n（兼）",产品,RW,E1',
].join("\r\n");
const squadsCsv = "key;name;kind;starts_on;unit_code\nWLT;财富引擎;常设;2026/1/1;RW\n";
const seatsCsv = [
  "squad_key\temployee_no\tdiscipline\trole\tallocation\tfrom\tto",
  "WLT\tE2\ttech\tlead\t100\t2026-01-01\t",
  "WLT\tE3\tdata\tlead\t50\t2026-01-01\t",
  "WLT\tE4\tproduct\tlead\t100\t2026-01-01\t",
].join("\n");

const files = (contents: Record<string, string>) =>
  Object.entries(contents).map(([name, text]) => ({ name: `${name}.csv`, bytes: utf8(text) }));
const whole = files({ seats: seatsCsv, people: peopleCsv, units: unitsCsv, squads: squadsCsv });

const problemsOf = async (store: Store, importId: string) => {
  const { rows } = await rosterItemsPage(store.read, {
    importId,
    kinds: ["problem"],
    page: 1,
    pageSize: 100,
  });
  return rows.map(({ detail }) => {
    if (detail.kind !== "problem") throw new Error("not a problem");
    const { file, line, column, reason } = detail.problem;
    return [file, line, column, reason];
  });
};

describe("a roster", () => {
  let store: Store;
  let hr: Context;

  beforeAll(async () => {
    store = await testStore();
    hr = await contextOf(store, await givenPerson(store, "hr", ["hr"]));
  });

  const count = async () => {
    const [row] = await store.read.rows<{
      people: number;
      seats: number;
      units: number;
      audit: number;
    }>(sql`select
      (select count(*) from people) as people, (select count(*) from seats) as seats,
      (select count(*) from units) as units, (select count(*) from audit_entries) as audit`);
    return {
      people: Number(row!.people),
      seats: Number(row!.seats),
      units: Number(row!.units),
      audit: Number(row!.audit),
    };
  };

  test("is only looked at while it is checked", async () => {
    const before = await count();
    const id = await checkRoster(hr, whole);
    expect(await problemsOf(store, id)).toEqual([]);
    const check = await rosterImportSummary(store.read, id);
    expect(check).toMatchObject({
      changeCount: 10,
      problemCount: 0,
      counts: { "unit.create": 2, "person.create": 4, "squad.create": 1, "seat.open": 3 },
    });
    expect(await count()).toMatchObject({ people: before.people, seats: before.seats, units: before.units });
  });

  test("is applied whole, with an audit entry for each change", async () => {
    const before = await count();
    await applyRoster(hr, await checkRoster(hr, whole));
    const after = await count();
    expect(after).toMatchObject({ people: before.people + 4, seats: 3, units: 2 });
    expect(after.audit - before.audit).toBe(1 + 10 + 1);
    const [zhou] = await store.read.select().from(people).where(eq(people.employeeNo, "E4"));
    expect(zhou).toMatchObject({ title: '产品经理, "财富"\n（兼）', discipline: "product", version: 1 });
    const tree = await store.read.select().from(units);
    const bank = tree.find((unit) => unit.code === "BANK")!;
    const wealth = tree.find((unit) => unit.code === "RW")!;
    expect(wealth).toMatchObject({ parentId: bank.id, path: `/${bank.id}/${wealth.id}/` });
    expect(await store.read.select().from(squadUnits)).toMatchObject([{ unitId: wealth.id, primary: true }]);
  });

  test("changes nothing when it is read again", async () => {
    const check = await rosterImportSummary(store.read, await checkRoster(hr, whole));
    expect(check).toMatchObject({ changeCount: 0, problemCount: 0 });
    expect(check!.counts).toEqual({
      "unit.unchanged": 2,
      "person.unchanged": 4,
      "squad.unchanged": 1,
      "seat.unchanged": 3,
    });
  });

  test.each(["en", "zh-CN"] as const)("comes out and goes in again without a change (%s)", async (locale) => {
    const ctx = await contextOf(store, hr.actor.personId, { locale });
    const exported = await Promise.all(
      (["units", "people", "squads", "seats"] as const).map(async (kind) => ({
        name: `${kind}.csv`,
        bytes: utf8(await exportRoster(ctx, kind)),
      })),
    );
    const check = await rosterImportSummary(store.read, await checkRoster(ctx, exported));
    expect(check).toMatchObject({ changeCount: 0, problemCount: 0 });
  });

  test("reads what a Chinese spreadsheet writes (GB18030)", async () => {
    // 工号,邮箱,姓名 / E5,lv@bank.example,吕航
    const bytes = Uint8Array.from([
      0xb9,
      0xa4,
      0xba,
      0xc5,
      0x2c,
      0xd3,
      0xca,
      0xcf,
      0xe4,
      0x2c,
      0xd0,
      0xd5,
      0xc3,
      0xfb,
      0x0d,
      0x0a,
      ...utf8("E5,lv@bank.example,"),
      0xc2,
      0xc0,
      0xba,
      0xbd,
      0x0d,
      0x0a,
    ]);
    await applyRoster(hr, await checkRoster(hr, [{ name: "p.csv", bytes }]));
    const [person] = await store.read.select().from(people).where(eq(people.employeeNo, "E5"));
    expect(person).toMatchObject({ name: "吕航", nameEn: "吕航" });
  });

  test("tells every problem by file, line and column, and applies nothing", async () => {
    const broken = files({
      people:
        'employee_no,email,name\nE1,gu@bank.example,顾承宇\nE9,not an address,某人\n\n"E8",zhou@bank.example,"两\n行"\nE7,,\n',
      seats:
        "squad_key,employee_no,discipline,role,allocation,from\nWLT,E2,data,lead,100,2026-07-01\nXYZ,E404,tech,lead,0,2026-13-01\n",
      notes: "何事,何时\n会议,明天\n",
    });
    const id = await checkRoster(hr, broken);
    expect(await problemsOf(store, id)).toEqual([
      ["notes.csv", 1, null, "kind_unknown"],
      ["people.csv", 3, "email", "email"],
      ["people.csv", 5, "email", "email_taken"],
      ["people.csv", 7, "email", "required"],
      ["people.csv", 7, "name", "required"],
      ["seats.csv", 2, "role", "seat_one_lead"],
      ["seats.csv", 3, "allocation", "allocation"],
      ["seats.csv", 3, "from", "day"],
    ]);
    const before = await count();
    await expect(applyRoster(hr, id)).rejects.toMatchObject({ code: "invalid", reason: "roster_problems" });
    expect(await count()).toEqual(before);
  });

  test("an unknown heading is a problem, not a column left out in silence", async () => {
    const id = await checkRoster(
      hr,
      files({ people: "employee_no,email,name,titel\nE1,gu@bank.example,顾承宇,x\n" }),
    );
    expect(await problemsOf(store, id)).toEqual([["people.csv", 1, null, "column_unknown"]]);
  });

  test("ends the old seat and opens the new one, so that the past stays", async () => {
    const change = "squad_key,employee_no,discipline,role,allocation,from\nWLT,E3,data,lead,100,2026-07-01\n";
    await applyRoster(hr, await checkRoster(hr, files({ seats: change })));
    const rows = await store.read.select().from(seats).where(eq(seats.discipline, "data"));
    expect(
      rows
        .map(({ from, to, allocation }) => ({ from, to, allocation }))
        .sort((a, b) => (a.from < b.from ? -1 : 1)),
    ).toEqual([
      { from: "2026-01-01", to: "2026-06-30", allocation: 5000 },
      { from: "2026-07-01", to: null, allocation: 10_000 },
    ]);
    expect(
      await rosterImportSummary(store.read, await checkRoster(hr, files({ seats: change }))),
    ).toMatchObject({ changeCount: 0 });
  });

  test("moving a unit moves all that is below it", async () => {
    const move = "code,name,parent_code\nRW,零售财富,\nRWE,城东,RW\n";
    await applyRoster(hr, await checkRoster(hr, files({ units: move })));
    const back = "code,name,parent_code\nRW,零售财富,BANK\n";
    await applyRoster(hr, await checkRoster(hr, files({ units: back })));
    const tree = new Map((await store.read.select().from(units)).map((unit) => [unit.code, unit]));
    expect(tree.get("RWE")!.path).toBe(`${tree.get("RW")!.path}${tree.get("RWE")!.id}/`);
    expect(tree.get("RW")!.path.startsWith(tree.get("BANK")!.path)).toBe(true);
    expect(tree.get("RW")!.headId).not.toBeNull();
  });

  test("addresses can change hands", async () => {
    const swap = "employee_no,email,name\nE2,shen@bank.example,陈立\nE3,chen@bank.example,沈雨桐\n";
    await applyRoster(hr, await checkRoster(hr, files({ people: swap })));
    const rows = await store.read.select({ no: people.employeeNo, email: people.email }).from(people);
    expect(rows).toContainEqual({ no: "E2", email: "shen@bank.example" });
    expect(rows).toContainEqual({ no: "E3", email: "chen@bank.example" });
  });

  test("disabling somebody ends sessions and seats", async () => {
    const [person] = await store.read.select().from(people).where(eq(people.employeeNo, "E4"));
    await store.tx((t) =>
      t.insert(sessions).values({
        id: "s",
        personId: person!.id,
        createdAt: now,
        lastSeenAt: now,
        expiresAt: now,
        absoluteExpiresAt: now,
      }),
    );
    const leave = "employee_no,email,name,active\nE4,zhou@bank.example,周敏,no\n";
    await applyRoster(hr, await checkRoster(hr, files({ people: leave })));
    expect(await store.read.select().from(sessions).where(eq(sessions.personId, person!.id))).toEqual([]);
    const held = await store.read.select().from(seats).where(eq(seats.personId, person!.id));
    expect(held).toMatchObject([{ to: hr.today }]);
  });

  test("is not applied when the organisation has moved since; it is shown anew", async () => {
    const change = files({ people: "employee_no,email,name,title\nE1,gu@bank.example,顾承宇,行长\n" });
    const id = await checkRoster(hr, change);
    await store.tx((t) => t.update(people).set({ title: "副行长" }).where(eq(people.employeeNo, "E1")));
    await expect(applyRoster(hr, id)).rejects.toMatchObject({ code: "stale", reason: "roster_moved" });
    const [before] = await store.read.select().from(people).where(eq(people.employeeNo, "E1"));
    expect(before!.title).toBe("副行长");
    await applyRoster(hr, id);
    const [after] = await store.read.select().from(people).where(eq(people.employeeNo, "E1"));
    expect(after!.title).toBe("行长");
    await expect(applyRoster(hr, id)).rejects.toMatchObject({ code: "conflict", reason: "roster_applied" });
  });

  test("is for HR and administrators alone", async () => {
    const other = await contextOf(store, await givenPerson(store, "member"));
    await expect(checkRoster(other, whole)).rejects.toMatchObject({ code: "forbidden" });
    await expect(exportRoster(other, "people")).rejects.toMatchObject({ code: "forbidden" });
    const [last] = await store.read.rows<{ n: number }>(
      sql`select count(*) as n from ${auditEntries} where action = 'roster.applied'`,
    );
    expect(Number(last!.n)).toBeGreaterThan(0);
  });
});
