import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { filtersFor } from "#db/repositories/board-filters";
import { auditEntries, labels, taskLabels, taskPeople, tasks } from "#db/schema";
import { readBoardSearch } from "~/features/board/address";
import { loadBoard } from "~/features/board/load-board.server";
import { loadTaskList } from "~/features/board/load-task-list.server";
import {
  keepFilter,
  removeFilter,
  replaceFilter,
  updateFilter,
} from "~/features/board/saved/change-filters.server";
import { testStore } from "../../support/database";
import { contextOf } from "../contract/world";
import { givenBoard, givenTask, type TestBoard } from "./support";

const store = await testStore();

/** Titles on the board and in the list of all tasks; both must agree. */
async function found(board: TestBoard, search: string, person = board.squad.leads.tech): Promise<string[]> {
  const ctx = await contextOf(store, person);
  const view = await loadBoard(ctx, board.squad.squadId, readBoardSearch(new URLSearchParams(search)));
  const list = await loadTaskList(ctx, board.squad.squadId, new URLSearchParams(`${search}&scope=board`));
  const titles = view.cards.map(({ title }) => title).toSorted();
  expect(list.rows.map(({ title }) => title).toSorted(), search).toEqual(titles);
  expect(list.page.total).toBe(titles.length);
  return titles;
}

const set = (taskId: string, values: Partial<typeof tasks.$inferInsert>) =>
  store.tx((t) => t.update(tasks).set(values).where(eq(tasks.id, taskId)));

async function givenLabel(board: TestBoard, slug: string): Promise<string> {
  const id = `${board.squad.squadId}-${slug}`;
  await store.tx((t) => t.insert(labels).values({ id, squadId: board.squad.squadId, name: slug, slug }));
  return id;
}

test("every kind of condition finds what it names, on the board and in the list alike", async () => {
  const board = await givenBoard(store);
  const { leads } = board.squad;
  const ctx = await contextOf(store, leads.tech);
  const a = await givenTask(store, board, { title: "a", category: "backlog", assigneeId: board.member });
  const b = await givenTask(store, board, { title: "b", discipline: "data", assigneeId: leads.data });
  const c = await givenTask(store, board, { title: "c", category: "review" });
  const d = await givenTask(store, board, { title: "d_100%", category: "done" });
  await set(a, { dueOn: ctx.today, priority: "urgent" });
  await set(b, { dueOn: "2000-01-01", createdAt: new Date("2020-06-15T10:00:00Z") });
  await set(c, { dueOn: "2099-01-01" });
  await set(d, { dueOn: "2000-01-02", finishedAt: ctx.now });
  const risk = await givenLabel(board, "risk");
  const debt = await givenLabel(board, "debt");
  await store.tx(async (t) => {
    await t.insert(taskLabels).values([
      { taskId: a, labelId: risk },
      { taskId: c, labelId: debt },
      { taskId: c, labelId: risk },
    ]);
    await t.insert(taskPeople).values([
      { taskId: c, personId: leads.tech, role: "assignee" },
      { taskId: d, personId: leads.product, role: "watcher" },
    ]);
  });
  const column = (category: keyof typeof board.columns) => board.columns[category].id;
  for (const [search, expected] of [
    ["", ["a", "b", "c", "d_100%"]],
    ["q=D_100%25", ["d_100%"]],
    ["q=%25", ["d_100%"]],
    [`who=${board.member}`, ["a"]],
    [`who=${board.member}&who=${leads.data}`, ["a", "b"]],
    ["who=me", ["c"]],
    [`who=${leads.product}`, []],
    ["who=me&who=nobody", ["c", "d_100%"]],
    ["who=nobody", ["c", "d_100%"]],
    ["discipline=data", ["b"]],
    ["discipline=data&discipline=tech", ["a", "b", "c", "d_100%"]],
    ["label=risk", ["a", "c"]],
    ["label=risk&label=debt", ["a", "c"]],
    ["label=risk&who=me", ["c"]],
    ["label=none-such", []],
    ["priority=urgent", ["a"]],
    [`in=${column("review")}&in=${column("done")}`, ["c", "d_100%"]],
    ["category=backlog&category=doing", ["a", "b"]],
    ["due=overdue", ["b"]],
    ["due=today", ["a"]],
    ["due=week", ["a"]],
    ["due=none", []],
    ["dueFrom=2098-01-01", ["c"]],
    ["dueTo=2000-01-01", ["b"]],
    [`dueFrom=2000-01-02&dueTo=${ctx.today}`, ["a", "d_100%"]],
    ["createdFrom=2020-06-15&createdTo=2020-06-15", ["b"]],
    ["createdTo=2020-06-14", []],
    [`finishedFrom=${ctx.today}&finishedTo=${ctx.today}`, ["d_100%"]],
    ["finishedTo=2000-01-01", []],
    ["kpi=none-such", []],
    ["waiting=1", []],
    ["blocked=1", []],
  ] as const) {
    expect(await found(board, search), search).toEqual(expected);
  }
});

