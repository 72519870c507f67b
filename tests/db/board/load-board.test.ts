import { inArray } from "drizzle-orm";
import { expect, test } from "vitest";
import { newId } from "#db/id";
import { attachments, checklistItems, labels, taskComments, taskLabels, taskLinks, tasks } from "#db/schema";
import { readBoardSearch } from "~/features/board/address";
import { blockTask } from "~/features/board/change-task.server";
import { offerHandoff } from "~/features/board/hand-off.server";
import { loadBoard } from "~/features/board/load-board.server";
import { loadTaskList } from "~/features/board/load-task-list.server";
import { loadHome } from "~/features/home/load-home.server";
import { testStore } from "../../support/database";
import { contextOf } from "../contract/world";
import { givenBoard, givenTask, storedTask } from "./support";

const store = await testStore();

test("filters show exactly the cards that pass; counts tell of all", async () => {
  const board = await givenBoard(store);
  const { squadId, leads } = board.squad;
  const plain = await givenTask(store, board, { title: "100 % plain", category: "backlog" });
  const mine = await givenTask(store, board, { assigneeId: board.member });
  const blocked = await givenTask(store, board, { title: "Blocked one" });
  const offered = await givenTask(store, board);
  const ofData = await givenTask(store, board, { discipline: "data" });
  const ctx = await contextOf(store, leads.tech);
  await blockTask(ctx, { squadId, taskId: blocked }, { version: 1, reason: "waits" });
  await offerHandoff(
    ctx,
    { squadId, taskId: offered },
    {
      handoffId: `offer-${offered}`,
      version: 1,
      receiver: { to: "data", toPersonId: leads.data },
      note: "ready",
      dueOn: null,
    },
  );

  const found = async (search: string, person = leads.tech) => {
    const view = await loadBoard(
      await contextOf(store, person),
      squadId,
      readBoardSearch(new URLSearchParams(search)),
    );
    return view.cards.map(({ id }) => id).sort();
  };
  expect(await found("")).toEqual([plain, mine, blocked, offered, ofData].sort());
  expect(await found("q=0 % PL")).toEqual([plain]);
  expect(await found("q=%25%25")).toEqual([]);
  expect(await found("who=me", board.member)).toEqual([mine]);
  expect(await found("who=nobody&blocked=1")).toEqual([blocked]);
  expect(await found("waiting=1")).toEqual([offered]);
  expect(await found("discipline=data")).toEqual([ofData]);
  expect(await found("due=overdue")).toEqual([]);
  expect((await found("due=none")).length).toBe(5);

  const view = await loadBoard(ctx, squadId, readBoardSearch(new URLSearchParams("waiting=1")));
  expect([view.waiting, view.blocked, view.laneCounts]).toEqual([1, 1, { tech: 4, data: 1 }]);
  expect(view.cards[0]?.handoff).toEqual({ from: "tech", to: "data", pending: true, hours: 0, returns: 0 });

  const receiver = await contextOf(store, leads.data);
  const home = await loadHome(receiver, { page: 1 });
  expect(home.waiting).toMatchObject([{ kind: "handoff", taskId: offered, from: "tech", to: "data" }]);
});

test("a long column shows its head, the rest on demand, in the same number of statements", async () => {
  const board = await givenBoard(store);
  const { squadId, leads } = board.squad;
  const ctx = await contextOf(store, leads.tech);
  const load = async (search = "") => {
    const before = store.statements();
    const view = await loadBoard(ctx, squadId, readBoardSearch(new URLSearchParams(search)));
    return { view, statements: store.statements() - before };
  };
  await givenTask(store, board);
  const few = await load();
  for (let i = 0; i < 59; i++) await givenTask(store, board);
  const many = await load();
  const all = await load(`more=${board.columns.doing.id}.150`);
  expect([few.view.cards.length, many.view.cards.length, all.view.cards.length]).toEqual([1, 20, 60]);
  expect(many.view.columns.find(({ category }) => category === "doing")).toMatchObject({
    count: 60,
    matching: 60,
  });
  expect([many.statements, all.statements]).toEqual([few.statements, few.statements]);
});

