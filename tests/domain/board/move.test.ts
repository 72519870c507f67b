import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Category,
  categories,
  limitState,
  milestonesAfterMove,
  milestonesAtCreation,
  moveLiftsBlock,
  requireBlockable,
} from "~/domain/board";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 6, minute));
const day = (n: number) => new Date(Date.UTC(2026, 10, n));

test.each([
  ["backlog", null, null, null],
  ["to-do", day(1), null, null],
  ["doing", day(1), day(1), null],
  ["review", day(1), day(1), null],
  ["done", day(1), day(1), day(1)],
] as const)("created in %s", (category, committedAt, startedAt, finishedAt) => {
  expect(milestonesAtCreation(category, day(1))).toEqual({
    columnSince: day(1),
    committedAt,
    startedAt,
    finishedAt,
  });
});

test("a task that goes back keeps when it was committed and started", () => {
  const started = milestonesAtCreation("doing", day(1));
  const back = milestonesAfterMove(started, { from: "doing", to: "backlog", now: day(3) });
  expect(back).toEqual({ columnSince: day(3), committedAt: day(1), startedAt: day(1), finishedAt: null });
  const again = milestonesAfterMove(back, { from: "backlog", to: "doing", now: day(5) });
  expect(again.startedAt).toEqual(day(1));
});

test("re-opening clears the finish, finishing again sets the later one", () => {
  const done = milestonesAtCreation("done", day(1));
  const reopened = milestonesAfterMove(done, { from: "done", to: "review", now: day(2) });
  expect(reopened.finishedAt).toBeNull();
  expect(milestonesAfterMove(reopened, { from: "review", to: "done", now: day(4) }).finishedAt).toEqual(
    day(4),
  );
});

test("a move between two done columns is no second finish", () => {
  const done = milestonesAtCreation("done", day(1));
  expect(milestonesAfterMove(done, { from: "done", to: "done", now: day(2) }).finishedAt).toEqual(day(1));
});

test("however a task wanders: commitment ≤ start ≤ finish, and finished exactly while it is in done", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...categories),
      fc.array(fc.constantFrom(...categories), { maxLength: 30 }),
      (first, path) => {
        let category: Category = first;
        let now = milestonesAtCreation(first, at(0));
        path.forEach((to, i) => {
          const before = now;
          now = milestonesAfterMove(before, { from: category, to, now: at(i + 1) });
          if (before.committedAt) expect(now.committedAt).toEqual(before.committedAt);
          if (before.startedAt) expect(now.startedAt).toEqual(before.startedAt);
          category = to;
        });
        expect(now.finishedAt !== null).toBe(category === "done");
        if (now.startedAt) expect(now.committedAt!.getTime()).toBeLessThanOrEqual(now.startedAt.getTime());
        if (now.finishedAt) expect(now.startedAt!.getTime()).toBeLessThanOrEqual(now.finishedAt.getTime());
      },
    ),
  );
});

const facts = { to: "review", blocked: true, handoffPending: false, archived: false } as const;

test.each([
  ["backlog", true],
  ["to-do", false],
  ["doing", false],
  ["review", false],
  ["done", true],
] as const)("a blocked task that moves to %s: the block is lifted = %s", (to, lifted) => {
  expect(moveLiftsBlock({ ...facts, to })).toBe(lifted);
  expect(moveLiftsBlock({ ...facts, to, blocked: false })).toBe(false);
});

test("work that somebody is asked to take over cannot be done, but moves elsewhere", () => {
  expect(() => moveLiftsBlock({ ...facts, to: "done", handoffPending: true })).toThrow(
    "task_done_while_offered",
  );
  expect(moveLiftsBlock({ ...facts, to: "doing", handoffPending: true })).toBe(false);
});

test("an archived task does not move", () => {
  expect(() => moveLiftsBlock({ ...facts, archived: true })).toThrow("task_archived");
});

test.each([
  ["backlog", false],
  ["to-do", true],
  ["doing", true],
  ["review", true],
  ["done", false],
] as const)("a task in %s can be blocked = %s", (category, allowed) => {
  const check = () => requireBlockable(category);
  if (allowed) expect(check).not.toThrow();
  else expect(check).toThrow("task_not_in_work");
});

test.each([
  [3, null, "free"],
  [3, 4, "free"],
  [4, 4, "at-limit"],
  [5, 4, "over-limit"],
] as const)("%s cards under a limit of %s: %s", (count, wipLimit, state) => {
  expect(limitState({ count, wipLimit })).toBe(state);
});
