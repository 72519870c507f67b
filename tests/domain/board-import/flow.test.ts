import { expect, test } from "vitest";
import { type ImportCard, traceOf } from "~/domain/board-import";
import { cycleOf, defaultBoundary, type FlowStep, readTimeline } from "~/domain/flow";
import { cardOf, columns, fixture, mappingFor } from "./support";

const now = new Date("2026-11-24T06:00:00Z");
const where = (id: string) => {
  const { id: columnId, category } = columns.find((column) => column.id === id)!;
  return { columnId, category };
};

/** The flow figures' own reading of the history an import writes. */
function cycleAfterImport(card: ImportCard, target: string, later: FlowStep[] = []) {
  const { lists } = mappingFor(fixture("trello-board.json"));
  const columnOf = (list: string) => (lists[list] ? where(lists[list]) : null);
  const trace = traceOf(card, { target: where(target), backlog: where("c-backlog"), columnOf, now });
  const here = { squadId: "s" };
  const steps: FlowStep[] = [
    {
      ...here,
      ...where(trace.first.columnId),
      kind: "created",
      at: trace.createdAt.getTime(),
      discipline: "tech",
      startUnknown: trace.startUnknown,
    },
    ...trace.moves.map(
      (move): FlowStep => ({ ...here, ...where(move.columnId), kind: "moved", at: move.at.getTime() }),
    ),
    ...later,
  ];
  return { trace, cycle: cycleOf(readTimeline(steps, now.getTime() + 1e9)!, defaultBoundary) };
}

test.each([
  ["trello-board.json", "#3", "c-done"],
  ["trello-board.json", "#1", "c-doing"],
  ["jira.csv", "BANK-1", "c-doing"],
  ["jira.csv", "BANK-2", "c-done"],
  ["jira.csv", "BANK-3", "c-todo"],
])("%s %s: the milestones stored are those that the history comes to", (file, reference, target) => {
  const { trace, cycle } = cycleAfterImport(cardOf(fixture(file), reference), target);
  const { committedAt, startedAt, finishedAt } = trace.milestones;
  expect(cycle).toEqual({
    createdAt: trace.createdAt.getTime(),
    committedAt: committedAt?.getTime() ?? null,
    startedAt: startedAt?.getTime() ?? null,
    finishedAt: finishedAt?.getTime() ?? null,
  });
});

test("a card that came finished has no cycle time, and one from the day it is opened again", () => {
  const card = cardOf(fixture("jira.csv"), "BANK-2");
  expect(cycleAfterImport(card, "c-done").cycle).toMatchObject({ startedAt: null });
  const reopened = now.getTime() + 1_000;
  const done = now.getTime() + 5_000;
  const again = cycleAfterImport(card, "c-done", [
    { squadId: "s", ...where("c-doing"), kind: "moved", at: reopened },
    { squadId: "s", ...where("c-done"), kind: "moved", at: done },
  ]);
  expect(again.cycle).toMatchObject({ startedAt: reopened, finishedAt: done });
});
