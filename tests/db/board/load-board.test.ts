import { expect, test } from "vitest";
import { readBoardSearch } from "~/features/board/address";
import { blockTask } from "~/features/board/change-task.server";
import { offerHandoff } from "~/features/board/hand-off.server";
import { loadBoard } from "~/features/board/load-board.server";
import { loadTaskList } from "~/features/board/load-task-list.server";
import { waitingCount } from "~/features/home/index.server";
import { loadHome } from "~/features/home/load-home.server";
import { testStore } from "../../support/database";
import { contextOf } from "../contract/world";
import { givenBoard, givenTask } from "./support";

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
  expect(await waitingCount(receiver)).toBe(1);
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
  expect([few.view.cards.length, many.view.cards.length, all.view.cards.length]).toEqual([1, 50, 60]);
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
