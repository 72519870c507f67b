import type { Category } from "../board/column";
import type { Discipline } from "../org/discipline";
import type { Span } from "./span";

type Place = { columnId: string; category: Category };

/** What of a task's history concerns flow. `at` is milliseconds since the epoch, `squadId` the squad it happened in. */
export type FlowStep = { at: number; squadId: string } & (
  | ({ kind: "created"; discipline: Discipline; startUnknown?: boolean } & Place)
  | ({ kind: "moved" } & Place)
  | { kind: "move_undone" }
  | { kind: "blocked"; reason: string }
  | { kind: "unblocked" }
  | { kind: "handoff_offered"; handoffId: string; from: Discipline; to: Discipline }
  | { kind: "handoff_accepted" | "handoff_returned" | "handoff_withdrawn"; handoffId: string }
  | { kind: "archived" | "restored" }
);

export type Stay = Span & Place & { squadId: string };
export type Block = Span & { reason: string };
export type Offer = Span & {
  handoffId: string;
  /** The disciplines it passes between. */
  giver: Discipline;
  receiver: Discipline;
  outcome: "pending" | "accepted" | "returned" | "withdrawn";
};
/** A discipline had the task in its hands. */
export type Hold = Span & { discipline: Discipline };

/** A task's history as stretches of time, the earliest first; the last stay and the last hold have not ended. */
export type Timeline = {
  createdAt: number;
  /** It was brought in finished, and its first two stays say nothing about when work on it began. docs/board-import.md. */
  startUnknown: boolean;
  stays: Stay[];
  blocks: Block[];
  offers: Offer[];
  holds: Hold[];
  archived: Span[];
};

/** Of steps at one instant, those that open something come first. */
const rank: Record<FlowStep["kind"], number> = {
  created: 0,
  moved: 1,
  move_undone: 2,
  blocked: 3,
  handoff_offered: 3,
  unblocked: 4,
  handoff_accepted: 4,
  handoff_returned: 4,
  handoff_withdrawn: 4,
  archived: 5,
  restored: 5,
};

/**
 * Reads a task's steps, in any order, into its timeline as it was known right before `until`; null when the task did not exist then. A
 * move that was taken back leaves no trace: stays and blocks are as if it had not been made. docs/flow.md, Reading a history.
 */
export function readTimeline(steps: readonly FlowStep[], until: number): Timeline | null {
  const known = steps
    .filter((step) => step.at < until)
    .sort((a, b) => a.at - b.at || rank[a.kind] - rank[b.kind]);
  const [first] = known;
  if (first?.kind !== "created") return null;
  const { columnId, category, discipline, squadId, at, startUnknown = false } = first;
  const timeline: Timeline = {
    createdAt: at,
    startUnknown,
    stays: [{ from: at, to: null, columnId, category, squadId }],
    blocks: [],
    offers: [],
    holds: [{ from: at, to: null, discipline }],
    archived: [],
  };
  let before: Before | null = null;
  for (const step of known.slice(1)) before = applied(timeline, step, before);
  return timeline;
}

/** What stood open right before the latest move. */
type Before = { stays: number; blocked: boolean };

function applied(timeline: Timeline, step: FlowStep, before: Before | null): Before | null {
  const { stays, blocks, offers, holds, archived } = timeline;
  switch (step.kind) {
    case "created":
      break;
    case "moved": {
      const known = { stays: stays.length, blocked: isOpen(blocks) };
      close(stays, step.at);
      const { columnId, category, squadId } = step;
      stays.push({ from: step.at, to: null, columnId, category, squadId });
      return known;
    }
    case "move_undone":
      if (!before) break;
      stays.length = before.stays;
      stays.at(-1)!.to = null;
      if (before.blocked) blocks.at(-1)!.to = null;
      return null;
    case "blocked":
      if (!isOpen(blocks)) blocks.push({ from: step.at, to: null, reason: step.reason });
      break;
    case "unblocked":
      close(blocks, step.at);
      break;
    case "handoff_offered": {
      const { handoffId, from: giver, to: receiver } = step;
      offers.push({ from: step.at, to: null, handoffId, giver, receiver, outcome: "pending" });
      break;
    }
    case "handoff_accepted":
    case "handoff_returned":
    case "handoff_withdrawn": {
      const offer = offers.find(({ handoffId, to }) => handoffId === step.handoffId && to === null);
      if (!offer) break;
      const outcome = outcomes[step.kind];
      Object.assign(offer, { to: step.at, outcome });
      if (outcome === "accepted") {
        close(holds, step.at);
        holds.push({ from: step.at, to: null, discipline: offer.receiver });
      }
      break;
    }
    case "archived":
      if (!isOpen(archived)) archived.push({ from: step.at, to: null });
      break;
    case "restored":
      close(archived, step.at);
      break;
  }
  return before;
}

const outcomes = {
  handoff_accepted: "accepted",
  handoff_returned: "returned",
  handoff_withdrawn: "withdrawn",
} as const;

const isOpen = (spans: readonly Span[]): boolean => spans.at(-1)?.to === null;

function close(spans: readonly Span[], at: number): void {
  const last = spans.at(-1);
  if (last?.to === null) last.to = at;
}
