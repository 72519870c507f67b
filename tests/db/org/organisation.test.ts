import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { peoplePage } from "#db/repositories/people";
import { people as peopleTable, sessions, squads, units } from "#db/schema";
import type { Store } from "#db/store";
import { closeSquad } from "~/features/org/close-squad.server";
import { disablePerson, enablePerson } from "~/features/org/disable-person.server";
import { listDisciplines, setDisciplineHead } from "~/features/org/discipline-heads.server";
import { addLeave, editLeave, removeLeave } from "~/features/org/leave.server";
import { listPeople } from "~/features/org/list-people.server";
import { listSquads } from "~/features/org/list-squads.server";
import { listUnits } from "~/features/org/list-units.server";
import { readPeopleQuery, readSquadsQuery } from "~/features/org/queries";
import { readPerson } from "~/features/org/read-person.server";
import { createPerson, editPerson } from "~/features/org/save-person.server";
import { createSquad, editSquad } from "~/features/org/save-squad.server";
import { archiveUnit, createUnit, editUnit, restoreUnit } from "~/features/org/save-unit.server";
import { openSeat } from "~/features/org/seats.server";
import type { Context } from "~/platform/context.server";
import { testStore } from "../../support/database";
import { contextOf, givenPerson, now, today } from "./world";

let store: Store;
let hr: Context;

beforeAll(async () => {
  store = await testStore();
  hr = await contextOf(store, await givenPerson(store, "hr", ["hr"]));
});

const newPerson = (name: string, values: object = {}) => ({
  employeeNo: name.toUpperCase(),
  email: `${name}@bank.example`,
  name,
  nameEn: name,
  title: "",
  titleEn: "",
  discipline: undefined,
  unitId: undefined,
  manager: undefined,
  ...values,
});