test("another squad's label of the same name, and its tasks, stay out", async () => {
  const [one, other] = [await givenBoard(store), await givenBoard(store)];
  const task = await givenTask(store, other, { title: "elsewhere", by: other.squad.leads.tech });
  const label = await givenLabel(other, "risk");
  await store.tx((t) => t.insert(taskLabels).values({ taskId: task, labelId: label }));
  expect(await found(one, "label=risk")).toEqual([]);
  expect(await found(other, "label=risk", other.squad.leads.tech)).toEqual(["elsewhere"]);
});

let made = 0;
const id = () => `filter-${++made}`;
const names = async (board: TestBoard, personId: string) =>
  (await filtersFor(store.read, { squadId: board.squad.squadId, personId })).map(({ name }) => name);

test("a filter is kept once, found by its owner, and by all when it is shared", async () => {
  const board = await givenBoard(store);
  const { squadId, leads } = board.squad;
  const [tech, data] = [await contextOf(store, leads.tech), await contextOf(store, leads.data)];
  const own = { filterId: id(), name: "Mine", query: "who=me&page=7&nonsense=1", shared: false };
  await keepFilter(tech, squadId, own);
  await keepFilter(tech, squadId, own);
  await keepFilter(tech, squadId, { filterId: id(), name: "Risk", query: "label=risk", shared: true });
  expect(await names(board, leads.tech)).toEqual(["Mine", "Risk"]);
  expect(await names(board, leads.data)).toEqual(["Risk"]);
  const [kept] = await filtersFor(store.read, { squadId, personId: leads.tech });
  expect(kept?.query).toBe("who=me");

  await expect(keepFilter(tech, squadId, { ...own, filterId: id() })).rejects.toMatchObject({
    code: "conflict",
    reason: "filter_name_taken",
    field: "name",
  });
  await keepFilter(data, squadId, { ...own, filterId: id() });
  await expect(
    keepFilter(tech, squadId, { filterId: id(), name: "Empty", query: "page=2", shared: false }),
  ).rejects.toMatchObject({ code: "invalid", reason: "filter_empty" });
});

test("owners and leads change a shared filter, members do not, nobody sees another's private one", async () => {
  const board = await givenBoard(store);
  const { squadId, leads, headId } = board.squad;
  const member = await contextOf(store, board.member);
  const lead = await contextOf(store, leads.data);
  const head = await contextOf(store, headId);
  const filterId = id();
  await keepFilter(member, squadId, { filterId, name: "Private", query: "blocked=1", shared: false });
  await expect(
    updateFilter(lead, squadId, { filterId, version: 1, name: "X", shared: false }),
  ).rejects.toMatchObject({
    code: "not_found",
  });
  await updateFilter(member, squadId, { filterId, version: 1, name: "Stuck", shared: true });
  await updateFilter(lead, squadId, { filterId, version: 2, name: "Stuck work", shared: true });
  await expect(
    replaceFilter(member, squadId, { filterId, version: 2, query: "waiting=1" }),
  ).rejects.toMatchObject({ code: "stale" });
  await replaceFilter(member, squadId, { filterId, version: 3, query: "waiting=1" });

  const ofLead = id();
  await keepFilter(lead, squadId, { filterId: ofLead, name: "Lead's", query: "blocked=1", shared: true });
  await expect(removeFilter(member, squadId, { filterId: ofLead, version: 1 })).rejects.toMatchObject({
    code: "forbidden",
  });
  await keepFilter(head, squadId, { filterId: id(), name: "Own", query: "blocked=1", shared: false });
  await expect(
    keepFilter(head, squadId, { filterId: id(), name: "Shared", query: "blocked=1", shared: true }),
  ).rejects.toMatchObject({ code: "forbidden" });
});

test("a deleted filter can be kept again as it was", async () => {
  const board = await givenBoard(store);
  const { squadId, leads } = board.squad;
  const ctx = await contextOf(store, leads.tech);
  const filterId = id();
  await keepFilter(ctx, squadId, { filterId, name: "Risk", query: "label=risk", shared: true });
  const { id: gone, ...was } = await removeFilter(ctx, squadId, { filterId, version: 1 });
  expect(await names(board, leads.tech)).toEqual([]);
  await keepFilter(ctx, squadId, { filterId: gone, ...was });
  expect(await filtersFor(store.read, { squadId, personId: leads.data })).toMatchObject([
    { id: filterId, name: "Risk", query: "label=risk", shared: true },
  ]);
  const logged = await store.read
    .select({ action: auditEntries.action })
    .from(auditEntries)
    .where(eq(auditEntries.subjectId, filterId))
    .orderBy(auditEntries.seq);
  expect(logged.map(({ action }) => action)).toEqual([
    "board_filter.saved",
    "board_filter.deleted",
    "board_filter.saved",
  ]);
});
