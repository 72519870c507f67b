import { expect, test } from "vitest";
import { disciplines } from "~/domain/org/discipline";
import {
  arrange,
  dropTarget,
  laneChange,
  lanesOf,
  moveTarget,
  neighbour,
  noLane,
  placeOf,
  unsettled,
  withMoves,
} from "~/features/board/arrange";
import type { BoardCard, BoardColumnView } from "~/features/board/view";

const card = (
  id: string,
  columnId: string,
  discipline: BoardCard["discipline"] = "tech",
  more: Partial<BoardCard> = {},
): BoardCard => ({
  id,
  key: id,
  title: id,
  discipline,
  assigneeId: null,
  priority: "normal",
  dueOn: null,
  metricId: null,
  columnId,
  age: 3,
  blocked: null,
  blockedDays: 0,
  waitsFor: [],
  version: 1,
  handoff: null,
  details: null,
  ...more,
});
const column = (id: string): BoardColumnView => ({
  id,
  name: id,
  nameEn: id,
  category: "doing",
  wipLimit: null,
  wipMode: "warn",
  count: 0,
  matching: 0,
});
const columns = [column("ready"), column("doing"), column("done")];
const cards = [card("a", "ready"), card("b", "ready", "data"), card("c", "ready"), card("d", "done")];
const arranged = arrange(cards, { kind: "discipline", lanes: disciplines });
const spot = (id: string) => ({ columns, arranged, card: cards.find((other) => other.id === id)! });
const order = (list: readonly BoardCard[], columnId: string) =>
  list.filter((other) => other.columnId === columnId).map((other) => other.id);

test("a move shows at once, behind the card it was put after or at the head", () => {
  const move = { n: 1, taskId: "d", version: null };
  expect(order(withMoves(cards, [{ ...move, columnId: "ready", afterId: "a" }]), "ready")).toEqual([
    "a",
    "d",
    "b",
    "c",
  ]);
  expect(order(withMoves(cards, [{ ...move, columnId: "ready", afterId: null }]), "ready")).toEqual([
    "d",
    "a",
    "b",
    "c",
  ]);
});

test("a card that changes its column is new there; one that is reordered keeps its age", () => {
  const ageAfter = (columnId: string) =>
    withMoves(cards, [{ n: 1, taskId: "a", columnId, afterId: "c", version: null }]).find(
      ({ id }) => id === "a",
    )?.age;
  expect(ageAfter("doing")).toBe(0);
  expect(ageAfter("ready")).toBe(3);
});

test("a move stays on the page until the loaded cards know of it", () => {
  const move = { n: 1, taskId: "a", columnId: "doing", afterId: null };
  expect(unsettled([{ ...move, version: null }], cards)).toHaveLength(1);
  expect(unsettled([{ ...move, version: 2 }], cards)).toHaveLength(1);
  expect(unsettled([{ ...move, version: 1 }], cards)).toHaveLength(0);
  expect(unsettled([{ ...move, taskId: "gone", version: 2 }], cards)).toHaveLength(0);
});

test.each([
  ["a", "down", "c"],
  ["c", "up", "a"],
  ["c", "down", "b"],
  ["b", "up", "c"],
  ["a", "right", "d"],
  ["d", "left", "a"],
  ["a", "up", undefined],
  ["b", "right", undefined],
] as const)("the focus goes from %s %s to %s", (id, direction, expected) => {
  expect(neighbour(spot(id), direction)?.id).toBe(expected);
});

test("moving sideways goes to the head of the next column, and stops at the board's edge", () => {
  expect(moveTarget(spot("a"), "right")).toEqual({ columnId: "doing", afterId: null });
  expect(moveTarget(spot("a"), "left")).toBeUndefined();
});

test("reordering within a lane passes the next card of the lane, whatever stands between", () => {
  expect(moveTarget(spot("c"), "up")).toEqual({ columnId: "ready", afterId: null });
  expect(moveTarget(spot("a"), "down")).toEqual({ columnId: "ready", afterId: "c" });
  expect(moveTarget(spot("a"), "up")).toBeUndefined();
});

test("a dropped card lands right before the card it was dropped on, or at the end of its lane", () => {
  const drop = { columnId: "ready", lane: "tech" };
  const dragged = { arranged, card: cards[3]! };
  expect(dropTarget(dragged, { ...drop, beforeId: "c" })).toEqual({ columnId: "ready", afterId: "b" });
  expect(dropTarget(dragged, { ...drop, beforeId: "a" })).toEqual({ columnId: "ready", afterId: null });
  expect(dropTarget(dragged, { ...drop, beforeId: null })).toEqual({ columnId: "ready", afterId: "c" });
});

test("undoing puts a card back where it stood", () => {
  const back = placeOf(arranged, cards[1]!);
  const moved = withMoves(cards, [{ n: 1, taskId: "b", columnId: "done", afterId: null, version: null }]);
  const undone = withMoves(moved, [{ n: 2, taskId: "b", ...back, version: null }]);
  expect(order(undone, "ready")).toEqual(["a", "b", "c"]);
});

test("lanes are who holds a seat or stands on a card, the contract's KPIs or other linked ones, and those without", () => {
  const person = (id: string, current: boolean) => ({
    id,
    name: id,
    nameEn: id,
    discipline: "tech" as const,
    email: `${id}@bank.example`,
    lead: false,
    current,
  });
  const board = {
    people: [person("ann", true), person("bob", false), person("cui", false)],
    kpis: [{ metricId: "nps", code: "NPS", name: "NPS", nameEn: "NPS" }],
  };
  const held = [
    card("a", "ready", "tech", { assigneeId: "bob", metricId: "old" }),
    card("b", "ready", "tech", { assigneeId: null, metricId: null }),
  ];
  expect(lanesOf("assignee", board, held)).toEqual(["ann", "bob", noLane]);
  expect(lanesOf("kpi", board, held)).toEqual(["nps", "old", noLane]);
  expect(lanesOf("none", board, held)).toEqual(["all"]);
});

test("a card dropped into another person's or KPI's lane takes that on, in its own lane it changes nothing", () => {
  const held = card("a", "ready", "tech", { assigneeId: "ann", metricId: null });
  expect(laneChange("assignee", held, "bob")).toEqual({ assigneeId: "bob" });
  expect(laneChange("assignee", held, noLane)).toEqual({ assigneeId: null });
  expect(laneChange("kpi", held, "nps")).toEqual({ metricId: "nps" });
  expect(laneChange("assignee", held, "ann")).toBeUndefined();
  expect(laneChange("discipline", held, "data")).toBeUndefined();
  const lanes = arrange([held], { kind: "assignee", lanes: ["ann", "bob", noLane] });
  const target = dropTarget(
    { arranged: lanes, card: held },
    { columnId: "done", lane: "bob", beforeId: null },
  );
  expect(target).toEqual({ columnId: "done", afterId: null, change: { assigneeId: "bob" } });
  const [moved] = withMoves([held], [{ n: 1, taskId: "a", ...target, version: null }]);
  expect(moved).toMatchObject({ columnId: "done", assigneeId: "bob", age: 0 });
});
