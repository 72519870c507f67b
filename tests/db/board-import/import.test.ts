import { readFileSync } from "node:fs";
import { and, eq, inArray } from "drizzle-orm";
import { expect, test } from "vitest";
import { flowSteps } from "#db/repositories/flow";
import { recentTaskImports, taskImportById } from "#db/repositories/task-imports";
import {
  attachments,
  auditEntries,
  checklistItems,
  handoffs,
  importedTasks,
  labels,
  liveEvents,
  notifications,
  people,
  taskComments,
  taskEvents,
  taskLabels,
  taskLinks,
  taskPeople,
  tasks,
} from "#db/schema";
import type { Mapping } from "~/domain/board-import";
import { cycleOf, defaultBoundary, readTimeline } from "~/domain/flow";
import { archiveTask } from "~/features/board/change-task.server";
import { acceptHandoff, offerHandoff } from "~/features/board/hand-off.server";
import { moveTask } from "~/features/board/move-task.server";
import { applyImport } from "~/features/board-import/apply-import.server";
import { loadCheck, loadMapping } from "~/features/board-import/load-pages.server";
import { openImport } from "~/features/board-import/open-import.server";
import { saveMapping } from "~/features/board-import/save-mapping.server";
import { startImport } from "~/features/board-import/start-import.server";
import { stateOf } from "~/features/board-import/state";
import { loadFlow } from "~/features/flow/load-flow.server";
import type { Context } from "~/platform/context.server";
import { testStore } from "../../support/database";
import { givenBoard, type TestBoard } from "../board/support";
import { contextOf } from "../contract/world";

const store = await testStore();
const fixture = (name: string) => readFileSync(new URL(`../../fixtures/${name}`, import.meta.url), "utf8");

type Imported = { id: string; ctx: Context };

const upload = async (board: TestBoard, text: string, name = "board.json"): Promise<Imported> => {
  const ctx = await contextOf(store, board.squad.leads.tech);
  const id = await startImport(ctx, board.squad.squadId, { name, bytes: new TextEncoder().encode(text) });
  return { id, ctx };
};

async function checkOf({ squad }: TestBoard, { ctx, id }: Imported) {
  const check = await loadCheck(ctx, { squadId: squad.squadId, id }, { view: null, page: 1 });
  if (check.kind !== "check") throw new Error("applied already");
  return check;
}

async function apply(board: TestBoard, imported: Imported) {
  const { hash } = await checkOf(board, imported);
  await applyImport(imported.ctx, { squadId: board.squad.squadId, id: imported.id, hash });
  const row = await taskImportById(store.read, { squadId: board.squad.squadId, id: imported.id });
  return stateOf(row!.mapping).result!;
}

const bring = async (board: TestBoard, text: string, name?: string) =>
  apply(board, await upload(board, text, name));
const stored = ({ squad }: TestBoard) =>
  store.read.select().from(tasks).where(eq(tasks.squadId, squad.squadId)).orderBy(tasks.number);
const titled = async (board: TestBoard, title: string) => {
  const row = (await stored(board)).find((task) => task.title === title);
  if (!row) throw new Error(`No task ${title}`);
  return row;
};
const eventsOf = (taskId: string) =>
  store.read.select().from(taskEvents).where(eq(taskEvents.taskId, taskId)).orderBy(taskEvents.at);

/** Gives the leads the names of the fixtures. */
async function named(board: TestBoard): Promise<TestBoard> {
  const { tech, data } = board.squad.leads;
  await store.tx(async (t) => {
    await t.update(people).set({ nameEn: "Chen Li" }).where(eq(people.id, tech));
    await t.update(people).set({ nameEn: "Shen Yutong" }).where(eq(people.id, data));
  });
  return board;
}
const givenNamed = async () => {
  await store.tx((t) => t.update(people).set({ nameEn: "somebody else" }));
  return named(await givenBoard(store));
};

