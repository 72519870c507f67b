import type { AssessmentBundle, PersonInput, Scheme } from "../assessment/bundle";
import { type Exact, printed } from "../exact/exact";
import type { Discipline } from "../org/discipline";
import { alignmentDay, type Leads, leadsBySquad } from "./leads";
import { type EffectiveKpis, effectiveKpis } from "./lines";
import { type AlignmentMeasures, alignmentMeasures, type LeadKpis, type LeadPair } from "./measures";

export type SquadAlignment = {
  id: string;
  /** The person leading each discipline on the alignment day, null where there is not exactly one. */
  leads: Record<Discipline, string | null>;
  /** Exact measures; null for a squad without all three leads. */
  measures: AlignmentMeasures | null;
};

/**
 * The alignment of every squad of a parsed bundle, in its order. A discipline led by two people counts as without a
 * lead; `leadConflicts` names such seats.
 */
export function alignSquads(bundle: AssessmentBundle): SquadAlignment[] {
  const kpisOf = kpisOfLeads(bundle);
  const leads = leadsBySquad(bundle);
  return bundle.squads.map(({ id }) => align({ id, leads: leads.get(id) ?? {}, kpisOf, scheme: bundle.scheme }));
}

/** The alignment of one squad; the bundle needs only its leads and the squads they sit in. Null for an unknown squad. */
export function alignSquad(bundle: AssessmentBundle, squadId: string): SquadAlignment | null {
  if (!bundle.squads.some((squad) => squad.id === squadId)) return null;
  const leads = leadsBySquad(bundle).get(squadId) ?? {};
  return align({ id: squadId, leads, kpisOf: kpisOfLeads(bundle), scheme: bundle.scheme });
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

/** A lead's effective KPIs; a person who leads several squads is worked out once. */
type KpisOfLead = (person: PersonInput) => EffectiveKpis;

function kpisOfLeads(bundle: AssessmentBundle): KpisOfLead {
  const joint = new Map(bundle.squads.map((squad) => [squad.id, squad.kpis]));
  const asOf = alignmentDay(bundle);
  const known = new Map<string, EffectiveKpis>();
  return (person) => {
    const before = known.get(person.id);
    if (before !== undefined) return before;
    const kpis = effectiveKpis(person, { scheme: bundle.scheme, kpisOf: ({ squad }) => joint.get(squad) ?? [], asOf });
    known.set(person.id, kpis);
    return kpis;
  };
}

function align({
  id,
  leads: { tech, data, product },
  kpisOf,
  scheme,
}: {
  id: string;
  leads: Leads;
  kpisOf: KpisOfLead;
  scheme: Scheme;
}): SquadAlignment {
  const leads = { tech: tech?.id ?? null, data: data?.id ?? null, product: product?.id ?? null };
  if (!tech || !data || !product) return { id, leads, measures: null };
  const kpis: LeadKpis = { tech: kpisOf(tech), data: kpisOf(data), product: kpisOf(product) };
  return { id, leads, measures: alignmentMeasures(kpis, scheme) };
}
