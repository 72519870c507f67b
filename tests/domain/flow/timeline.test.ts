import fc from "fast-check";
import { expect, test } from "vitest";
import { milestonesAfterMove, milestonesAtCreation } from "~/domain/board";
import {
  cumulativeFlow,
  cycleOf,
  defaultBoundary,
  type FlowStep,
  heldBy,
  readTimeline,
  taskFlow,
  timeInProgress,
} from "~/domain/flow";
import { disciplines } from "~/domain/org/discipline";
import { history, minute, queues, type State, simulate } from "./histories";

const rank = ["backlog", "to-do", "doing", "review", "done"];
const boundary = fc.constantFrom(
  defaultBoundary,
  { started: "to-do", finished: "done" } as const,
  { started: "review", finished: "done" } as const,
  { started: "doing", finished: "review" } as const,
);
/** Minutes that stay after the last thing that happened. */
const lengthOf = (steps: readonly FlowStep[]) => Math.max(...steps.map(({ at }) => at)) / minute + 5;

/** First minute at or behind a category, and the first of the last run behind the end: counted minute by minute. */
function bounds(states: readonly State[], started: string, finished: string) {
  const start = states.findIndex(({ category }) => rank.indexOf(category) >= rank.indexOf(started));
  const lastOpen = states.findLastIndex(({ category }) => rank.indexOf(category) < rank.indexOf(finished));
  return { start, finish: lastOpen + 1 < states.length ? lastOpen + 1 : null };
}

test("cycle and time spent are what counting every minute gives", () => {
  fc.assert(
    fc.property(history, boundary, ({ steps, plain }, clock) => {
      const length = lengthOf(steps);
      const until = length * minute;
      const states = simulate(plain, length);
      const { start, finish } = bounds(states, clock.started, clock.finished);
      const { cycle, spent } = taskFlow(readTimeline(steps, until)!, { boundary: clock, queues, until });
      expect(cycle.startedAt).toBe(start < 0 ? null : start * minute);
      expect(cycle.finishedAt).toBe(finish === null ? null : finish * minute);
      if (start < 0) {
        expect(spent).toBeNull();
        return;
      }
      const minutes = states.slice(start, finish ?? undefined);
      const count = (is: (state: State) => boolean) => minutes.filter(is).length * minute;
      const queued = (state: State) => queues.has(state.columnId);
      expect(spent).toEqual({
        blocked: count((s) => s.blocked),
        handoff: count((s) => !s.blocked && s.offered),
        queue: count((s) => !s.blocked && !s.offered && queued(s)),
        active: count((s) => !s.blocked && !s.offered && !queued(s)),
      });
    }),
    { numRuns: 400 },
  );
});

test("who held it, and how long it was in progress, are what counting every minute gives", () => {
  fc.assert(
    fc.property(history, ({ steps, plain }) => {
      const length = lengthOf(steps);
      const window = { from: 0, to: length * minute };
      const states = simulate(plain, length);
      const timeline = readTimeline(steps, window.to)!;
      const held = heldBy(timeline, window);
      for (const discipline of disciplines) {
        const expected = states.filter((s) => s.holder === discipline && !s.offered).length * minute;
        expect(held.get(discipline) ?? 0).toBe(expected);
      }
      const { start, finish } = bounds(states, "doing", "done");
      const working = start < 0 ? [] : states.slice(start, finish ?? undefined);
      expect(timeInProgress(timeline, defaultBoundary, window)).toBe(
        working.filter((s) => !s.archived).length * minute,
      );
    }),
    { numRuns: 300 },
  );
});

