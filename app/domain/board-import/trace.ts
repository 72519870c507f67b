import type { Category } from "../board/column";
import { type Milestones, milestonesAfterMove, milestonesAtCreation } from "../board/move";
import type { ImportCard } from "./card";

export type Step = { at: Date; columnId: string; category: Category };

/** How a brought card came to where it is: the column it began in, the moves after it, and the milestones they come to. */
export type Trace = {
  createdAt: Date;
  first: Step;
  moves: Step[];
  milestones: Milestones;
  /** It was done before it was brought in and nobody knows when work on it began: it has a finish and no cycle time. */
  startUnknown: boolean;
};

type Where = { columnId: string; category: Category };

/**
 * Retells a card's way over the board from what its source knows. A source that gives every move (Trello) is retold move by
 * move. Otherwise a card begins in the backlog when it was made; a finished one is finished when the source says so, else at its
 * last change; one that is under way entered its column when the source says so, else at `now`, when this board first saw it. No instant
 * lies after `now` or before the one it follows.
 */
export function traceOf(
  card: ImportCard,
  {
    target,
    backlog,
    columnOf,
    now,
  }: { target: Where; backlog: Where; columnOf: (list: string) => Where | null; now: Date },
): Trace {
  const known = (at: string | null) => (at === null ? null : Math.min(Date.parse(at), now.getTime()));
  const finished = target.category === "done" ? (known(card.finishedAt) ?? known(card.changedAt)) : null;
  const entered = known(card.enteredAt);
  const created = known(card.createdAt) ?? finished ?? entered ?? now.getTime();
  const steps = card.movesKnown
    ? knownSteps(card, {
        target,
        backlog,
        columnOf,
        created,
        fallback: known(card.changedAt) ?? now.getTime(),
      })
    : target.category === "backlog"
      ? [{ ...target, at: created }]
      : [
          { ...backlog, at: created },
          {
            ...target,
            at: target.category === "done" ? (finished ?? entered ?? created) : (entered ?? now.getTime()),
          },
        ];
  const path = inOrder(steps);
  const startUnknown = !card.movesKnown && target.category === "done";
  const milestones = foldMilestones(path);
  return {
    createdAt: path[0]!.at,
    first: path[0]!,
    moves: path.slice(1),
    milestones: startUnknown ? { ...milestones, committedAt: null, startedAt: null } : milestones,
    startUnknown,
  };
}

type Reading = {
  target: Where;
  backlog: Where;
  columnOf: (list: string) => Where | null;
  created: number;
  fallback: number;
};
type RawStep = Where & { at: number };

/** The card's moves as far as they change the column; lists that are not brought in are passed over. */
function knownSteps(card: ImportCard, { target, backlog, columnOf, created, fallback }: Reading): RawStep[] {
  const firstList = card.moves[0]?.from ?? card.list;
  const steps: RawStep[] = [
    { ...(columnOf(firstList) ?? (card.moves.length > 0 ? backlog : target)), at: created },
  ];
  for (const move of card.moves) {
    const to = columnOf(move.to);
    if (to && to.columnId !== steps.at(-1)!.columnId) steps.push({ ...to, at: Date.parse(move.at) });
  }
  if (steps.at(-1)!.columnId !== target.columnId) steps.push({ ...target, at: fallback });
  return steps;
}

function inOrder(steps: readonly RawStep[]): Step[] {
  let last = Number.NEGATIVE_INFINITY;
  return steps.map(({ columnId, category, at }) => {
    last = Math.max(last, at);
    return { columnId, category, at: new Date(last) };
  });
}

function foldMilestones([first, ...moves]: readonly Step[]): Milestones {
  let category = first!.category;
  let milestones = milestonesAtCreation(category, first!.at);
  for (const move of moves) {
    milestones = milestonesAfterMove(milestones, { from: category, to: move.category, now: move.at });
    category = move.category;
  }
  return milestones;
}

/** When a card came into the list it is in, for a task that follows it later: what the source knows, within `after` and `now`. */
export function movedAt(
  card: ImportCard,
  { category, after, now }: { category: Category; after: Date; now: Date },
): Date {
  const move = card.moves.findLast(({ to }) => to === card.list)?.at ?? null;
  const told = move ?? (category === "done" ? card.finishedAt : card.enteredAt);
  if (told === null) return now;
  return new Date(Math.min(now.getTime(), Math.max(after.getTime(), Date.parse(told))));
}
