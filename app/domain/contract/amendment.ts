import { AppError } from "../errors";
import { dayAfter } from "../org/day";

/** What the state of the cycle allows: signing first, amending once it is active, nothing after its data is frozen. */
export type ContractPhase = "agreeing" | "amending" | "closed";

const phases = {
  draft: "agreeing",
  "target-setting": "agreeing",
  active: "amending",
  "data-freeze": "closed",
  locked: "closed",
  published: "closed",
} as const satisfies Record<string, ContractPhase>;

/** The phase of a contract in a cycle of this state (product.md, rules 5 and 9). */
export const contractPhase = (state: keyof typeof phases): ContractPhase => phases[state];

export type AmendmentFacts = {
  phase: ContractPhase;
  today: string;
  cycle: { start: string; end: string };
  /** The version in force, with the day it holds from (null: the cycle's first day); null when none is in force yet. */
  inForce: { effectiveFrom: string | null } | null;
};

/** True when a new version needs an effective date: the cycle is active and a version is in force. */
export const needsEffectiveDate = ({ phase, inForce }: Pick<AmendmentFacts, "phase" | "inForce">): boolean =>
  phase === "amending" && inForce !== null;

/**
 * The first and last day (ISO) an amendment may hold from: not before today, inside the cycle, after the day from which the version
 * in force holds. `first` is later than `last` when no day is left.
 */
export function effectiveDateRange({ today, cycle, inForce }: Omit<AmendmentFacts, "phase">): {
  first: string;
  last: string;
} {
  const held = inForce?.effectiveFrom ?? cycle.start;
  const latest = [today, cycle.start, dayAfter(held)].sort().at(-1);
  return { first: latest ?? today, last: cycle.end };
}

/** Throws `invalid` at `effectiveFrom` unless the day an amendment is to hold from is there and possible; see `effectiveDateRange`. */
export function requireEffectiveDate(effectiveFrom: string | null, facts: AmendmentFacts): void {
  if (!needsEffectiveDate(facts)) return;
  if (effectiveFrom === null) {
    throw new AppError("invalid", { reason: "contract_effective_date_missing", field: "effectiveFrom" });
  }
  const { first, last } = effectiveDateRange(facts);
  if (effectiveFrom < first || effectiveFrom > last) {
    throw new AppError("invalid", {
      reason: "contract_effective_date_range",
      params: { first, last },
      field: "effectiveFrom",
    });
  }
}
