import type { AssessmentBundle } from "../assessment/bundle";
import { type Exact, printed } from "../exact/exact";
import { type SquadLeads, squadLeads } from "./lead-kpis";
import { type AlignmentMeasures, alignmentMeasures, type LeadPair } from "./measures";

/** Exact measures; null for a squad without all three leads. */
export type SquadAlignment = { id: string; leads: SquadLeads["leads"]; measures: AlignmentMeasures | null };

/**
 * The alignment of every squad of a parsed bundle, in its order. A discipline led by two people counts as without a
 * lead; `leadConflicts` names such seats.
 */
export function alignSquads(bundle: AssessmentBundle): SquadAlignment[] {
  const leadsOf = squadLeads(bundle);
  return bundle.squads.map(({ id }) => {
    const { leads, kpis } = leadsOf(id);
    return { id, leads, measures: kpis && alignmentMeasures(kpis, bundle.scheme) };
  });
}

/** The alignment of one squad; the bundle needs only its leads and the squads they sit in. Null for an unknown squad. */
export function alignSquad(bundle: AssessmentBundle, squadId: string): SquadAlignment | null {
  if (!bundle.squads.some((squad) => squad.id === squadId)) return null;
  const { leads, kpis } = squadLeads(bundle)(squadId);
  return { id: squadId, leads, measures: kpis && alignmentMeasures(kpis, bundle.scheme) };
}

export type PrintedAlignment = {
  id: string;
  swo: string | null;
  pairs: Record<LeadPair, string> | null;
  jointFloor: string | null;
  jointSpread: string | null;
  coherence: string | null;
  conflictExposure: string | null;
  divergenceBound: string | null;
};

/** The measures as the command prints them: two decimals, coherence four; all null without three leads. */
export function printAlignment({ id, measures }: SquadAlignment): PrintedAlignment {
  const two = (value: Exact | undefined) => (value === undefined ? null : printed(value, 2));
  return {
    id,
    swo: two(measures?.sharedWeightOverlap),
    pairs: measures && {
      "tech-data": printed(measures.pairs["tech-data"], 2),
      "tech-product": printed(measures.pairs["tech-product"], 2),
      "data-product": printed(measures.pairs["data-product"], 2),
    },
    jointFloor: two(measures?.jointFloor),
    jointSpread: two(measures?.jointSpread),
    coherence: measures?.coherence ? printed(measures.coherence, 4) : null,
    conflictExposure: two(measures?.conflictExposure),
    divergenceBound: two(measures?.divergenceBound),
  };
}
