import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { auditEntries, taskLinks, tasks } from "#db/schema";
import { exportTasks } from "~/features/board/export/export-tasks.server";
import { loadTaskList } from "~/features/board/load-task-list.server";
import { loadCalendar } from "~/features/board/views/load-calendar.server";
import { loadTimeline } from "~/features/board/views/load-timeline.server";
import { setDates } from "~/features/board/views/set-dates.server";
import { testStore } from "../../support/database";
import { contextOf } from "../contract/world";
import { givenBoard, givenTask, storedTask, type TestBoard } from "./support";

const store = await testStore();

const set = (taskId: string, values: Partial<typeof tasks.$inferInsert>) =>
  store.tx((t) => t.update(tasks).set(values).where(eq(tasks.id, taskId)));

async function given(board: TestBoard, title: string, values: Partial<typeof tasks.$inferInsert> = {}) {
  const id = await givenTask(store, board, { title });
  if (Object.keys(values).length > 0) await set(id, values);
  return id;
}

test("the list sorts by every head in both directions, and its pages do not overlap", async () => {
  const board = await givenBoard(store);
  const { squadId, leads } = board.squad;
  const priorities = ["low", "urgent", "normal", "high"] as const;
  for (let i = 0; i < 120; i++)
    await given(board, `t${String(i).padStart(3, "0")}`, {
      priority: priorities[i % 4],
      dueOn: i % 3 === 0 ? null : `2026-12-${String((i % 28) + 1).padStart(2, "0")}`,
      estimateHours: i % 5 === 0 ? null : i,
    });
  const ctx = await contextOf(store, leads.tech);
  const page = async (search: string) => loadTaskList(ctx, squadId, new URLSearchParams(search));
  for (const by of [
    "key",
    "title",
    "discipline",
    "assignee",
    "priority",
    "column",
    "start",
    "due",
    "estimate",
    "created",
    "finished",
    "changed",
  ]) {
    for (const sort of [by, `-${by}`]) {
      const pages = await Promise.all([1, 2, 3].map((n) => page(`sort=${sort}&page=${n}`)));
      const titles = pages.flatMap(({ rows }) => rows.map(({ title }) => title));
      expect([titles.length, new Set(titles).size], sort).toEqual([120, 120]);
    }
  }
  const ranks = { low: 0, normal: 1, high: 2, urgent: 3 };
  const found = (await page("sort=-priority")).rows.map(({ priority }) => ranks[priority]);
  expect(found).toEqual(found.toSorted((a, b) => b - a));
  const last = (await page("sort=due&page=3")).rows.at(-1);
  expect(last?.dueOn).toBeNull();
  expect((await page("sort=-due&page=3")).rows.at(-1)?.dueOn).toBeNull();
});

test("the calendar holds what touches its weeks, and apart from it what has no date", async () => {
  const board = await givenBoard(store);
  const { squadId, leads } = board.squad;
  const ctx = await contextOf(store, leads.tech);
  await given(board, "due", { dueOn: "2026-11-10" });
  await given(board, "bar over", { startOn: "2026-09-01", dueOn: "2027-03-01" });
  await given(board, "only a start", { startOn: "2026-11-30" });
  await given(board, "grid's last day", { dueOn: "2026-12-06" });
  await given(board, "after", { dueOn: "2026-12-07" });
  await given(board, "before", { startOn: "2026-10-01", dueOn: "2026-10-25" });
  await given(board, "archived", { dueOn: "2026-11-10", archivedAt: ctx.now });
  await given(board, "no date");
  await given(board, "finished without date", { finishedAt: ctx.now });
  const titles = async (search: string) => {
    const view = await loadCalendar(ctx, squadId, new URLSearchParams(search));
    return [view.tasks.map(({ title }) => title).toSorted(), view.undated.tasks.map(({ title }) => title)];
  };
  expect(await titles("on=2026-11-15")).toEqual([
    ["bar over", "due", "grid's last day", "only a start"],
    ["no date"],
  ]);
  expect(await titles("on=2026-11-10&zoom=week")).toEqual([["bar over", "due"], ["no date"]]);
  expect(await titles("on=2026-11-10&q=due")).toEqual([["due"], []]);
  expect((await titles("on=nonsense"))[0]).toContain("due");
});

test("the timeline shows a page of the bars in its span and the waits among them", async () => {
  const board = await givenBoard(store);
  const { squadId, leads } = board.squad;
  const ctx = await contextOf(store, leads.tech);
  const first = await given(board, "first", { startOn: "2026-11-01", dueOn: "2026-11-20" });
  const second = await given(board, "second", {
    dueOn: "2026-12-20",
    createdAt: new Date("2026-11-05T20:00:00Z"),
  });
  const outside = await given(board, "long ago", { startOn: "2025-01-01", dueOn: "2025-02-01" });
  await given(board, "far ahead", { startOn: "2028-01-01", dueOn: "2028-02-01" });
  await given(board, "no date");
  await store.tx((t) =>
    t.insert(taskLinks).values([
      { fromId: first, toId: second, kind: "blocks", addedBy: leads.tech, addedAt: ctx.now },
      { fromId: outside, toId: second, kind: "blocks", addedBy: leads.tech, addedAt: ctx.now },
    ]),
  );
  const view = await loadTimeline(ctx, squadId, new URLSearchParams("zoom=month"));
  expect(view.rows.map(({ title, begins, dueOn }) => [title, begins, dueOn])).toEqual([
    ["first", "2026-11-01", "2026-11-20"],
    // 20:00 UTC is the next day in the organisation's zone.
    ["second", "2026-11-06", "2026-12-20"],
  ]);
  expect(view.waits).toEqual([{ fromId: first, toId: second }]);
  expect([view.page.total, view.undated]).toEqual([2, 1]);
  for (const group of ["assignee", "kpi", "nonsense"])
    expect((await loadTimeline(ctx, squadId, new URLSearchParams({ group }))).rows.length).toBe(2);
});