test("a Trello board becomes tasks with everything that belongs to them", async () => {
  const board = await givenNamed();
  const { squad, columns } = board;
  const result = await bring(board, fixture("trello-board.json"));
  expect(result).toMatchObject({
    created: 6,
    updated: 0,
    comments: 2,
    attachments: 1,
    labels: 2,
    problemCount: 5,
  });
  expect(result.firstKey).toBe(`${squad.squadId.toUpperCase()}-1`);

  const churn = await titled(board, "Define the churn label");
  expect(churn).toMatchObject({
    columnId: columns.doing.id,
    discipline: "data",
    assigneeId: squad.leads.data,
    startOn: "2026-11-01",
    dueOn: "2026-12-01",
    createdAt: new Date("2026-10-01T08:00:00Z"),
    startedAt: new Date("2026-10-03T08:00:00Z"),
    columnSince: new Date("2026-10-03T08:00:00Z"),
    archivedAt: null,
  });
  const details = { where: eq(taskComments.taskId, churn.id) };
  const comments = await store.read
    .select()
    .from(taskComments)
    .where(details.where)
    .orderBy(taskComments.createdAt);
  expect(comments.map(({ authorId, body, createdAt }) => [authorId, body, createdAt.toISOString()])).toEqual([
    [
      squad.leads.tech,
      "**Outside Agency:** We need <script>alert(1)</script> rights to the table",
      "2026-11-18T09:00:00.000Z",
    ],
    [squad.leads.data, "Sample is ready, see the sheet.", "2026-11-19T09:00:00.000Z"],
  ]);
  const items = await store.read
    .select()
    .from(checklistItems)
    .where(eq(checklistItems.taskId, churn.id))
    .orderBy(checklistItems.position);
  expect(items.map(({ text, doneAt }) => [text, doneAt !== null])).toEqual([
    ["Sample drawn", true],
    ["Signed off", false],
  ]);
  const links = await store.read.select().from(attachments).where(eq(attachments.taskId, churn.id));
  expect(links.map(({ url, sha256 }) => [url?.slice(0, 19), sha256])).toEqual([
    ["https://trello.com/", null],
  ]);
  const carried = await store.read
    .select({ name: labels.name })
    .from(taskLabels)
    .innerJoin(labels, eq(labels.id, taskLabels.labelId))
    .where(eq(taskLabels.taskId, churn.id));
  expect(carried).toEqual([{ name: "Data model" }]);
  const workers = await store.read
    .select()
    .from(taskPeople)
    .where(and(eq(taskPeople.taskId, churn.id), eq(taskPeople.role, "assignee")));
  expect(workers.map(({ personId }) => personId)).toEqual([]);
  expect((await titled(board, "Old wireframes")).archivedAt).not.toBeNull();
});

test("history and milestones of a card tell its way as its source knew it", async () => {
  const board = await givenNamed();
  await bring(board, fixture("trello-board.json"));
  const pilot = await titled(board, "Pilot in two branches");
  expect(pilot).toMatchObject({
    committedAt: new Date("2026-10-01T08:00:00Z"),
    startedAt: new Date("2026-10-05T08:00:00Z"),
    finishedAt: new Date("2026-10-14T08:00:00Z"),
  });
  const events = await eventsOf(pilot.id);
  expect(events.map(({ kind, at }) => [kind, at.toISOString()])).toEqual([
    ["created", "2026-10-01T08:00:00.000Z"],
    ["moved", "2026-10-05T08:00:00.000Z"],
    ["moved", "2026-10-14T08:00:00.000Z"],
  ]);
  expect(events[0]!.data).toMatchObject({
    imported: { source: "trello", reference: "#3", startUnknown: false },
  });
});

test("a Jira file: parents, repeated columns, and a finish without a made-up start", async () => {
  const board = await givenNamed();
  const result = await bring(board, fixture("jira.csv"), "jira.csv");
  expect(result).toMatchObject({ created: 4, comments: 2, attachments: 2 });
  const [epic, story, part] = await Promise.all(
    ["Customer 360, phase two", "Load, clean, join", "Sub: reconcile"].map((title) => titled(board, title)),
  );
  expect(story!.parentId).toBe(epic!.id);
  expect(part!.parentId).toBe(story!.id);
  expect(story).toMatchObject({
    priority: "urgent",
    estimateHours: 16,
    finishedAt: new Date("2026-10-28T04:30:00Z"),
    startedAt: null,
    committedAt: null,
    reporterId: board.squad.leads.tech,
  });
  expect((await eventsOf(story!.id))[0]!.data).toMatchObject({ imported: { startUnknown: true } });
});

