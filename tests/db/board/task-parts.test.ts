import { and, eq } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { newId } from "#db/id";
import { checklistOf } from "#db/repositories/checklists";
import { auditEntries, commentEdits, notifications, taskComments, taskLinks, taskPeople } from "#db/schema";
import type { Relation } from "~/domain/board";
import { archiveTask } from "~/features/board/change-task.server";
import { loadTaskPage } from "~/features/board/load-task.server";
import { moveTask } from "~/features/board/move-task.server";
import { addItem, editItem, shiftItem, tickItem } from "~/features/board/task/checklist.server";
import { addComment, deleteComment, editComment } from "~/features/board/task/comments.server";
import { addLabel, configureLabels, loadLabels } from "~/features/board/task/labels.server";
import { linkTask, unlinkTask } from "~/features/board/task/links.server";
import { setTaskParent } from "~/features/board/task/parent.server";
import { addCoworker, watchTask } from "~/features/board/task/people.server";
import { testStore } from "../../support/database";
import { contextOf, givenPerson } from "../contract/world";
import { givenBoard, givenTask, storedTask, type TestBoard } from "./support";

const store = await testStore();
const address = ({ squad }: TestBoard, taskId: string) => ({ squadId: squad.squadId, taskId });
const plain = { whole: false, allComments: false, editsOf: null };
const toldOf = async (taskId: string) =>
  (await store.read.select().from(notifications).where(eq(notifications.subjectId, taskId)))
    .map(({ personId, kind }) => `${personId} ${kind}`)
    .sort();

test("a comment tells who is mentioned and who follows, each once, and nobody who may not read the board", async () => {
  const board = await givenBoard(store);
  const { leads, headId } = board.squad;
  const outsider = await givenPerson(store, `${board.squad.squadId}-outsider`);
  const taskId = await givenTask(store, board, { by: leads.tech, assigneeId: board.member });
  await store.tx((t) => t.delete(notifications).where(eq(notifications.subjectId, taskId)));
  // Somebody who followed it once and has no right any more.
  await store.tx((t) => t.insert(taskPeople).values({ taskId, personId: outsider, role: "watcher" }));
  const body = `@${leads.data} @${headId} @${outsider} please look`;
  await addComment(await contextOf(store, leads.product), address(board, taskId), {
    commentId: newId(),
    body,
  });
  expect(await toldOf(taskId)).toEqual(
    [
      `${leads.data} task.mentioned`,
      `${headId} task.mentioned`,
      `${leads.tech} task.commented`,
      `${board.member} task.commented`,
    ].sort(),
  );
  const watchers = await store.read.select().from(taskPeople).where(eq(taskPeople.taskId, taskId));
  expect(watchers.map(({ personId }) => personId)).toContain(leads.product);
});

test("sending a comment twice makes one; somebody else's id is refused", async () => {
  const board = await givenBoard(store);
  const taskId = await givenTask(store, board);
  const ctx = await contextOf(store, board.squad.leads.tech);
  const comment = { commentId: newId(), body: "once" };
  await addComment(ctx, address(board, taskId), comment);
  await addComment(ctx, address(board, taskId), comment);
  expect(await store.read.select().from(taskComments).where(eq(taskComments.taskId, taskId))).toHaveLength(1);
  const other = await contextOf(store, board.squad.leads.data);
  await expect(addComment(other, address(board, taskId), comment)).rejects.toMatchObject({
    code: "conflict",
  });
});

test("an edit keeps the former text, tells only who is newly mentioned, and a stale one is refused", async () => {
  const board = await givenBoard(store);
  const { leads } = board.squad;
  const taskId = await givenTask(store, board, { by: leads.tech });
  const ctx = await contextOf(store, leads.tech);
  const commentId = newId();
  await addComment(ctx, address(board, taskId), { commentId, body: `@${leads.data} first` });
  const edit = { commentId, version: 1, body: `@${leads.data} @${leads.product} second` };
  await editComment(ctx, address(board, taskId), edit);
  expect(await toldOf(taskId)).toEqual(
    [`${leads.data} task.mentioned`, `${leads.product} task.mentioned`].sort(),
  );
  await expect(editComment(ctx, address(board, taskId), { ...edit, body: "third" })).rejects.toMatchObject({
    code: "stale",
    field: "commentText",
  });
  const { parts } = await loadTaskPage(ctx, address(board, taskId), { ...plain, editsOf: commentId });
  expect(parts.edits?.edits.map(({ html }) => html.includes("first"))).toEqual([true]);
  expect(parts.comments[0]?.html).toContain("second");
});

