import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import {
  assessmentCycles,
  cycleSquads,
  handoffs,
  individualLines,
  people,
  taskEvents,
  taskPeople,
  tasks,
} from "#db/schema";
import type { Store } from "#db/store";
import { frameCounts } from "~/features/home/index.server";
import { loadHome } from "~/features/home/load-home.server";
import { testStore } from "../../support/database";
import { contextOf, givenHandoffs, givenSquad, type TestSquad } from "../contract/world";
import { tell } from "../notifications/support";

const store = await testStore();

type Row = typeof tasks.$inferSelect;

async function tasksIn(store: Store, { squadId }: TestSquad): Promise<Row[]> {
  return store.read.select().from(tasks).where(eq(tasks.squadId, squadId)).orderBy(tasks.number);
}

const change = (id: string, set: Partial<Row>) =>
  store.tx((t) => t.update(tasks).set(set).where(eq(tasks.id, id)));

/** A squad whose tasks were passed from tech to data: some accepted, some still waiting. */
async function givenWork(waiting: number, accepted = 0) {
  const squad = await givenSquad(store);
  const pair = { from: "tech", to: "data" } as const;
  await givenHandoffs(store, squad, [
    ...Array.from({ length: accepted }, () => ({ ...pair, day: "2026-11-18", hours: 3 })),
    ...Array.from({ length: waiting }, (_, i) => ({
      ...pair,
      day: `2026-11-${20 + (i % 3)}`,
      hours: null,
      status: "pending" as const,
    })),
  ]);
  return { squad, rows: await tasksIn(store, squad) };
}

const home = async (personId: string, now?: Date) => {
  const ctx = await contextOf(store, personId, now && { now });
  const view = await loadHome(ctx, { page: 1 });
  expect((await frameCounts(ctx)).waiting).toBe(view.waiting.length);
  return view;
};

test("a pending hand-off waits for its receiver and is shown to who offered it, the longest waiting first", async () => {
  const { squad } = await givenWork(4);
  const received = await home(squad.leads.data);
  expect(received.waiting.map(({ kind }) => kind)).toEqual(Array(4).fill("handoff"));
  const since = received.waiting.map((item) => item.since.getTime());
  expect(since).toEqual([...since].sort());
  const sent = await home(squad.leads.tech);
  expect(sent.waiting).toEqual([]);
  expect(sent.offered).toHaveLength(4);
  expect(sent.offered[0]).toMatchObject({ other: { name: squad.leads.data }, hours: 94 });
  expect((await home(squad.leads.product)).offered).toEqual([]);
});

test("blocked tasks wait for who holds them, overdue ones are one item, mentions are there until read", async () => {
  const { squad, rows } = await givenWork(0, 4);
  const { tech, data } = squad.leads;
  await change(rows[0]!.id, {
    assigneeId: tech,
    blockedAt: new Date("2026-11-21T00:00:00Z"),
    blockedReason: "No data",
  });
  await change(rows[1]!.id, { assigneeId: tech, dueOn: "2026-11-20" });
  await change(rows[2]!.id, { assigneeId: tech, dueOn: "2026-11-23" });
  await change(rows[3]!.id, {
    assigneeId: data,
    blockedAt: new Date("2026-11-21T00:00:00Z"),
    blockedReason: "Not mine",
  });
  const task = { id: rows[3]!.id, key: rows[3]!.key, title: rows[3]!.title };
  await tell(store, await contextOf(store, data), { squad, task }, { to: [tech], kind: "task.mentioned" });
  const view = await home(tech);
  expect(view.waiting).toMatchObject([
    { kind: "overdue", count: 2 },
    { kind: "blocked", reason: "No data" },
    { kind: "mention", taskId: task.id, actor: { name: data } },
  ]);
  expect((await frameCounts(await contextOf(store, tech))).unread).toBe(1);
});

test("my tasks are those I hold and those I help with, unfinished and not archived, each once", async () => {
  const { squad, rows } = await givenWork(0, 6);
  const { tech, data } = squad.leads;
  const [held, helped, both, finished, archived] = rows;
  await change(held!.id, { assigneeId: tech, dueOn: "2026-12-01" });
  await change(helped!.id, { assigneeId: data, dueOn: "2026-11-30" });
  await change(both!.id, { assigneeId: tech });
  await change(finished!.id, { assigneeId: tech, finishedAt: new Date("2026-11-22T00:00:00Z") });
  await change(archived!.id, { assigneeId: tech, archivedAt: new Date("2026-11-22T00:00:00Z") });
  const people = [
    { taskId: helped!.id, personId: tech, role: "assignee" as const },
    { taskId: both!.id, personId: tech, role: "assignee" as const },
    { taskId: finished!.id, personId: tech, role: "assignee" as const },
    { taskId: rows[5]!.id, personId: tech, role: "watcher" as const },
  ];
  await store.tx((t) => t.insert(taskPeople).values(people));
  const view = await home(tech);
  expect(view.tasks.map(({ id, helps }) => [id, helps])).toEqual([
    [helped!.id, true],
    [held!.id, false],
    [both!.id, false],
  ]);
  expect(view.page.total).toBe(3);
});