test.each([["trello-board.json"], ["jira.csv"]])("%s brought again changes nothing at all", async (name) => {
  const board = await givenNamed();
  await bring(board, fixture(name), name);
  const before = await stored(board);
  const again = await upload(board, fixture(name), name);
  const check = await checkOf(board, again);
  expect(check.counts).toMatchObject({ create: 0, update: 0, conflict: 0 });
  expect(check.unchanged).toBe(before.length);
  await apply(board, again);
  expect(await stored(board)).toEqual(before);
  expect(
    await store.read
      .select()
      .from(taskEvents)
      .where(
        inArray(
          taskEvents.taskId,
          before.map(({ id }) => id),
        ),
      )
      .then((rows) => rows.filter(({ kind }) => kind === "edited")),
  ).toEqual([]);
});

test("flow reads an imported history: no cycle for what came finished, one for what was followed", async () => {
  const board = await givenNamed();
  await bring(board, fixture("jira.csv"), "jira.csv");
  await bring(board, fixture("trello-board.json"));
  const scope = { squadIds: [board.squad.squadId], since: new Date("2026-01-01"), filter: null };
  const steps = await flowSteps(store.read, scope);
  const cycle = async (title: string) => {
    const { id } = await titled(board, title);
    return cycleOf(readTimeline(steps.get(id)!, Date.parse("2027-01-01"))!, defaultBoundary);
  };
  expect(await cycle("Load, clean, join")).toMatchObject({
    startedAt: null,
    finishedAt: Date.parse("2026-10-28T04:30:00Z"),
  });
  expect(await cycle("Pilot in two branches")).toMatchObject({
    startedAt: Date.parse("2026-10-05T08:00:00Z"),
    finishedAt: Date.parse("2026-10-14T08:00:00Z"),
  });
});

test("the flow page counts what came finished, and gives it neither a cycle nor a lead time", async () => {
  const board = await givenNamed();
  await bring(board, fixture("jira.csv"), "jira.csv");
  const ctx = await contextOf(store, board.squad.leads.tech);
  const { counts, figures, scatter, throughput } = await loadFlow(
    ctx,
    board.squad.squadId,
    new URLSearchParams(),
  );
  expect(counts.finished).toBe(1);
  expect(throughput.weeks.reduce((sum, { count }) => sum + count, 0)).toBe(1);
  expect(figures).toMatchObject({ cycle: null, lead: null, efficiency: null, law: null });
  expect(figures.customerLead).not.toBeNull();
  expect(scatter).toEqual({ dots: [], count: 0, lines: null });
});

test("a file that finishes a task completes the hand-off it was accepted with", async () => {
  const board = await givenBoard(store);
  const { squad } = board;
  await bring(board, csv("1,One,In progress,,,"), "x.csv");
  const { id: taskId } = await titled(board, "One");
  const { discipline } = (await stored(board))[0]!;
  const to = discipline === "data" ? "product" : "data";
  const address = { squadId: squad.squadId, taskId };
  const handoffId = `${taskId}-on`;
  await offerHandoff(await contextOf(store, squad.leads[discipline]), address, {
    handoffId,
    version: 1,
    receiver: { to, toPersonId: squad.leads[to] },
    note: "n",
    dueOn: null,
  });
  await acceptHandoff(await contextOf(store, squad.leads[to]), address, { handoffId, handoffVersion: 1 });
  const completedAt = async () =>
    (await store.read.select().from(handoffs).where(eq(handoffs.id, handoffId)))[0]!.completedAt;
  expect(await completedAt()).toBeNull();
  await bring(board, csv("1,One,Done,,,"), "y.csv");
  expect(await completedAt()).toEqual((await titled(board, "One")).finishedAt);
});

const csv = (...lines: string[]) => ["id,title,status,labels,comment,description", ...lines].join("\n");