test("only the author edits; a lead deletes; a deleted comment leaves no text anywhere and keeps its place", async () => {
  const board = await givenBoard(store);
  const { leads } = board.squad;
  const taskId = await givenTask(store, board);
  const member = await contextOf(store, board.member);
  const commentId = newId();
  await addComment(member, address(board, taskId), { commentId, body: "secret one" });
  await editComment(member, address(board, taskId), { commentId, version: 1, body: "secret two" });
  const lead = await contextOf(store, leads.product);
  const edit = { commentId, version: 2, body: "mine now" };
  await expect(editComment(lead, address(board, taskId), edit)).rejects.toMatchObject({ code: "forbidden" });
  const own = newId();
  await addComment(lead, address(board, taskId), { commentId: own, body: "of a lead" });
  await expect(
    deleteComment(member, address(board, taskId), { commentId: own, version: 1 }),
  ).rejects.toMatchObject({ code: "forbidden" });
  await deleteComment(lead, address(board, taskId), { commentId, version: 2 });
  const [row] = await store.read.select().from(taskComments).where(eq(taskComments.id, commentId));
  expect(row).toMatchObject({ body: "", deletedAt: lead.now });
  expect(await store.read.select().from(commentEdits).where(eq(commentEdits.commentId, commentId))).toEqual(
    [],
  );
  const logged = await store.read.select().from(auditEntries).where(eq(auditEntries.subjectId, commentId));
  expect(logged.length).toBe(3);
  expect(JSON.stringify(logged)).not.toContain("secret");
  await expect(
    editComment(member, address(board, taskId), { commentId, version: 3, body: "back" }),
  ).rejects.toMatchObject({ reason: "comment_gone" });
});

test("a unit head comments and watches but does not work; a stranger finds nothing", async () => {
  const board = await givenBoard(store);
  const taskId = await givenTask(store, board);
  const head = await contextOf(store, board.squad.headId);
  await addComment(head, address(board, taskId), { commentId: newId(), body: "How far is it?" });
  await watchTask(head, address(board, taskId), true);
  const item = { itemId: newId(), text: "x" };
  await expect(addItem(head, address(board, taskId), item)).rejects.toMatchObject({ code: "forbidden" });
  const stranger = await contextOf(store, await givenPerson(store, `${board.squad.squadId}-stranger`));
  await expect(watchTask(stranger, address(board, taskId), true)).rejects.toMatchObject({
    code: "not_found",
  });
});

/** Random links between five tasks of two squads, against a plain graph. */
test("blocks links never close a circle, whatever order links come and go in", async () => {
  const [one, two] = [await givenBoard(store), await givenBoard(store)];
  const steps = fc.array(
    fc.record({
      from: fc.nat(4),
      to: fc.nat(4),
      relation: fc.constantFrom<Relation>("blocks", "blocked_by", "relates"),
      remove: fc.boolean(),
    }),
    { minLength: 5, maxLength: 25 },
  );
  await fc.assert(
    fc.asyncProperty(steps, async (some) => {
      await store.tx((t) => t.delete(taskLinks));
      const tasks = await Promise.all(
        Array.from({ length: 5 }, async (_, i) => {
          const board = i < 3 ? one : two;
          const id = await givenTask(store, board);
          const { key } = await storedTask(store, board, id);
          const ctx = await contextOf(store, board.squad.leads.tech);
          return { id, key, board, ctx };
        }),
      );
      const edges = new Set<string>();
      const reaches = (from: number, to: number, seen = new Set<number>()): boolean =>
        [...edges].some((edge) => {
          const [a, b] = edge.split(">").map(Number) as [number, number];
          if (a !== from || seen.has(b)) return false;
          return b === to || reaches(b, to, seen.add(b));
        });
      for (const { from, to, relation, remove } of some) {
        const [task, other] = [tasks[from]!, tasks[to]!];
        const place = address(task.board, task.id);
        // A discipline's head reads every board, and the seat lets them work on their own.
        const ctx = { ...task.ctx, actor: { ...task.ctx.actor, headedDisciplines: ["tech" as const] } };
        const [a, b] = relation === "blocked_by" ? [to, from] : [from, to];
        const edge = relation === "relates" ? `r${[from, to].sort().join("-")}` : `${a}>${b}`;
        if (remove) {
          const attempt = unlinkTask(ctx, place, { relation, otherId: other.id });
          if (edges.delete(edge)) await attempt;
          else await expect(attempt).rejects.toMatchObject({ code: from === to ? "invalid" : "conflict" });
          continue;
        }
        const attempt = linkTask(ctx, place, { relation, otherKey: other.key });
        if (from === to) await expect(attempt).rejects.toMatchObject({ reason: "link_to_itself" });
        else if (edges.has(edge)) await expect(attempt).rejects.toMatchObject({ reason: "link_exists" });
        else if (relation !== "relates" && reaches(b, a))
          await expect(attempt).rejects.toMatchObject({ reason: "link_circle" });
        else {
          await attempt;
          edges.add(edge);
        }
      }
      const blocks = await store.read.select().from(taskLinks).where(eq(taskLinks.kind, "blocks"));
      expect(blocks).toHaveLength([...edges].filter((edge) => edge.includes(">")).length);
    }),
    { numRuns: 8 },
  );
}, 60_000);