test("cards that still name somebody on a board they may no longer open are not shown to them, nor counted", async () => {
  const { tech } = (await givenSquad(store)).leads;
  const { squad, rows } = await givenWork(2, 1);
  await store.tx((t) =>
    t.update(handoffs).set({ toPersonId: tech, offeredBy: tech }).where(eq(handoffs.squadId, squad.squadId)),
  );
  const blocked = {
    blockedAt: new Date("2026-11-21T00:00:00Z"),
    blockedReason: "Secret",
    dueOn: "2026-11-20",
  };
  for (const { id } of rows) await change(id, { assigneeId: tech, ...blocked });
  const view = await home(tech);
  expect(view).toMatchObject({ tasks: [], waiting: [], offered: [], page: { total: 0 } });
  expect(JSON.stringify(view)).not.toContain("Secret");
});

test("what others changed since the last visit is there through this visit and gone with the next", async () => {
  const { squad, rows } = await givenWork(0, 1);
  const { tech, data } = squad.leads;
  const event = (id: string, time: string, actorId: string) =>
    store.tx((t) =>
      t.insert(taskEvents).values({
        id,
        taskId: rows[0]!.id,
        squadId: squad.squadId,
        at: new Date(`2026-11-24T${time}Z`),
        actorId,
        kind: "blocked",
        data: {},
      }),
    );
  const at = (time: string) => new Date(`2026-11-24T${time}Z`);
  const news = async (time: string) => (await home(tech, at(time))).news.squads.length;
  expect(await news("01:00:00")).toBe(0);
  await event("e-own", "01:30:00", tech);
  await event("e-other", "01:31:00", data);
  expect((await home(tech, at("02:00:00"))).news).toMatchObject({
    since: at("01:00:00"),
    squads: [{ tasks: [{ verbs: ["blocked"], actors: [{ name: data }] }], more: 0 }],
  });
  expect(await news("02:10:00")).toBe(1);
  expect(await news("04:00:00")).toBe(0);
  await event("e-elsewhere", "04:30:00", data);
  expect((await home(squad.headId, at("05:00:00"))).news.squads).toEqual([]);
});

test("a line manager owes individual parts while targets are set and ratings once the data are frozen", async () => {
  const squad = await givenSquad(store);
  const { tech, data } = squad.leads;
  const { cycleId, headId } = squad;
  await store.tx(async (t) => {
    await t.insert(cycleSquads).values({ cycleId, squadId: squad.squadId });
    for (const id of [tech, data]) await t.update(people).set({ managerId: headId }).where(eq(people.id, id));
    await t.insert(individualLines).values({
      id: `line-${tech}`,
      cycleId,
      personId: tech,
      title: "Grow",
      titleEn: "Grow",
      weight: 10_000,
      setBy: headId,
      setAt: new Date("2026-07-01T00:00:00Z"),
      position: 0,
    });
  });
  expect((await home(headId)).waiting).toMatchObject([
    { kind: "reviews", cycleId, people: 1, ratings: false },
  ]);
  await store.tx((t) =>
    t.update(assessmentCycles).set({ state: "data-freeze" }).where(eq(assessmentCycles.id, cycleId)),
  );
  expect((await home(headId)).waiting).toMatchObject([{ kind: "reviews", people: 1, ratings: true }]);
  await store.tx((t) =>
    t.update(individualLines).set({ score: "95.00" }).where(eq(individualLines.personId, tech)),
  );
  expect((await home(headId)).waiting).toEqual([]);
  expect((await home(tech)).waiting).toEqual([]);
});

test("a hand-off whose wanted day is over says so, whichever side looks", async () => {
  const { squad } = await givenWork(1);
  await store.tx((t) =>
    t.update(handoffs).set({ dueOn: "2026-11-22" }).where(eq(handoffs.squadId, squad.squadId)),
  );
  expect((await home(squad.leads.data)).waiting).toMatchObject([{ dueOn: "2026-11-22" }]);
  expect((await home(squad.leads.tech)).offered).toMatchObject([{ dueOn: "2026-11-22" }]);
});