test("a later file updates: what changed there comes, what was edited here stays", async () => {
  const board = await givenBoard(store);
  const { columns, squad } = board;
  await bring(board, csv("1,One,Ready,a,first,old", "2,Two,Ready,,,", "3,Three,Ready,,,"), "x.csv");
  const ctx = await contextOf(store, squad.leads.tech);
  const two = await titled(board, "Two");
  await moveTask(
    ctx,
    { squadId: squad.squadId, taskId: two.id },
    { version: 1, columnId: columns.review.id, afterId: null },
  );
  const later = csv(
    "1,One renamed,In progress,b,second,old",
    "2,Two,Done,,,new",
    "3,Three,Ready,,,",
    "4,Four,Ready,,,",
  );
  const result = await bring(board, later, "y.csv");
  expect(result).toMatchObject({ created: 1, updated: 2, unchanged: 1, comments: 1, labels: 1 });
  expect(result.conflicts).toMatchObject([
    { key: two.key, conflict: { field: "columnId", because: "both" } },
  ]);

  const one = await titled(board, "One renamed");
  expect(one).toMatchObject({ columnId: columns.doing.id, version: 2 });
  expect(one.startedAt).not.toBeNull();
  const kinds = (await eventsOf(one.id)).map(({ kind }) => kind).sort();
  expect(kinds).toEqual(["created", "edited", "moved", "moved"]);
  expect(await titled(board, "Two")).toMatchObject({ columnId: columns.review.id, description: "new" });
  const names = await store.read
    .select({ name: labels.name })
    .from(taskLabels)
    .innerJoin(labels, eq(labels.id, taskLabels.labelId))
    .where(eq(taskLabels.taskId, one.id));
  expect(names).toEqual([{ name: "b" }]);

  const third = await checkOf(board, await upload(board, later, "z.csv"));
  expect(third.counts).toMatchObject({ create: 0, update: 0, conflict: 0 });
});

test("a task archived here stays where it is when its card moves", async () => {
  const board = await givenBoard(store);
  const { squad } = board;
  const archivedAgain = csv("1,One,Done,,,");
  await bring(board, csv("1,One,Ready,,,"), "x.csv");
  const one = await titled(board, "One");
  const ctx = await contextOf(store, squad.leads.tech);
  await archiveTask(ctx, { squadId: squad.squadId, taskId: one.id }, { version: 1 });
  await bring(board, archivedAgain, "x.csv");
  const after = await titled(board, "One");
  expect(after.archivedAt).not.toBeNull();
  expect(after.finishedAt === null).toBe(after.columnId === board.columns["to-do"].id);
});

test("a file of another board with the same ids makes tasks of its own when said so", async () => {
  const board = await givenBoard(store);
  await bring(board, csv("1,One,Ready,,,"), "first.csv");
  const second = await upload(board, csv("1,Other,Ready,,,"), "second.csv");
  const view = await loadMapping(second.ctx, { squadId: board.squad.squadId, id: second.id });
  expect(view!.lineages.map(({ fileName }) => fileName)).toEqual(["first.csv"]);
  expect((await checkOf(board, second)).counts.update).toBe(1);
  await save(board, second, {}, { lineage: "new" });
  expect((await checkOf(board, second)).counts).toMatchObject({ create: 1, update: 0 });
  await apply(board, second);
  expect((await stored(board)).map(({ title }) => title)).toEqual(["One", "Other"]);
});

async function save(
  board: TestBoard,
  { ctx, id }: Imported,
  changed: Partial<Mapping>,
  more: { lineage?: string } = {},
) {
  const at = { squadId: board.squad.squadId, id };
  const open = await openImport(ctx, store.read, at);
  const mapping = { ...open.mapping, ...changed };
  const header = open.file.source === "trello" ? [] : open.file.table.header;
  await saveMapping(ctx, {
    ...at,
    version: open.row.version,
    input: {
      fields: header.map((_, index) => mapping.fields[index]),
      dayOrder: mapping.dayOrder,
      lists: open.board.lists.map(({ key }) => mapping.lists[key]),
      listDisciplines: open.board.lists.map(({ key }) => mapping.listDisciplines[key]),
      labels: open.board.labels.map(({ name }) => mapping.labels[name]),
      people: open.board.people.map(({ key }) => mapping.people[key]),
      priorities: open.board.priorities.map(({ name }) => mapping.priorities[name]),
      discipline: mapping.discipline,
      archived: mapping.archived,
      lineage: more.lineage,
    },
  });
}