describe("people", () => {
  test("an employee number and an address belong to one person", async () => {
    await createPerson(hr, newPerson("anna"));
    await expect(createPerson(hr, newPerson("anna2", { employeeNo: "ANNA" }))).rejects.toMatchObject({
      field: "employeeNo",
    });
    await expect(createPerson(hr, newPerson("anna3", { email: "anna@bank.example" }))).rejects.toMatchObject({
      field: "email",
    });
  });

  test("a line of managers never leads back", async () => {
    const a = await createPerson(hr, newPerson("ma"));
    const b = await createPerson(hr, newPerson("mb", { manager: "MA" }));
    await createPerson(hr, newPerson("mc", { manager: "mb · MB" }));
    await expect(
      editPerson(hr, { id: a, version: 1, ...newPerson("ma", { manager: "MC" }) }),
    ).rejects.toMatchObject({
      reason: "manager_circle",
    });
    await expect(
      editPerson(hr, { id: b, version: 1, ...newPerson("mb", { manager: "MB" }) }),
    ).rejects.toMatchObject({
      reason: "manager_circle",
    });
  });

  test("a save on an old version is refused", async () => {
    const id = await createPerson(hr, newPerson("stale"));
    await editPerson(hr, { id, version: 1, ...newPerson("stale", { title: "一" }) });
    await expect(
      editPerson(hr, { id, version: 1, ...newPerson("stale", { title: "二" }) }),
    ).rejects.toMatchObject({ code: "stale" });
    const [row] = await store.read.select().from(peopleTable).where(eq(peopleTable.id, id));
    expect(row).toMatchObject({ title: "一", version: 2 });
  });

  test("the directory finds by both names, address and number, page by page, with % and _ taken literally", async () => {
    for (const [name, nameEn] of [
      ["周敏", "Zhou Min"],
      ["周_敏", "Zhou Underscore"],
      ["陈立", "Chen Li"],
    ] as const) {
      await createPerson(hr, {
        ...newPerson(`find${nameEn.replaceAll(" ", "").toLowerCase()}`),
        name,
        nameEn,
      });
    }
    const find = async (search: string, page = 1, pageSize = 10) => {
      const { rows, total } = await peoplePage(store.read, {
        search,
        state: "all",
        sort: "name",
        descending: false,
        page,
        pageSize,
        today,
      });
      return { names: rows.map((row) => row.nameEn), total };
    };
    expect((await find("周")).names).toEqual(["Zhou Min", "Zhou Underscore"]);
    expect((await find("zhou m")).names).toEqual(["Zhou Min"]);
    expect((await find("FINDCHENLI")).names).toEqual(["Chen Li"]);
    expect((await find("_")).names).toEqual(["Zhou Underscore"]);
    expect((await find("%")).total).toBe(0);
    expect(await find("find", 2, 2)).toEqual({ names: ["Zhou Underscore"], total: 3 });
  });

  test("a page of the directory takes the same number of statements whatever it shows", async () => {
    const statements = async (q: string) => {
      const before = store.statements();
      await listPeople(hr, readPeopleQuery(new URLSearchParams({ q })));
      return store.statements() - before;
    };
    expect(await statements("find")).toBe(await statements("findchenli"));
  });

  test("disabling ends every session; nobody disables themselves or the last administrator", async () => {
    const id = await createPerson(hr, newPerson("leaver"));
    await store.tx((t) =>
      t.insert(sessions).values({
        id: "x",
        personId: id,
        createdAt: now,
        lastSeenAt: now,
        expiresAt: now,
        absoluteExpiresAt: now,
      }),
    );
    await disablePerson(hr, id);
    expect(await store.read.select().from(sessions).where(eq(sessions.personId, id))).toEqual([]);
    await enablePerson(hr, id);
    await expect(disablePerson(hr, hr.actor.personId)).rejects.toMatchObject({ reason: "disable_self" });
    const admin = await givenPerson(store, "admin", ["administrator"]);
    await expect(disablePerson(hr, admin)).rejects.toMatchObject({ reason: "last_administrator" });
    await givenPerson(store, "admin2", ["administrator"]);
    await disablePerson(hr, admin);
  });

  test("leaves never overlap, are seen by those above, and nobody enters their own", async () => {
    const managerId = await createPerson(hr, newPerson("boss"));
    const id = await createPerson(hr, newPerson("away", { manager: "BOSS" }));
    await addLeave(hr, { personId: id, from: "2026-03-01", to: "2026-03-10", reason: "产假" });
    await expect(
      addLeave(hr, { personId: id, from: "2026-03-10", to: "2026-03-12", reason: "" }),
    ).rejects.toMatchObject({
      reason: "leave_overlap",
    });
    await expect(
      addLeave(hr, { personId: id, from: "2026-05-02", to: "2026-05-01", reason: "" }),
    ).rejects.toMatchObject({ field: "to" });
    await addLeave(hr, { personId: id, from: "2026-03-11", to: "2026-03-12", reason: "" });
    await expect(
      addLeave(hr, { personId: hr.actor.personId, from: today, to: today, reason: "" }),
    ).rejects.toMatchObject({ code: "forbidden" });
    const manager = await contextOf(store, managerId);
    const seen = await readPerson(manager, id);
    expect(seen.leaves).toHaveLength(2);
    const stranger = await contextOf(store, await createPerson(hr, newPerson("stranger")));
    expect((await readPerson(stranger, id)).leaves).toEqual([]);
    const leave = seen.leaves.find((one) => one.from === "2026-03-01")!;
    const edit = {
      personId: id,
      leaveId: leave.id,
      intent: "edit-leave",
      from: "2026-02-20",
      to: "2026-03-10",
      reason: "",
    } as const;
    await editLeave(hr, { ...edit, version: leave.version });
    await expect(editLeave(hr, { ...edit, version: leave.version })).rejects.toMatchObject({ code: "stale" });
    await removeLeave(hr, { personId: id, leaveId: leave.id });
    expect((await readPerson(hr, id)).leaves).toHaveLength(1);
  });
});