test("of many links at once that would close a circle together, one is refused", async () => {
  const board = await givenBoard(store);
  const ctx = await contextOf(store, board.squad.leads.tech);
  const ids = [];
  for (let i = 0; i < 4; i++) ids.push(await givenTask(store, board));
  const keys = await Promise.all(ids.map(async (id) => (await storedTask(store, board, id)).key));
  const attempts = ids.map((id, i) =>
    linkTask(ctx, address(board, id), { relation: "blocks", otherKey: keys[(i + 1) % 4]! }),
  );
  const results = await Promise.allSettled(attempts);
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
});

test("a task of a board the reader may not open cannot be linked, and shows by its key alone", async () => {
  const [here, there] = [await givenBoard(store), await givenBoard(store)];
  const mine = await givenTask(store, here);
  const theirs = await givenTask(store, there, { title: "Confidential" });
  const { key } = await storedTask(store, there, theirs);
  const ctx = await contextOf(store, here.squad.leads.tech);
  const link = { relation: "blocked_by", otherKey: key } as const;
  await expect(linkTask(ctx, address(here, mine), link)).rejects.toMatchObject({ reason: "link_unknown" });
  await store.tx((t) =>
    t.insert(taskLinks).values({
      fromId: theirs,
      toId: mine,
      kind: "blocks",
      addedBy: here.squad.leads.tech,
      addedAt: ctx.now,
    }),
  );
  const { parts } = await loadTaskPage(ctx, address(here, mine), plain);
  expect(parts.links).toMatchObject([{ key, shown: null, relation: "blocked_by" }]);
  expect(JSON.stringify(parts)).not.toContain("Confidential");
});

test("finishing the last open blocker tells who follows the waiting task; finishing another does not", async () => {
  const board = await givenBoard(store);
  const { leads } = board.squad;
  const ctx = await contextOf(store, leads.data);
  const waiting = await givenTask(store, board, { by: leads.tech, assigneeId: board.member });
  const [first, second] = [await givenTask(store, board), await givenTask(store, board)];
  for (const blocker of [first, second]) {
    const { key } = await storedTask(store, board, blocker);
    await linkTask(ctx, address(board, waiting), { relation: "blocked_by", otherKey: key });
  }
  const open = async () => (await loadTaskPage(ctx, address(board, waiting), plain)).parts.openBlockers;
  expect(await open()).toBe(2);
  const done = { version: 1, columnId: board.columns.done.id, afterId: null };
  await moveTask(ctx, address(board, first), done);
  const unblocked = async () => (await toldOf(waiting)).filter((line) => line.endsWith("task.unblocked"));
  expect(await unblocked()).toEqual([]);
  await archiveTask(ctx, address(board, second), { version: 1 });
  expect(await unblocked()).toEqual(
    [`${board.member} task.unblocked`, `${leads.tech} task.unblocked`].sort(),
  );
  expect(await open()).toBe(0);
});

test("sub-tasks go three levels deep, never in a circle, and only within the squad", async () => {
  const [board, other] = [await givenBoard(store), await givenBoard(store)];
  const ctx = await contextOf(store, board.squad.leads.tech);
  const ids: string[] = [];
  for (let i = 0; i < 4; i++) ids.push(await givenTask(store, board));
  const [a, b, c, d] = ids as [string, string, string, string];
  const keyOf = async (id: string) => (await storedTask(store, board, id)).key;
  const below = async (child: string, parent: string) =>
    setTaskParent(ctx, address(board, child), { parentKey: await keyOf(parent) });
  await below(b, a);
  await below(c, b);
  await expect(below(d, c)).rejects.toMatchObject({ reason: "parent_too_deep" });
  await expect(below(a, c)).rejects.toMatchObject({ reason: "parent_circle" });
  await expect(below(a, d)).rejects.toMatchObject({ reason: "parent_too_deep" });
  await expect(below(a, a)).rejects.toMatchObject({ reason: "parent_circle" });
  const foreign = await givenTask(store, other);
  const { key } = await storedTask(store, other, foreign);
  await expect(setTaskParent(ctx, address(board, d), { parentKey: key })).rejects.toMatchObject({
    reason: "parent_unknown",
  });
  const { parts } = await loadTaskPage(ctx, address(board, b), plain);
  expect(parts.parent?.id).toBe(a);
  expect(parts.subTasks.map(({ id }) => id)).toEqual([c]);
});

