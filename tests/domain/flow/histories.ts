import fc from "fast-check";
import { type Category, categories } from "~/domain/board";
import type { FlowStep } from "~/domain/flow";
import { type Discipline, disciplines } from "~/domain/org/discipline";

export const minute = 60_000;

/** One column a category, and a second one of `doing` that is a queue. */
export const columns = [
  ...categories.map((category) => ({ columnId: category, category })),
  { columnId: "waiting", category: "doing" as Category },
];
export const queues = new Set(["waiting"]);

const action = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant("move" as const), column: fc.nat(columns.length - 1) }),
  },
  { weight: 1, arbitrary: fc.constant({ do: "undo" as const }) },
  { weight: 2, arbitrary: fc.constantFrom({ do: "block" as const }, { do: "unblock" as const }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant("offer" as const), to: fc.constantFrom(...disciplines) }),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      { do: "accept" as const },
      { do: "return" as const },
      { do: "withdraw" as const },
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom({ do: "archive" as const }, { do: "restore" as const }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("transfer" as const), squad: fc.constantFrom("A", "B") }),
  },
);

export type Made = {
  /** As the board records them. */
  steps: FlowStep[];
  /** The same without the moves that were taken back and what they did: what a reader should see. */
  plain: FlowStep[];
};

/** Histories the board's own rules allow; what one click does happens within one minute, two clicks do not. */
export const history: fc.Arbitrary<Made> = fc
  .tuple(
    fc.nat(columns.length - 1),
    fc.constantFrom(...disciplines),
    fc.array(fc.tuple(action, fc.integer({ min: 1, max: 9 })), { maxLength: 24 }),
  )
  .map(([first, discipline, actions]) => play(first, discipline, actions));

type Action = typeof action extends fc.Arbitrary<infer A> ? A : never;

/** What stood before a move, and how much of the plain history. */
type Before = { column: (typeof columns)[number]; blocked: boolean; plain: number };

function play(first: number, discipline: Discipline, actions: readonly [Action, number][]): Made {
  let at = 0;
  let squadId = "A";
  let column = columns[first]!;
  let holder = discipline;
  let pending: { handoffId: string; from: Discipline; to: Discipline } | null = null;
  let blocked = false;
  let archived = false;
  let last: Before | null = null;
  const steps: FlowStep[] = [{ kind: "created", at, squadId, ...column, discipline }];
  const plain: FlowStep[] = [...steps];
  const both = (step: FlowStep) => {
    steps.push(step);
    plain.push(step);
  };
  for (const [next, wait] of actions) {
    at += wait * minute;
    const here = { at, squadId };
    if (archived && next.do !== "restore") continue;
    if (next.do === "undo") {
      if (!last) continue;
      steps.push({ kind: "move_undone", ...here });
      if (last.blocked && !blocked) steps.push({ kind: "blocked", reason: "again", ...here });
      ({ column, blocked } = last);
      plain.length = last.plain;
      last = null;
      continue;
    }
    const before: Before = { column, blocked, plain: plain.length };
    last = null;
    switch (next.do) {
      case "move": {
        const to = columns[next.column]!;
        if (to === column || (to.category === "done" && pending)) break;
        both({ kind: "moved", ...here, ...to });
        column = to;
        if (blocked && (to.category === "done" || to.category === "backlog")) {
          both({ kind: "unblocked", ...here });
          blocked = false;
        }
        last = before;
        break;
      }
      case "block":
        if (blocked || column.category === "backlog" || column.category === "done") break;
        both({ kind: "blocked", reason: "stuck", ...here });
        blocked = true;
        break;
      case "unblock":
        if (blocked) both({ kind: "unblocked", ...here });
        blocked = false;
        break;
      case "offer":
        if (pending || next.to === holder || column.category === "done") break;
        pending = { handoffId: `h${steps.length}`, from: holder, to: next.to };
        both({ kind: "handoff_offered", ...here, ...pending });
        break;
      case "accept":
        if (!pending) break;
        both({ kind: "handoff_accepted", ...here, handoffId: pending.handoffId });
        holder = pending.to;
        pending = null;
        break;
      case "return":
      case "withdraw":
        if (!pending) break;
        both({
          kind: next.do === "return" ? "handoff_returned" : "handoff_withdrawn",
          ...here,
          handoffId: pending.handoffId,
        });
        pending = null;
        break;
      case "archive":
        if (pending) break;
        both({ kind: "archived", ...here });
        archived = true;
        break;
      case "restore":
        if (archived) both({ kind: "restored", ...here });
        archived = false;
        break;
      case "transfer":
        if (pending || next.squad === squadId) break;
        squadId = next.squad;
        both({ kind: "moved", at, squadId, ...column });
        break;
    }
  }
  return { steps, plain };
}

/** What a task is at one minute. */
export type State = {
  squadId: string;
  columnId: string;
  category: Category;
  holder: Discipline;
  blocked: boolean;
  offered: boolean;
  archived: boolean;
};

/** The task at every minute from its creation up to, not including, minute `until`: what happens in a minute holds from it on. */
export function simulate(plain: readonly FlowStep[], until: number): State[] {
  const states: State[] = [];
  const offers = new Map<string, Discipline>();
  let state: State | null = null;
  for (let m = 0; m < until; m++) {
    for (const step of plain.filter(({ at }) => at === m * minute)) state = after(state, step, offers);
    states.push({ ...state! });
  }
  return states;
}

function after(state: State | null, step: FlowStep, offers: Map<string, Discipline>): State {
  if (step.kind === "created") {
    const { squadId, columnId, category, discipline } = step;
    return {
      squadId,
      columnId,
      category,
      holder: discipline,
      blocked: false,
      offered: false,
      archived: false,
    };
  }
  const now = { ...state! };
  switch (step.kind) {
    case "moved":
      return { ...now, squadId: step.squadId, columnId: step.columnId, category: step.category };
    case "blocked":
    case "unblocked":
      return { ...now, blocked: step.kind === "blocked" };
    case "handoff_offered":
      offers.set(step.handoffId, step.to);
      return { ...now, offered: true };
    case "handoff_accepted":
      return { ...now, offered: false, holder: offers.get(step.handoffId)! };
    case "handoff_returned":
    case "handoff_withdrawn":
      return { ...now, offered: false };
    case "archived":
    case "restored":
      return { ...now, archived: step.kind === "archived" };
    case "move_undone":
      throw new Error("Taken back moves are not simulated");
  }
}