describe("units", () => {
  const unit = (code: string, values: object = {}) => ({
    code,
    name: code,
    nameEn: code,
    parentId: undefined,
    head: undefined,
    ...values,
  });

  test("a branch moves whole, and never below itself", async () => {
    const bank = await createUnit(hr, unit("BANK"));
    const retail = await createUnit(hr, unit("RETAIL", { parentId: bank }));
    const wealth = await createUnit(hr, unit("WEALTH", { parentId: retail }));
    const corporate = await createUnit(hr, unit("CORP", { parentId: bank }));
    await expect(
      editUnit(hr, { id: retail, version: 1, intent: "save", ...unit("RETAIL", { parentId: wealth }) }),
    ).rejects.toMatchObject({ reason: "unit_circle", field: "parentId" });
    await editUnit(hr, {
      id: retail,
      version: 1,
      intent: "save",
      ...unit("RETAIL", { parentId: corporate }),
    });
    const [row] = await store.read.select().from(units).where(eq(units.id, wealth));
    expect(row!.path).toBe(`/${bank}/${corporate}/${retail}/${wealth}/`);
    const { units: listed } = await listUnits(hr, { archived: false });
    expect(listed.map(({ code, depth }) => [code, depth])).toEqual([
      ["BANK", 0],
      ["CORP", 1],
      ["RETAIL", 2],
      ["WEALTH", 3],
    ]);
  });

  test("only an empty unit is archived", async () => {
    const rows = new Map((await store.read.select().from(units)).map((row) => [row.code, row]));
    const { id, version } = rows.get("RETAIL")!;
    await expect(archiveUnit(hr, { id, version })).rejects.toMatchObject({
      reason: "unit_not_empty",
      params: { units: 1, squads: 0, people: 0 },
    });
    const wealth = rows.get("WEALTH")!;
    await archiveUnit(hr, { id: wealth.id, version: wealth.version });
    await archiveUnit(hr, { id, version });
    await expect(restoreUnit(hr, { id: wealth.id, version: wealth.version + 1 })).rejects.toMatchObject({
      reason: "unit_parent_archived",
    });
    await expect(createUnit(hr, unit("WEALTH"))).rejects.toMatchObject({ field: "code" });
  });

  test("a discipline's head is set with a version", async () => {
    await setDisciplineHead(hr, { discipline: "tech", head: "HR", version: 0 });
    await expect(
      setDisciplineHead(hr, { discipline: "tech", head: "ANNA", version: 0 }),
    ).rejects.toMatchObject({ code: "stale" });
    await setDisciplineHead(hr, { discipline: "tech", head: "", version: 1 });
    const { disciplines } = await listDisciplines(hr);
    expect(disciplines.find((row) => row.discipline === "tech")).toMatchObject({ head: null, version: 2 });
  });
});

describe("squads", () => {
  const squad = (values: object = {}) => ({
    name: "队",
    nameEn: "Squad",
    mission: "",
    missionEn: "",
    handoffLimitHours: 48,
    key: "SQ",
    kind: "standing" as const,
    startsOn: "2026-01-01",
    endsOn: undefined,
    primaryUnitId: "",
    otherUnitIds: [],
    ...values,
  });

  test("a list of squads takes the same number of statements whatever it shows", async () => {
    const primaryUnitId = await createUnit(hr, {
      code: "MANY",
      name: "U",
      nameEn: "U",
      parentId: undefined,
      head: undefined,
    });
    for (const key of ["M1", "M2", "M3"]) await createSquad(hr, squad({ primaryUnitId, key, nameEn: key }));
    const statements = async (q: string, shown: number) => {
      const before = store.statements();
      expect((await listSquads(hr, readSquadsQuery(new URLSearchParams({ q })))).squads).toHaveLength(shown);
      return store.statements() - before;
    };
    expect(await statements("M", 3)).toBe(await statements("M1", 1));
  });

  test("a squad is formed, edited by its lead in its words only, and closed", async () => {
    const primaryUnitId = await createUnit(hr, {
      code: "SQU",
      name: "U",
      nameEn: "U",
      parentId: undefined,
      head: undefined,
    });
    await expect(createSquad(hr, squad({ primaryUnitId, kind: "task-force" }))).rejects.toMatchObject({
      field: "endsOn",
    });
    const id = await createSquad(hr, squad({ primaryUnitId }));
    await expect(createSquad(hr, squad({ primaryUnitId }))).rejects.toMatchObject({ field: "key" });
    const leadId = await createPerson(hr, newPerson("lead"));
    await openSeat(hr, {
      squadId: id,
      person: "LEAD",
      discipline: "tech",
      role: "lead",
      allocation: 10_000,
      from: "2026-02-01",
      to: undefined,
    });
    const lead = await contextOf(store, leadId);
    const words = { name: "新队", nameEn: "New", mission: "使命", missionEn: "", handoffLimitHours: 24 };
    await editSquad(lead, { id, intent: "save-words", version: 1, ...words });
    await expect(
      editSquad(lead, { id, intent: "save", version: 2, ...squad({ primaryUnitId, key: "XX" }) }),
    ).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(
      editSquad(hr, { id, intent: "save", version: 2, ...squad({ primaryUnitId, startsOn: "2026-03-01" }) }),
    ).rejects.toMatchObject({ reason: "squad_seats_outside" });
    await expect(closeSquad(lead, { id, version: 2, lastDay: today })).rejects.toMatchObject({
      code: "forbidden",
    });
    await closeSquad(hr, { id, version: 2, lastDay: today });
    const [row] = await store.read.select().from(squads).where(eq(squads.id, id));
    expect(row).toMatchObject({ name: "新队", closedAt: now });
  });
});