test("two changes at once cannot make two tasks each other's part", async () => {
  const board = await givenBoard(store);
  const ctx = await contextOf(store, board.squad.leads.tech);
  const [a, b] = [await givenTask(store, board), await givenTask(store, board)];
  const keys = { a: (await storedTask(store, board, a)).key, b: (await storedTask(store, board, b)).key };
  const results = await Promise.allSettled([
    setTaskParent(ctx, address(board, a), { parentKey: keys.b }),
    setTaskParent(ctx, address(board, b), { parentKey: keys.a }),
  ]);
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("a checklist keeps its order and refuses a stale rewording; ticking twice ticks once", async () => {
  const board = await givenBoard(store);
  const taskId = await givenTask(store, board);
  const place = address(board, taskId);
  const ctx = await contextOf(store, board.member);
  const [a, b, c] = [newId(), newId(), newId()];
  for (const itemId of [a, b, c]) await addItem(ctx, place, { itemId, text: itemId });
  await addItem(ctx, place, { itemId: a, text: "again" });
  await shiftItem(ctx, place, { itemId: c, version: 1, direction: "up" });
  expect((await checklistOf(store.read, taskId)).map(({ id }) => id)).toEqual([a, c, b]);
  await tickItem(ctx, place, { itemId: a, version: 1, done: true });
  await tickItem(ctx, place, { itemId: a, version: 1, done: true });
  const stale = { itemId: a, version: 1, text: "reworded" };
  await expect(editItem(ctx, place, stale)).rejects.toMatchObject({ code: "stale" });
  const { parts } = await loadTaskPage(ctx, place, plain);
  expect(parts.items.map(({ done }) => done)).toEqual([true, false, false]);
});

test("labels are made by typing, found whatever their case, renamed and archived by leads alone", async () => {
  const board = await givenBoard(store);
  const { squadId, leads } = board.squad;
  const place = address(board, await givenTask(store, board));
  const second = address(board, await givenTask(store, board));
  const member = await contextOf(store, board.member);
  await addLabel(member, place, "Data Quality");
  await addLabel(member, second, "#data quality");
  const lead = await contextOf(store, leads.tech);
  const [label] = await loadLabels(lead, squadId);
  expect(label).toMatchObject({ name: "Data Quality", tasks: 2 });
  await expect(loadLabels(member, squadId)).rejects.toMatchObject({ code: "forbidden" });
  await configureLabels(lead, squadId, { intent: "add", newName: "Risk" });
  const rename = { intent: "rename", labelId: label!.id, version: 1, name: "risk" } as const;
  await expect(configureLabels(lead, squadId, rename)).rejects.toMatchObject({ reason: "label_taken" });
  await configureLabels(lead, squadId, { intent: "archive", labelId: label!.id, version: 1 });
  await expect(addLabel(member, place, "data quality")).rejects.toMatchObject({ reason: "label_archived" });
});

test("co-workers need a seat, follow the task and are told; the task's version stays for open edits", async () => {
  const board = await givenBoard(store);
  const { leads } = board.squad;
  const taskId = await givenTask(store, board);
  const ctx = await contextOf(store, leads.tech);
  await addCoworker(ctx, address(board, taskId), leads.data);
  const without = addCoworker(ctx, address(board, taskId), board.squad.headId);
  await expect(without).rejects.toMatchObject({ reason: "coworker_seat" });
  const roles = await store.read
    .select({ role: taskPeople.role })
    .from(taskPeople)
    .where(and(eq(taskPeople.taskId, taskId), eq(taskPeople.personId, leads.data)));
  expect(roles.map(({ role }) => role).sort()).toEqual(["assignee", "watcher"]);
  expect(await toldOf(taskId)).toEqual([`${leads.data} task.assigned`]);
  expect((await storedTask(store, board, taskId)).version).toBe(1);
});