test("what was decided is kept: skipped lists, columns, and the next file starts from it", async () => {
  const board = await givenBoard(store);
  const first = await upload(board, csv("1,One,Alpha,,,", "2,Two,Beta,,,"), "x.csv");
  await save(board, first, { lists: { Alpha: board.columns.review.id, Beta: "skip" }, discipline: "data" });
  await apply(board, first);
  expect(
    (await stored(board)).map(({ title, columnId, discipline }) => [title, columnId, discipline]),
  ).toEqual([["One", board.columns.review.id, "data"]]);
  const next = await upload(board, csv("1,One,Alpha,,,", "2,Two,Beta,,,", "3,Three,Gamma,,,"), "x.csv");
  const view = await loadMapping(next.ctx, { squadId: board.squad.squadId, id: next.id });
  expect(view!.lists.map(({ name, columnId }) => [name, columnId])).toEqual([
    ["Alpha", board.columns.review.id],
    ["Beta", "skip"],
    ["Gamma", board.columns.backlog.id],
  ]);
});

test("a mapping without titles and one that somebody changed in between are refused", async () => {
  const board = await givenBoard(store);
  const one = await upload(board, csv("1,One,Ready,,,"), "x.csv");
  await expect(save(board, one, { fields: {} })).rejects.toMatchObject({ reason: "import_no_title" });
  const at = { squadId: board.squad.squadId, id: one.id };
  const input = {
    fields: ["id", "title"],
    dayOrder: "dmy",
    lists: [],
    listDisciplines: [],
    labels: [],
    people: [],
    priorities: [],
    discipline: "tech",
    archived: "take",
  } as const;
  const editable = {
    ...input,
    fields: [...input.fields],
    lists: [],
    listDisciplines: [],
    labels: [],
    people: [],
    priorities: [],
  };
  await saveMapping(one.ctx, { ...at, version: 1, input: editable });
  await expect(saveMapping(one.ctx, { ...at, version: 1, input: editable })).rejects.toMatchObject({
    code: "stale",
    reason: "import_mapping_stale",
  });
});

test("applied is what was shown: when the board moved since the check nothing happens", async () => {
  const board = await givenBoard(store);
  await bring(board, csv("1,One,Ready,,,"), "x.csv");
  const next = await upload(board, csv("1,Renamed,Ready,,,", "2,Two,Ready,,,"), "x.csv");
  const { hash } = await checkOf(board, next);
  const one = await titled(board, "One");
  const ctx = await contextOf(store, board.squad.leads.tech);
  await moveTask(
    ctx,
    { squadId: board.squad.squadId, taskId: one.id },
    { version: 1, columnId: board.columns.doing.id, afterId: null },
  );
  const at = { squadId: board.squad.squadId, id: next.id };
  await expect(applyImport(next.ctx, { ...at, hash })).rejects.toMatchObject({
    code: "stale",
    reason: "import_moved",
  });
  expect((await stored(board)).map(({ title }) => title)).toEqual(["One"]);
  expect((await checkOf(board, next)).running).toBe(false);
  await apply(board, next);
  expect((await stored(board)).map(({ title }) => title)).toEqual(["Renamed", "Two"]);
});

test("two who apply at once: one import happens", async () => {
  const board = await givenBoard(store);
  const one = await upload(board, csv("1,One,Ready,,,", "2,Two,Ready,,,"), "x.csv");
  const { hash } = await checkOf(board, one);
  const at = { squadId: board.squad.squadId, id: one.id, hash };
  const results = await Promise.allSettled(Array.from({ length: 5 }, () => applyImport(one.ctx, at)));
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await stored(board)).toHaveLength(2);
});

test("half an import is none: a failure in the last card undoes all of it", async () => {
  const board = await givenBoard(store);
  const one = await upload(board, csv("1,One,Ready,,,", "2,Two,Ready,,,"), "x.csv");
  const { hash } = await checkOf(board, one);
  const broken: Context = {
    ...one.ctx,
    actor: { ...one.ctx.actor, personId: "nobody-at-all" },
  };
  await expect(applyImport(broken, { squadId: board.squad.squadId, id: one.id, hash })).rejects.toThrow();
  expect(await stored(board)).toEqual([]);
  expect(
    await store.read.select().from(importedTasks).where(eq(importedTasks.squadId, board.squad.squadId)),
  ).toEqual([]);
});

