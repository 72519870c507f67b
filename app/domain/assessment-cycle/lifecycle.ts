/** The states of an assessment cycle in their order. product.md, rules 6 to 10. */
export const cycleStates = [
  "draft",
  "target-setting",
  "active",
  "data-freeze",
  "locked",
  "published",
] as const;
export type CycleState = (typeof cycleStates)[number];

export const cycleSteps = [
  "set-targets",
  "back-to-draft",
  "open",
  "compute",
  "approve",
  "send-back",
  "publish",
] as const;
/** What moves a cycle from one state to the next. `compute` may be repeated until the result is approved. */
export type CycleStep = (typeof cycleSteps)[number];

const moves: Record<CycleStep, { from: readonly CycleState[]; to: CycleState }> = {
  "set-targets": { from: ["draft"], to: "target-setting" },
  "back-to-draft": { from: ["target-setting"], to: "draft" },
  open: { from: ["target-setting"], to: "active" },
  compute: { from: ["active", "data-freeze"], to: "data-freeze" },
  approve: { from: ["data-freeze"], to: "locked" },
  "send-back": { from: ["locked"], to: "data-freeze" },
  publish: { from: ["locked"], to: "published" },
};

/** The people behind a computation, as far as they have acted. */
export type RunHands = { computedBy: string; approvedBy: string | null };

/** What the gates of the steps look at. */
export type CycleFacts = {
  state: CycleState;
  createdBy: string | null;
  /** An approved scheme version is attached. */
  schemeApproved: boolean;
  squads: number;
  /** Squads that are not ready and that nobody has overridden. */
  unready: number;
  /** The last day of the cycle has passed. */
  ended: boolean;
  /** The computation that stands; null before the first. */
  run: RunHands | null;
};

export type CycleActor = {
  personId: string;
  /** The actor is among the people of the computation. */
  assessed: boolean;
  /** Why the data are frozen before the cycle has ended; blank without a reason. */
  earlyReason?: string;
};

export type StepRefusal =
  | "cycle_state"
  | "cycle_no_scheme"
  | "cycle_no_squads"
  | "cycle_not_ready"
  | "cycle_not_ended"
  | "cycle_no_run"
  | "four_eyes_approve"
  | "four_eyes_publish"
  | "own_result";

/** The state after a step. */
export const stateAfter = (step: CycleStep): CycleState => moves[step].to;

/** The steps that leave from a state, whoever asks. */
export const stepsFrom = (state: CycleState): CycleStep[] =>
  cycleSteps.filter((step) => moves[step].from.includes(state));

/**
 * Why the actor, who holds the right as such, may not take this step now; null when they may. product.md: rule 7 for
 * `open`, rule 8 (nobody approves themselves) and rule 10 (four eyes) for `approve` and `publish`.
 */
export function stepRefusal(step: CycleStep, facts: CycleFacts, actor: CycleActor): StepRefusal | null {
  if (!moves[step].from.includes(facts.state)) return "cycle_state";
  switch (step) {
    case "set-targets":
      if (!facts.schemeApproved) return "cycle_no_scheme";
      return facts.squads === 0 ? "cycle_no_squads" : null;
    case "open":
      if (!facts.schemeApproved) return "cycle_no_scheme";
      if (facts.squads === 0) return "cycle_no_squads";
      return facts.unready > 0 ? "cycle_not_ready" : null;
    case "compute":
      return facts.ended || (actor.earlyReason ?? "").trim() !== "" ? null : "cycle_not_ended";
    case "approve":
      return approvalRefusal(facts, actor);
    case "publish":
      return publicationRefusal(facts, actor);
    case "back-to-draft":
    case "send-back":
      return null;
  }
}

function approvalRefusal(
  { run, createdBy }: CycleFacts,
  { personId, assessed }: CycleActor,
): StepRefusal | null {
  if (run === null) return "cycle_no_run";
  if (assessed) return "own_result";
  return personId === run.computedBy || personId === createdBy ? "four_eyes_approve" : null;
}

function publicationRefusal(
  { run, createdBy }: CycleFacts,
  { personId, assessed }: CycleActor,
): StepRefusal | null {
  if (run === null || run.approvedBy === null) return "cycle_no_run";
  if (assessed) return "own_result";
  return [run.computedBy, run.approvedBy, createdBy].includes(personId) ? "four_eyes_publish" : null;
}

/** The parts of a cycle that people edit, and the states in which they are open. */
const openIn = {
  /** Name, kind, dates and the scheme. */
  frame: ["draft"],
  squads: ["draft", "target-setting"],
  overrides: ["target-setting"],
  /** Lines and weights of the individual part. */
  individual: ["draft", "target-setting", "active"],
  /** Direct ratings, once there is something to rate. */
  ratings: ["active", "data-freeze"],
  /** Bonus and penalty points, and vetoes. */
  adjustments: ["active", "data-freeze"],
} as const satisfies Record<string, readonly CycleState[]>;

export type CyclePart = keyof typeof openIn;

/** True while `part` may be edited in `state`. */
export const isOpen = (part: CyclePart, state: CycleState): boolean =>
  (openIn[part] as readonly CycleState[]).includes(state);
