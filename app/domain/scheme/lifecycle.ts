import { type SchemeRules, splitGates } from "../assessment";

export type SchemeVersionFacts = {
  status: "draft" | "submitted" | "approved" | "retired";
  rules: SchemeRules;
  createdBy: string;
  submittedBy: string | null;
};

export const schemeSteps = ["edit", "submit", "withdraw", "approve", "new-version"] as const;
export type SchemeStep = (typeof schemeSteps)[number];
export type SchemeRefusal = "scheme_state" | "scheme_floor" | "scheme_spread" | "four_eyes_scheme";

const from: Record<SchemeStep, readonly SchemeVersionFacts["status"][]> = {
  edit: ["draft"],
  submit: ["draft"],
  withdraw: ["submitted"],
  approve: ["submitted"],
  "new-version": ["approved", "retired"],
};

/**
 * Why a person with the right as such may not take this step on a scheme version; null when they may. product.md: rule 6 (no
 * discipline under the floor, no spread beyond the tolerance) and rule 10 (who configured does not approve).
 */
export function schemeRefusal(
  step: SchemeStep,
  version: SchemeVersionFacts,
  personId: string,
): SchemeRefusal | null {
  if (!from[step].includes(version.status)) return "scheme_state";
  if (step !== "submit" && step !== "approve") return null;
  const { floorMet, spreadMet } = splitGates(version.rules);
  if (!floorMet) return "scheme_floor";
  if (!spreadMet) return "scheme_spread";
  const hands = [version.createdBy, version.submittedBy];
  return step === "approve" && hands.includes(personId) ? "four_eyes_scheme" : null;
}