test("the list pages and sorts in the database", async () => {
  const board = await givenBoard(store);
  for (const title of ["b", "a", "c"]) await givenTask(store, board, { title });
  const ctx = await contextOf(store, board.squad.leads.tech);
  const titles = async (search: string) =>
    (await loadTaskList(ctx, board.squad.squadId, new URLSearchParams(search))).rows.map(
      ({ title }) => title,
    );
  expect(await titles("sort=title")).toEqual(["a", "b", "c"]);
  expect(await titles("sort=-key")).toEqual(["c", "a", "b"]);
  expect(await titles("scope=done")).toEqual([]);
  expect(await titles("q=B")).toEqual(["b"]);
});

test("a full card tells its labels, lists, files, words and what it waits for; a compact one only what stops it", async () => {
  const board = await givenBoard(store);
  const { squadId, leads } = board.squad;
  const [id, blocker, done] = [
    await givenTask(store, board),
    await givenTask(store, board, { category: "to-do" }),
    await givenTask(store, board, { category: "done" }),
  ];
  const at = new Date();
  const item = (position: string, doneAt: Date | null) => ({
    id: newId(),
    taskId: id,
    text: "x",
    position,
    doneAt,
  });
  const comment = (deletedAt: Date | null) => ({
    id: newId(),
    taskId: id,
    authorId: leads.tech,
    body: "x",
    createdAt: at,
    deletedAt,
  });
  const label = { id: newId(), squadId, name: "Risk", slug: "risk" };
  await store.tx(async (t) => {
    await t.insert(labels).values(label);
    await t.insert(taskLabels).values({ taskId: id, labelId: label.id });
    await t.insert(checklistItems).values([item("a0", at), item("a1", null)]);
    await t.insert(taskComments).values([comment(null), comment(at)]);
    await t.insert(attachments).values({
      id: newId(),
      taskId: id,
      name: "x",
      mediaType: "text/plain",
      bytes: 1,
      url: "https://x.example",
      addedBy: leads.tech,
      addedAt: at,
    });
    await t
      .update(tasks)
      .set({ parentId: id })
      .where(inArray(tasks.id, [blocker, done]));
    await t.insert(taskLinks).values(
      [blocker, done].map((fromId) => ({
        fromId,
        toId: id,
        kind: "blocks" as const,
        addedBy: leads.tech,
        addedAt: at,
      })),
    );
  });
  const ctx = await contextOf(store, leads.tech);
  const load = async (search: string) => {
    const view = await loadBoard(ctx, squadId, readBoardSearch(new URLSearchParams(search)));
    return view.cards.find((card) => card.id === id);
  };
  const { key } = await storedTask(store, board, blocker);
  expect(await load("")).toMatchObject({
    waitsFor: [key],
    details: { labelIds: [label.id], checklist: [1, 2], subtasks: [1, 2], comments: 1, attachments: 1 },
  });
  expect(await load("cards=compact")).toMatchObject({ waitsFor: [key], details: null });
});

test("lanes by assignee count everybody's cards on the board, filters aside", async () => {
  const board = await givenBoard(store);
  await givenTask(store, board, { assigneeId: board.member });
  await givenTask(store, board, { assigneeId: board.member, category: "review" });
  await givenTask(store, board);
  const ctx = await contextOf(store, board.squad.leads.tech);
  const load = (search: string) =>
    loadBoard(ctx, board.squad.squadId, readBoardSearch(new URLSearchParams(search)));
  expect((await load("lanes=assignee&who=nobody")).laneCounts).toEqual({ [board.member]: 2, none: 1 });
  expect((await load("lanes=kpi")).laneCounts).toEqual({ none: 3 });
});
