import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { flowSteps, flowTasks } from "#db/repositories/flow";
import { people, squads, tasks } from "#db/schema";
import { seedDemo } from "#db/seed/demo";
import { cycleOf, defaultBoundary, readTimeline } from "~/domain/flow";
import { exportHistoryCsv, exportHistoryJson } from "~/features/flow/export-history.server";
import { loadFlow } from "~/features/flow/load-flow.server";
import { testStore } from "../../support/database";
import { atPercent, recomputeFlow } from "../../support/recompute-flow";
import { contextOf } from "../contract/world";

const store = await testStore();
const now = new Date("2026-11-24T10:00:00+08:00");
await seedDemo(store, { today: "2026-11-24", now });
const [lead] = await store.read.select().from(people).where(eq(people.email, "chen.li@chengjiang.example"));
const [wealth] = await store.read.select().from(squads).where(eq(squads.key, "WLT"));
const ctx = await contextOf(store, lead!.id, { now });

test.each(["days=90", "days=365", "from=2026-06-01&to=2026-09-15", "days=180&discipline=data"])(
  "who has the exported history alone comes to the page's figures: %s",
  async (text) => {
    const search = new URLSearchParams(text);
    const view = await loadFlow(ctx, wealth!.id, search);
    const { started, finished } = view.frame.boundary;
    const csv = await exportHistoryCsv(ctx, wealth!.id, search);
    const own = recomputeFlow(csv, { squad: wealth!.id, ...view.span, started, finished });

    expect(own.done.length).toBeGreaterThan(10);
    expect(own.done.length).toBe(view.counts.finished);
    expect(own.progress.length).toBe(view.counts.inProgress);
    const percentiles = (values: number[]) => ({
      p50: atPercent(values, 50),
      p85: atPercent(values, 85),
      p95: atPercent(values, 95),
    });
    expect(view.figures.cycle).toEqual(percentiles(own.done.flatMap(({ cycle }) => cycle ?? [])));
    expect(view.figures.lead).toEqual(percentiles(own.done.flatMap(({ lead: time }) => time ?? [])));
    const sum = (part: string) => own.done.reduce((total, { spent }) => total + (spent?.[part] ?? 0), 0);
    expect(view.figures.spent).toEqual({
      active: sum("active"),
      blocked: sum("blocked"),
      handoff: sum("handoff"),
      queue: sum("queue"),
    });
    const shares = own.done.flatMap(({ spent, cycle }) => (spent && cycle ? [spent.active! / cycle] : []));
    expect(view.figures.efficiency).toBeCloseTo(atPercent(shares, 50)!, 12);
    for (const pair of view.pairs) {
      const offers = own.offers.filter((offer) => offer.pair === `${pair.from}>${pair.to}`);
      const waits = offers.flatMap(({ wait }) => (wait === null ? [] : [wait / 3_600_000]));
      expect(pair.offers).toBe(offers.length);
      expect(pair.returned).toBe(offers.filter(({ state }) => state === "returned").length);
      if (waits.length === 0) expect(pair.medianHours).toBeNull();
      else expect(pair.medianHours).toBeCloseTo(atPercent(waits, 50)!, 6);
    }
    for (const week of view.throughput.weeks) {
      const monday = Date.parse(`${week.from}T00:00:00+08:00`);
      const count = own.done.filter(({ at }) => at >= monday && at < monday + 7 * 86_400_000).length;
      expect(week.count).toBe(count);
    }
  },
);

test("every task's events lead to the milestones that the board keeps on it", async () => {
  const squadIds = (await store.read.select({ id: squads.id }).from(squads)).map(({ id }) => id);
  const scope = { squadIds, since: new Date(0), filter: null };
  const [all, steps] = [await flowTasks(store.read, scope), await flowSteps(store.read, scope)];
  const stored = new Map((await store.read.select().from(tasks)).map((task) => [task.id, task]));
  expect(all.length).toBe(stored.size);
  const time = (date: Date | null) => date?.getTime() ?? null;
  for (const { id } of all) {
    const timeline = readTimeline(steps.get(id)!, now.getTime())!;
    const task = stored.get(id)!;
    expect(cycleOf(timeline, defaultBoundary)).toEqual({
      createdAt: time(task.createdAt),
      committedAt: time(task.committedAt),
      startedAt: time(task.startedAt),
      finishedAt: time(task.finishedAt),
    });
    expect(timeline.holds.at(-1)!.discipline).toBe(task.discipline);
    expect(timeline.stays.at(-1)!.columnId).toBe(task.columnId);
    expect(timeline.blocks.at(-1)?.to === null).toBe(task.blockedAt !== null);
  }
});

test("the JSON holds what the CSV does, with settings and columns beside it", async () => {
  const search = new URLSearchParams("days=90");
  const json = await exportHistoryJson(ctx, wealth!.id, search);
  expect(json.settings).toEqual({
    started: "doing",
    finished: "done",
    breakpoint: { wait: 48, returnRate: 2_000 },
  });
  expect(json.columns.filter(({ queue }) => queue).map(({ category }) => category)).toEqual(["review"]);
  expect(json.queues).toEqual(json.columns.filter(({ queue }) => queue).map(({ id }) => id));
  const kinds = new Set(json.events.map(({ kind }) => kind));
  for (const kind of ["created", "moved", "blocked", "unblocked", "handoff_offered", "handoff_returned"]) {
    expect(kinds).toContain(kind);
  }
  const csv = await exportHistoryCsv(ctx, wealth!.id, search);
  const told = json.events.filter(({ kind }) => kind !== "edited").length;
  expect(csv.trimEnd().split("\r\n").length).toBe(told + 1);
});