test("the cumulative flow is a count of the tasks at each minute", () => {
  fc.assert(
    fc.property(fc.array(history, { maxLength: 6 }), fc.constantFrom("A", "B"), (made, squadId) => {
      const length = Math.max(1, ...made.map(({ steps }) => lengthOf(steps)));
      const states = made.map(({ plain }) => simulate(plain, length));
      const timelines = made.map(({ steps }) => readTimeline(steps, length * minute)!);
      const instants = Array.from({ length }, (_, m) => m * minute);
      const moments = cumulativeFlow(timelines, { instants, squadId, boundary: defaultBoundary });
      moments.forEach((moment, m) => {
        const there = states
          .map((minutes) => minutes[m]!)
          .filter((s) => s.squadId === squadId && s.category !== "backlog");
        const working = there.filter((s) => s.category !== "done" && !s.archived);
        expect(moment.done).toBe(there.filter((s) => s.category === "done").length);
        expect(moment.handoff).toBe(working.filter((s) => s.offered).length);
        for (const band of ["to-do", "doing", "review"] as const) {
          expect(moment[band]).toBe(working.filter((s) => !s.offered && s.category === band).length);
        }
      });
    }),
    { numRuns: 100 },
  );
});

test("done in the cumulative flow is what was finished since its first instant, whatever became of it later", () => {
  const step = (at: number, category: "doing" | "done"): FlowStep => ({
    at,
    squadId: "A",
    kind: at === 1 ? "created" : "moved",
    discipline: "tech",
    columnId: category,
    category,
  });
  const steps = [step(1, "doing"), step(5, "done"), step(8, "doing"), step(10, "done")];
  const done = (until: number, instants: number[]) =>
    cumulativeFlow([readTimeline(steps, until)!], {
      instants,
      squadId: "A",
      boundary: defaultBoundary,
    }).map((moment) => moment.done);
  expect(done(20, [4, 5, 7, 9, 11])).toEqual([0, 1, 1, 0, 1]);
  expect(done(20, [6, 7, 9, 11])).toEqual([0, 0, 0, 1]);
  expect(done(8, [6, 7])).toEqual([0, 0]);
});

test("a move that was taken back leaves no trace", () => {
  fc.assert(
    fc.property(history, ({ steps, plain }) => {
      const until = lengthOf(steps) * minute;
      expect(readTimeline(steps, until)).toEqual(readTimeline(plain, until));
    }),
    { numRuns: 400 },
  );
});

test("steps may be read in any order, and later ones do not change what was known before", () => {
  fc.assert(
    fc.property(history, fc.nat(60), ({ steps }, m) => {
      const until = m * minute;
      const known = steps.filter(({ at }) => at <= until);
      expect(readTimeline(steps, until)).toEqual(readTimeline(known, until));
      expect(readTimeline([...steps].reverse(), until)).toEqual(readTimeline(steps, until));
    }),
  );
});

test("the default boundary gives the milestones the board keeps on the task", () => {
  fc.assert(
    fc.property(history, ({ steps, plain }) => {
      const [first, ...rest] = plain;
      if (first?.kind !== "created") throw new Error("A history starts with its creation");
      let category = first.category;
      let milestones = milestonesAtCreation(category, new Date(first.at));
      for (const step of rest) {
        if (step.kind !== "moved") continue;
        milestones = milestonesAfterMove(milestones, {
          from: category,
          to: step.category,
          now: new Date(step.at),
        });
        category = step.category;
      }
      const cycle = cycleOf(readTimeline(steps, lengthOf(steps) * minute)!, defaultBoundary);
      expect(cycle.committedAt).toBe(milestones.committedAt?.getTime() ?? null);
      expect(cycle.startedAt).toBe(milestones.startedAt?.getTime() ?? null);
      expect(cycle.finishedAt).toBe(milestones.finishedAt?.getTime() ?? null);
    }),
    { numRuns: 300 },
  );
});

test("a task did not exist before it was created", () => {
  const created: FlowStep = {
    kind: "created",
    at: 5,
    squadId: "A",
    columnId: "doing",
    category: "doing",
    discipline: "tech",
  };
  expect(readTimeline([created], 4)).toBeNull();
  expect(readTimeline([], 4)).toBeNull();
  expect(readTimeline([created], 5)).toBeNull();
  expect(readTimeline([created], 6)?.stays).toHaveLength(1);
});
