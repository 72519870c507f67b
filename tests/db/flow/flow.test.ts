import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { boardColumns, handoffs } from "#db/schema";
import { loadFlow } from "~/features/flow/load-flow.server";
import { loadForecast } from "~/features/flow/load-forecast.server";
import { loadPair } from "~/features/flow/load-pair.server";
import { changeFlowSettings, loadFlowSettings } from "~/features/flow/settings.server";
import { testStore } from "../../support/database";
import { contextOf, givenHandoffs } from "../contract/world";
import { at, day, givenStory, hour, type Story } from "./support";

const store = await testStore();
const seen = at("11-24 10:00");
const query = (text = "days=30") => new URLSearchParams(text);
const flowOf = async (story: Story, text?: string) =>
  loadFlow(await story.as(story.leads.tech, seen), story.squadId, query(text));

/** Four tasks: one passed on and blocked, one re-opened, one sent back and still open, one whose move to done was a slip. */
async function played() {
  const story = await givenStory(store);
  const passed = await story.create("11-02 09:00", "doing");
  await story.offer(passed, "11-03 09:00", "data");
  await story.accept(passed, "11-04 09:00");
  await story.block(passed, "11-05 09:00", "waits for the core system");
  await story.unblock(passed, "11-05 21:00");
  await story.move(passed, "11-06 09:00", "review");
  await story.move(passed, "11-07 09:00", "done");

  const reopened = await story.create("11-01 09:00", "backlog");
  await story.move(reopened, "11-02 09:00", "to-do");
  await story.move(reopened, "11-09 09:00", "doing");
  await story.move(reopened, "11-10 09:00", "done");
  await story.move(reopened, "11-11 09:00", "doing");
  await story.move(reopened, "11-12 09:00", "done");

  const bounced = await story.create("11-10 09:00", "doing");
  await story.offer(bounced, "11-11 09:00", "product");
  await story.sendBack(bounced, "11-12 15:00");
  await story.offer(bounced, "11-23 10:00", "product");

  const slipped = await story.create("11-14 10:00", "doing");
  await story.move(slipped, "11-15 10:00", "done");
  await story.undo(slipped, new Date(at("11-15 10:00").getTime() + 20_000));
  return { story, passed, reopened, bounced, slipped };
}

test("the figures are those of the story that was played", async () => {
  const { story, bounced, slipped, passed } = await played();
  const view = await flowOf(story);
  expect(view.counts).toEqual({ finished: 2, inProgress: 2 });
  expect(view.figures.cycle).toEqual({ p50: 3 * day, p85: 5 * day, p95: 5 * day });
  expect(view.figures.lead).toEqual({ p50: 5 * day, p85: 10 * day, p95: 10 * day });
  expect(view.figures.customerLead).toEqual({ p50: 5 * day, p85: 11 * day, p95: 11 * day });
  expect(view.figures.spent).toEqual({
    active: 8 * day - 36 * hour,
    blocked: 12 * hour,
    handoff: 24 * hour,
    queue: 0,
  });
  expect(view.figures.efficiency).toBe(0.7);
  expect(view.figures.blocked).toEqual({
    tasks: 1,
    median: 12 * hour,
    reasons: [{ reason: "waits for the core system", tasks: 1, time: 12 * hour }],
  });
  expect(view.oldest).toMatchObject({ id: bounced, age: 14 * day + hour, offered: true });
  expect(view.ageing.flatMap(({ tasks }) => tasks.map(({ id }) => id)).sort()).toEqual(
    [bounced, slipped].sort(),
  );
  expect(view.throughput.weeks.filter(({ count }) => count > 0)).toEqual([
    { from: "2026-11-02", count: 1, partial: false },
    { from: "2026-11-09", count: 1, partial: false },
  ]);
  expect(view.scatter.dots.map(({ id, cycle }) => [id, cycle])[0]).toEqual([passed, 5 * day]);
});

test("the breakpoint map counts offers, waits, returns and what waits now", async () => {
  const { story, bounced } = await played();
  const { pairs, handoffs: all, figures } = await flowOf(story);
  const cell = (from: string, to: string) => pairs.find((pair) => pair.from === from && pair.to === to);
  expect(cell("tech", "data")).toMatchObject({ offers: 1, returned: 0, medianHours: 24, state: "too-few" });
  expect(cell("tech", "product")).toMatchObject({
    offers: 2,
    returned: 1,
    returnRate: 5_000,
    medianHours: null,
    waiting: 1,
    worst: { taskId: bounced, waited: day, overdue: false },
  });
  expect(cell("data", "tech")).toMatchObject({ offers: 0, state: "none", worst: null });
  expect(all).toMatchObject({ offers: 3, returned: 1, medianHours: 24 });
  // The first task: two days with tech but one of them offered, three with data; the second was tech's for all of its three days.
  expect(figures.held).toEqual({
    tech: { tasks: 2, median: day },
    data: { tasks: 1, median: 3 * day },
    product: { tasks: 0, median: null },
  });
});

