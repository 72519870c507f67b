import type { ContractLine } from "./line";

/** What a signature is given for; its canonical JSON is hashed, so the order of keys has no meaning. */
export type ContractContent = {
  squadId: string;
  cycleId: string;
  effectiveFrom: string | null;
  lines: ContractLine[];
};

/** The content of a version: whose, for which cycle, from when, and the lines in their order. Notes are not part of it. */
export function contractContent({
  squadId,
  cycleId,
  effectiveFrom,
  lines,
}: ContractContent): ContractContent {
  return {
    squadId,
    cycleId,
    effectiveFrom,
    lines: lines.map(({ lineKey, metricId, segment, weight, curve }) => ({
      lineKey,
      metricId,
      segment,
      weight,
      curve,
    })),
  };
}
