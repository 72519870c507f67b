/** The numbers of the curves a person writes down, by kind. */
export const curveNumbers = {
  threshold: ["threshold", "target", "stretch"],
  band: ["outerLow", "low", "high", "outerHigh"],
  ratio: ["target", "cap"],
  deduction: ["standard", "unit", "pointsPerUnit"],
} as const;

export type WrittenKind = keyof typeof curveNumbers;
export type CurveNumber = (typeof curveNumbers)[WrittenKind][number];

export const writtenKinds = Object.keys(curveNumbers) as WrittenKind[];