test("a cell counts every hand-off that waits, and names the one of its own pair that waits longest", async () => {
  const story = await givenStory(store);
  const rows: Parameters<typeof givenHandoffs>[2] = [
    ...Array.from({ length: 110 }, () => ({ from: "tech", to: "data", day: "2026-11-10" }) as const),
    { from: "data", to: "product", day: "2026-11-20" } as const,
  ].map((row) => ({ ...row, hours: null, status: "pending" }));
  await givenHandoffs(store, story.board.squad, rows);
  const { pairs } = await flowOf(story);
  const waiting = pairs.filter((pair) => pair.waiting > 0);
  expect(waiting.map(({ from, to, waiting: n, worst }) => [from, to, n, worst?.offeredAt])).toEqual([
    ["tech", "data", 110, new Date("2026-11-10T04:00:00Z")],
    ["data", "product", 1, new Date("2026-11-20T04:00:00Z")],
  ]);
});

test("the cumulative flow of a day counts who stood where at its end", async () => {
  const { story } = await played();
  const { cumulative } = await flowOf(story);
  const on = (date: string) => cumulative.find(({ day: of }) => of === date);
  expect(on("2026-11-03")).toEqual({
    day: "2026-11-03",
    done: 0,
    review: 0,
    handoff: 1,
    doing: 0,
    "to-do": 1,
  });
  expect(on("2026-11-10")).toMatchObject({ done: 2, doing: 1 });
  expect(on("2026-11-11")).toMatchObject({ done: 1, doing: 1, handoff: 1 });
  expect(on("2026-11-15")).toMatchObject({ done: 2, doing: 2 });
  expect(cumulative.at(-1)).toMatchObject({ day: "2026-11-24", done: 2, doing: 1, handoff: 1 });
});

test("a period that lies in the past is told as it stood then", async () => {
  const { story, reopened } = await played();
  const view = await flowOf(story, "from=2026-11-01&to=2026-11-10");
  expect(view.scatter.dots.map(({ id }) => id)).toContain(reopened);
  expect(view.counts).toEqual({ finished: 2, inProgress: 1 });
  expect((await flowOf(story, "from=2026-11-11&to=2026-11-11")).counts.finished).toBe(0);
});

test("another boundary and a queue column change the figures of the past at once", async () => {
  const { story } = await played();
  const ctx = await story.as(story.leads.tech, seen);
  const settings = { version: 0, waitHours: 24, returnRate: 1_000 };
  await changeFlowSettings(ctx, story.squadId, { ...settings, started: "to-do", finished: "review" });
  const { figures, frame } = await flowOf(story);
  expect(figures.cycle).toEqual({ p50: 4 * day, p85: 10 * day, p95: 10 * day });
  expect(frame.thresholds).toEqual({ wait: 24, returnRate: 1_000 });

  await store.tx((t) =>
    t.update(boardColumns).set({ queue: true }).where(eq(boardColumns.id, story.board.columns.doing.id)),
  );
  const queued = (await flowOf(story)).figures.spent;
  // In the column for four and two days; of the first task's, blocked and offered time counts as that.
  expect(queued.queue).toBe(6 * day - 36 * hour);
  expect(queued.blocked).toBe(12 * hour);
});