test("calendar and timeline need the same statements for many tasks as for few", async () => {
  const board = await givenBoard(store);
  const { squadId, leads } = board.squad;
  const ctx = await contextOf(store, leads.tech);
  const counted = async (load: () => Promise<unknown>) => {
    const before = store.statements();
    await load();
    return store.statements() - before;
  };
  const loads = [
    () => loadCalendar(ctx, squadId, new URLSearchParams()),
    () => loadTimeline(ctx, squadId, new URLSearchParams()),
    () => loadTaskList(ctx, squadId, new URLSearchParams("scope=all")),
  ];
  await given(board, "one", { dueOn: ctx.today });
  const few = [];
  for (const load of loads) few.push(await counted(load));
  for (let i = 0; i < 30; i++) await given(board, `t${i}`, { dueOn: ctx.today });
  const many = [];
  for (const load of loads) many.push(await counted(load));
  expect(many).toEqual(few);
});

test("new days are saved, recorded and refused when stale or the wrong way round", async () => {
  const board = await givenBoard(store);
  const { squadId, leads } = board.squad;
  const taskId = await given(board, "move me", { startOn: "2026-11-20", dueOn: "2026-11-24" });
  const ctx = await contextOf(store, leads.tech);
  const at = { squadId, taskId };
  expect(await setDates(ctx, at, { version: 1, startOn: "2026-11-21", dueOn: "2026-11-25" })).toEqual({
    version: 2,
  });
  expect(await setDates(ctx, at, { version: 2, startOn: "2026-11-21", dueOn: "2026-11-25" })).toEqual({
    version: 2,
  });
  await expect(setDates(ctx, at, { version: 1, startOn: null, dueOn: null })).rejects.toMatchObject({
    code: "stale",
  });
  await expect(
    setDates(ctx, at, { version: 2, startOn: "2026-12-01", dueOn: "2026-11-25" }),
  ).rejects.toMatchObject({
    code: "invalid",
    field: "dueOn",
  });
  await expect(
    setDates(await contextOf(store, board.squad.headId), at, { version: 2, startOn: null, dueOn: null }),
  ).rejects.toMatchObject({ code: "forbidden" });
  expect(await storedTask(store, board, taskId)).toMatchObject({
    startOn: "2026-11-21",
    dueOn: "2026-11-25",
    version: 2,
  });
});

test("an export holds what the list shows in its order, cells are safe, and the log says so", async () => {
  const board = await givenBoard(store);
  const { squadId, leads } = board.squad;
  await given(board, "=1+1", { dueOn: "2026-12-01", estimateHours: 4, description: 'two\nlines, "quoted"' });
  await given(board, "plain", { dueOn: "2026-11-30" });
  await given(board, "done", { finishedAt: new Date("2026-11-23T20:30:00Z"), dueOn: "2026-11-20" });
  const ctx = await contextOf(store, leads.tech);
  const file = (search: string) => exportTasks(ctx, squadId, new URLSearchParams(search));

  const bytes = Buffer.from(await (await file("format=csv&scope=all&sort=due")).arrayBuffer());
  expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  const csv = bytes.subarray(3).toString("utf8");
  const lines = csv.split("\r\n");
  expect(lines[0]?.split(",").slice(0, 2)).toEqual(["Key", "Title"]);
  expect(lines.slice(1, 4).map((line) => line.split(",")[1])).toEqual(["done", "plain", "'=1+1"]);
  expect(lines[1]).toContain("2026-11-24 04:30:00");
  expect(csv).toContain('"two\nlines, ""quoted"""');

  const response = await file("format=json&scope=open&sort=-due&q=1%2B1");
  expect(response.headers.get("content-disposition")).toMatch(
    /^attachment; filename=".*"; filename\*=UTF-8''/,
  );
  expect(await response.json()).toMatchObject([
    { title: "=1+1", dueOn: "2026-12-01", estimateHours: 4, discipline: "tech", labels: [], kpi: null },
  ]);
  expect(await (await file("format=json&q=none-such")).json()).toEqual([]);

  const book = Buffer.from(await (await file("format=xlsx&scope=all")).arrayBuffer());
  expect(book.subarray(0, 2).toString()).toBe("PK");

  const logged = await store.read
    .select({ action: auditEntries.action })
    .from(auditEntries)
    .where(eq(auditEntries.action, "task.exported"));
  expect(logged.length).toBe(4);
  const outsider = await contextOf(store, (await givenBoard(store)).squad.leads.tech);
  await expect(exportTasks(outsider, squadId, new URLSearchParams())).rejects.toMatchObject({
    code: "not_found",
  });
});

test("an export of more than one statement's worth keeps its order", async () => {
  const board = await givenBoard(store);
  const { squadId, leads } = board.squad;
  const one = await storedTask(store, board, await given(board, "0000"));
  const copies = Array.from({ length: 1_100 }, (_, i) => ({
    ...one,
    id: `${one.id}-${i}`,
    number: 1_000 + i,
    key: `${squadId}-X${i}`,
    title: String(i + 1).padStart(4, "0"),
  }));
  for (let i = 0; i < copies.length; i += 400)
    await store.tx((t) => t.insert(tasks).values(copies.slice(i, i + 400)));
  const ctx = await contextOf(store, leads.tech);
  const response = await exportTasks(ctx, squadId, new URLSearchParams("format=json&sort=title"));
  const titles = ((await response.json()) as { title: string }[]).map(({ title }) => title);
  expect(titles).toEqual(Array.from({ length: 1_101 }, (_, i) => String(i).padStart(4, "0")));
});
