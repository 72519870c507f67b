import type { AssessmentBundle, PersonInput } from "../assessment/bundle";
import type { Discipline } from "../org/discipline";
import { alignmentDay, leadsBySquad } from "./leads";
import { type EffectiveKpis, effectiveKpis } from "./lines";

export type LeadKpis = Record<Discipline, EffectiveKpis>;

export type SquadLeads = {
  /** The person leading each discipline, null where there is not exactly one. */
  leads: Record<Discipline, string | null>;
  /** What each lead is assessed by; null unless all three are there. */
  kpis: LeadKpis | null;
};

/** Looks up a squad's leads and their KPIs on the bundle's alignment day; a lead of several squads is worked out once. */
export function squadLeads(bundle: AssessmentBundle): (squadId: string) => SquadLeads {
  const jointLines = new Map(bundle.squads.map((squad) => [squad.id, squad.kpis]));
  const asOf = alignmentDay(bundle);
  const leadsOf = leadsBySquad(bundle);
  const known = new Map<PersonInput, EffectiveKpis>();
  const kpisOf = (person: PersonInput) => {
    const kpis = known.get(person) ?? effectiveKpis(person, { scheme: bundle.scheme, jointLines, asOf });
    known.set(person, kpis);
    return kpis;
  };
  return (squadId) => {
    const { tech, data, product } = leadsOf.get(squadId) ?? {};
    return {
      leads: { tech: tech?.id ?? null, data: data?.id ?? null, product: product?.id ?? null },
      kpis:
        tech && data && product ? { tech: kpisOf(tech), data: kpisOf(data), product: kpisOf(product) } : null,
    };
  };
}