test("only the leads bring work in; outsiders do not learn of the squad", async () => {
  const board = await givenBoard(store);
  const file = { name: "x.csv", bytes: new TextEncoder().encode(csv("1,One,Ready,,,")) };
  const as = async (personId: string) =>
    startImport(await contextOf(store, personId), board.squad.squadId, file);
  await expect(as(board.member)).rejects.toMatchObject({ code: "forbidden" });
  await expect(as(board.squad.headId)).rejects.toMatchObject({ code: "forbidden" });
  const other = await givenBoard(store);
  await expect(as(other.squad.leads.tech)).rejects.toMatchObject({ code: "not_found" });
  const mine = await upload(board, csv("1,One,Ready,,,"));
  const ctx = await contextOf(store, other.squad.leads.tech);
  await expect(loadMapping(ctx, { squadId: other.squad.squadId, id: mine.id })).rejects.toMatchObject({
    code: "not_found",
  });
});

test("the log says who brought what, open boards are told, nobody is notified", async () => {
  const board = await givenBoard(store);
  const told = (await store.read.select().from(notifications)).length;
  await bring(board, csv("1,One,Ready,,,"), "plan.csv");
  const log = await store.read
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.subjectType, "squad"), eq(auditEntries.subjectId, board.squad.squadId)));
  expect(log.map(({ action }) => action)).toEqual(
    expect.arrayContaining(["board_import.uploaded", "board_import.started", "board_import.applied"]),
  );
  const live = await store.read
    .select()
    .from(liveEvents)
    .where(eq(liveEvents.topic, `squad:${board.squad.squadId}`));
  expect(live.map(({ subjectType }) => subjectType)).toContain("board");
  expect((await store.read.select().from(notifications)).length).toBe(told);
  const [row] = await recentTaskImports(store.read, { squadId: board.squad.squadId, limit: 1 });
  expect(row).toMatchObject({ fileName: "plan.csv", source: "csv" });
});

test("two thousand cards come in at once, each in its place", async () => {
  const board = await givenBoard(store);
  const lines = Array.from(
    { length: 2_000 },
    (_, i) => `${i + 1},Card ${i + 1},${i % 2 ? "Ready" : "Done"},l${i % 7},,`,
  );
  const result = await bring(board, csv(...lines), "big.csv");
  expect(result).toMatchObject({ created: 2_000, labels: 7 });
  const rows = await stored(board);
  expect(rows.map(({ title }) => title)).toEqual(lines.map((line) => line.split(",")[1]));
  const ready = rows.filter(({ columnId }) => columnId === board.columns["to-do"].id);
  expect(new Set(ready.map(({ position }) => position)).size).toBe(1_000);
});

test("blocking links come along once, with a line in the histories of both, and none closes a circle here", async () => {
  const board = await givenNamed();
  const file = (links: string) =>
    `Summary,Issue key,Outward issue link (Blocks)\nOne,L-1,${links}\nTwo,L-2,L-3\nThree,L-3,\n`;
  expect((await bring(board, file("L-2"), "jira.csv")).links).toBe(2);
  const [one, two, three] = [
    await titled(board, "One"),
    await titled(board, "Two"),
    await titled(board, "Three"),
  ];
  const linksNow = async () =>
    (
      await store.read
        .select({ from: taskLinks.fromId, to: taskLinks.toId })
        .from(taskLinks)
        .where(inArray(taskLinks.fromId, [one.id, two.id, three.id]))
    )
      .map(({ from, to }) => `${from} ${to}`)
      .sort();
  const both = [`${one.id} ${two.id}`, `${two.id} ${three.id}`].sort();
  expect(await linksNow()).toEqual(both);
  expect((await eventsOf(two.id)).filter(({ kind }) => kind === "linked")).toHaveLength(2);
  expect(await bring(board, file("L-2"), "jira.csv")).toMatchObject({ links: 0, unchanged: 3 });

  const third = one.id;
  await store.tx((t) =>
    t.insert(taskLinks).values({
      fromId: three.id,
      toId: third,
      kind: "blocks",
      addedBy: board.squad.leads.tech,
      addedAt: new Date("2026-11-24T08:00:00Z"),
    }),
  );
  const again = "Summary,Issue key,Inward issue link (Blocks)\nOne,L-1,\nTwo,L-2,\nThree,L-3,L-1\n";
  const later = await upload(board, again, "jira.csv");
  expect((await checkOf(board, later)).counts.update).toBe(1);
  expect((await apply(board, later)).links).toBe(0);
});
