import { inArray } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { boardColumns, metrics, roleGrants, squads, tasks, units } from "#db/schema";
import { search } from "~/features/search/search.server";
import { testStore } from "../../support/database";
import { contextOf, givenMetric, givenPerson, givenSquad, type TestSquad } from "../contract/world";

const store = await testStore();
let wealth: TestSquad;
let cards: TestSquad;

async function givenTask(
  squad: TestSquad,
  { key, title, archived = false }: { key: string; title: string; archived?: boolean },
) {
  const at = new Date("2026-11-01T00:00:00Z");
  await store.tx(async (t) => {
    await t.insert(boardColumns).values({
      id: `${key}-column`,
      squadId: squad.squadId,
      name: "待办",
      nameEn: "To do",
      category: "to-do",
      position: key,
    });
    await t.insert(tasks).values({
      id: `task-${key}`,
      squadId: squad.squadId,
      number: Number(key.split("-")[1]),
      key,
      title,
      discipline: "tech",
      reporterId: squad.leads.tech,
      columnId: `${key}-column`,
      position: "a0",
      columnSince: at,
      createdAt: at,
      updatedAt: at,
      archivedAt: archived ? at : null,
    });
  });
}

beforeAll(async () => {
  wealth = await givenSquad(store, { name: "wlt" });
  cards = await givenSquad(store, { name: "crd" });
  await givenPerson(store, "hr");
  await givenPerson(store, "outsider");
  await store.tx(async (t) => {
    await t.insert(roleGrants).values({ personId: "hr", role: "hr", grantedAt: new Date(0) });
  });
  await givenTask(wealth, { key: "WLT-171", title: "Stream card spend into the offer engine" });
  await givenTask(wealth, { key: "WLT-17", title: "权益引擎接入消费流水" });
  await givenTask(wealth, { key: "WLT-9", title: "Stream nothing", archived: true });
  await givenTask(cards, { key: "CRD-171", title: "Stream of card benefits" });
  await givenMetric(store, "aum");
  await givenMetric(store, "old_aum");
  await givenMetric(store, "m_old");
  await store.tx(async (t) => {
    await t
      .update(metrics)
      .set({ name: "财富客户 AUM", nameEn: "Wealth client AUM" })
      .where(inArray(metrics.id, ["aum", "old_aum"]));
  });
});

const found = async (personId: string, text: string) =>
  (await search(await contextOf(store, personId), text)).map(({ kind, id }) => `${kind} ${id}`);

test("a lead finds tasks of the own squad by words of the title and by key, and none of another squad", async () => {
  expect(await found(wealth.leads.tech, "stream")).toEqual(["task task-WLT-171"]);
  expect(await found(wealth.leads.tech, "消费流水")).toEqual(["task task-WLT-17"]);
  expect(await found(wealth.leads.tech, "wlt-17")).toEqual(["task task-WLT-17", "task task-WLT-171"]);
  expect(await found(wealth.leads.tech, "crd-171")).toEqual([]);
});

test("squads a person may not open are absent, those of the own seat are there", async () => {
  expect((await found(wealth.leads.data, "crd")).filter((hit) => hit.startsWith("squad"))).toEqual([]);
  expect(await found(cards.leads.data, "crd")).toContain("squad crd");
  expect((await found("outsider", "wlt")).filter((hit) => /^(squad|task)/.test(hit))).toEqual([]);
});

test("the unit's head finds tasks of its squads by title, heads above by key, other units' heads not at all", async () => {
  expect(await found(wealth.headId, "stream")).toEqual(["task task-WLT-171"]);
  expect(await found(wealth.aboveId, "stream")).toEqual([]);
  expect(await found(wealth.aboveId, "wlt-171")).toEqual(["task task-WLT-171"]);
  expect(await found(wealth.headId, "crd-171")).toEqual([]);
});

test("HR finds every squad, and a task of any squad by its key", async () => {
  expect(await found("hr", "crd")).toEqual(expect.arrayContaining(["squad crd", "task task-CRD-171"]));
  expect(await found("hr", "stream of card")).toEqual([]);
});

test("metrics are found in both languages, people and units by name", async () => {
  expect(await found("outsider", "财富客户")).toEqual(["metric aum", "metric old_aum"]);
  expect(await found("outsider", "wealth CLIENT")).toEqual(["metric aum", "metric old_aum"]);
  expect(await found("outsider", "wlt-tech")).toEqual(["person wlt-tech"]);
  expect(await found("outsider", "crd-unit")).toEqual(["unit crd-unit"]);
});

test("what begins with the text comes first", async () => {
  expect(await found("outsider", "old")).toEqual(["metric old_aum", "metric m_old"]);
});

test("archived units and closed squads are left out", async () => {
  await store.tx(async (t) => {
    await t.insert(units).values({
      id: "gone",
      code: "GONE",
      name: "旧单元",
      nameEn: "Gone unit",
      path: "/gone/",
      archivedAt: new Date(0),
    });
    await t.insert(squads).values({
      id: "closed",
      key: "CLS",
      name: "旧铁三角",
      nameEn: "Gone squad",
      kind: "standing",
      startsOn: "2025-01-01",
      closedAt: new Date(0),
    });
  });
  expect(await found("hr", "gone")).toEqual([]);
});

test("task keys are listed by their number", async () => {
  await givenTask(cards, { key: "CRD-20", title: "x" });
  await givenTask(cards, { key: "CRD-2", title: "x" });
  await givenTask(cards, { key: "CRD-199", title: "x" });
  expect(await found(cards.leads.tech, "crd-")).toEqual([
    "task task-CRD-2",
    "task task-CRD-20",
    "task task-CRD-171",
    "task task-CRD-199",
    "unit crd-bank",
    "unit crd-unit",
    "person crd-above",
    "person crd-data",
    "person crd-head",
    "person crd-product",
    "person crd-tech",
  ]);
});

test("a wildcard is a letter like any other", async () => {
  expect(await found("hr", "%")).toEqual([]);
  expect(await found("hr", "_")).toEqual(["metric m_old", "metric old_aum"]);
});

test("a blank text asks nothing, any other five questions", async () => {
  const ctx = await contextOf(store, "hr");
  const statements = async (text: string) => {
    const before = store.statements();
    await search(ctx, text);
    return store.statements() - before;
  };
  expect(await statements("  ")).toBe(0);
  expect(await statements("a")).toBe(5);
});

test("no more than eight of a kind", async () => {
  for (let i = 0; i < 9; i++) await givenPerson(store, `many-${i}`);
  expect(await found("hr", "many")).toHaveLength(8);
});