test("settings: leads alone, a clock that runs, and nobody overwrites another", async () => {
  const story = await givenStory(store);
  const input = {
    version: 0,
    started: "doing",
    finished: "done",
    waitHours: 36,
    returnRate: 1_500,
  } as const;
  const member = await story.as(story.board.member, seen);
  await expect(changeFlowSettings(member, story.squadId, input)).rejects.toMatchObject({ code: "forbidden" });
  const lead = await story.as(story.leads.data, seen);
  await expect(
    changeFlowSettings(lead, story.squadId, { ...input, started: "review", finished: "review" }),
  ).rejects.toMatchObject({ reason: "flow_boundary", field: "finished" });
  const saves = await Promise.allSettled([1, 2, 3].map(() => changeFlowSettings(lead, story.squadId, input)));
  expect(saves.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  await expect(changeFlowSettings(lead, story.squadId, input)).rejects.toMatchObject({ code: "stale" });
  expect(await loadFlowSettings(lead, story.squadId)).toMatchObject({
    version: 1,
    thresholds: { wait: 36, returnRate: 1_500 },
  });
});

test("a cell opens its hand-offs, sorted and by state; the diagonal its tasks", async () => {
  const { story, passed, reopened } = await played();
  const ctx = await story.as(story.leads.tech, seen);
  const pairOf = (from: string, to: string, text = "days=30") =>
    loadPair(ctx, { squadId: story.squadId, from, to }, query(text));
  const all = await pairOf("tech", "product");
  expect(all.rows).toHaveLength(2);
  expect(all.rows[0]).toMatchObject({ status: "pending", waited: day });
  const slowest = await pairOf("tech", "product", "days=30&sort=-wait");
  expect(slowest.rows[0]).toMatchObject({ status: "returned", waited: 30 * hour, returnReason: "unclear" });
  expect((await pairOf("tech", "product", "days=30&status=returned")).page.total).toBe(1);
  const inside = await pairOf("tech", "tech");
  expect(inside.rows).toMatchObject([
    { id: reopened, time: 3 * day },
    { id: passed, time: day },
  ]);
  await expect(pairOf("tech", "sales")).rejects.toMatchObject({ code: "not_found" });
});

test("an accepted hand-off is done when its receiver finishes the task or hands it on, and open again when the task is", async () => {
  const story = await givenStory(store);
  const task = await story.create("11-02 09:00", "doing");
  const times = async () => {
    const rows = await store.read.select().from(handoffs).where(eq(handoffs.taskId, task));
    return rows
      .sort((a, b) => a.offeredAt.getTime() - b.offeredAt.getTime())
      .map(({ completedAt }) => completedAt?.getTime() ?? null);
  };
  await story.offer(task, "11-03 09:00", "data");
  await story.accept(task, "11-04 09:00");
  expect(await times()).toEqual([null]);
  await story.offer(task, "11-05 09:00", "product");
  await story.accept(task, "11-06 09:00");
  expect(await times()).toEqual([at("11-06 09:00").getTime(), null]);
  await story.move(task, "11-07 09:00", "done");
  expect(await times()).toEqual([at("11-06 09:00").getTime(), at("11-07 09:00").getTime()]);
  await story.move(task, "11-08 09:00", "doing");
  expect(await times()).toEqual([at("11-06 09:00").getTime(), null]);
  await story.move(task, "11-09 09:00", "done");
  await story.undo(task, new Date(at("11-09 09:00").getTime() + 5_000));
  expect(await times()).toEqual([at("11-06 09:00").getTime(), null]);
});

test("a forecast draws from whole weeks, refuses with too few, and repeats itself with its seed", async () => {
  const story = await givenStory(store);
  const ctx = await story.as(story.leads.tech, seen);
  for (const when of ["10-26 09:00", "11-02 09:00", "11-10 09:00", "11-17 09:00"]) {
    const task = await story.create(when, "doing");
    await story.move(task, when.replace("09:00", "18:00"), "done");
  }
  const open = await story.create("11-18 09:00", "doing", "data");
  await story.create("11-18 09:00", "backlog");
  const young = await loadForecast(ctx, story.squadId, query("days=30&seed=1"));
  expect(young.weeks.map(({ count }) => count)).toEqual([1, 1, 1, 1]);
  expect(young).toMatchObject({ remaining: 1, dates: { p50: "2026-12-01", p85: "2026-12-01" } });
  const both = await loadForecast(ctx, story.squadId, query("backlog=1&seed=1"));
  expect(both).toMatchObject({ remaining: 2, dates: { p85: "2026-12-08" } });
  const filtered = await loadForecast(ctx, story.squadId, query("discipline=data"));
  expect(filtered).toMatchObject({ remaining: 1, outcome: { refused: null } });
  const own = await loadForecast(ctx, story.squadId, query("discipline=data&pace=filter"));
  expect(own.outcome).toEqual({ refused: "nothing-finished" });
  const early = await story.as(story.leads.tech, at("11-16 10:00"));
  expect((await loadForecast(early, story.squadId, query())).outcome).toEqual({ refused: "too-few-weeks" });
  await story.move(open, "11-19 09:00", "done");
  expect((await loadForecast(ctx, story.squadId, query())).outcome).toEqual({ refused: "nothing-remaining" });
});

test("people outside of the squad learn nothing, and the number of statements does not grow with the tasks", async () => {
  const { story } = await played();
  const outsider = await contextOf(store, (await givenStory(store)).leads.tech);
  for (const ask of [
    () => loadFlow(outsider, story.squadId, query()),
    () => loadForecast(outsider, story.squadId, query()),
    () => loadPair(outsider, { squadId: story.squadId, from: "tech", to: "data" }, query()),
    () => loadFlowSettings(outsider, story.squadId),
  ]) {
    await expect(ask()).rejects.toMatchObject({ code: "not_found" });
  }
  const statements = async (of: Story) => {
    const before = store.statements();
    await flowOf(of);
    return store.statements() - before;
  };
  const empty = await givenStory(store);
  expect(await statements(story)).toBe(await statements(empty));
});
