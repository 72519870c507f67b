import { type CycleRow, squadsOfCycle } from "#db/repositories/assessment-cycles";
import {
  headsOfSquads,
  metricStates,
  signaturesInForce,
  squadsWithContract,
} from "#db/repositories/cycle-inputs";
import type { Reader } from "#db/store";
import { alignSquads } from "~/domain/alignment";
import type { SchemeRules } from "~/domain/assessment";
import {
  type CycleBundle,
  compareReadiness,
  type NotedSquad,
  type ReadinessFacts,
  type ReadinessIssue,
  readinessIssues,
} from "~/domain/assessment-cycle";
import { signatories } from "~/domain/contract";
import { disciplines } from "~/domain/org/discipline";
import { activeOn } from "~/domain/org/seat";
import { gatherBundle, schemeOf } from "./gather.server";

export type SquadReadiness = Awaited<ReturnType<typeof squadsOfCycle>>[number] & { issues: ReadinessIssue[] };

/** Every squad of the cycle with what it lacks today, worst first, in a constant number of statements. */
export async function readinessOf(
  r: Reader,
  { cycle, today }: { cycle: CycleRow; today: string },
): Promise<SquadReadiness[]> {
  const squads = await squadsOfCycle(r, cycle.id);
  const scheme = await schemeOf(r, cycle);
  const day = dayOfReadiness(cycle, today);
  const query = { cycleId: cycle.id, start: cycle.start, end: cycle.end };
  const [bundle, signatures, heads, withContract, states] = await Promise.all([
    gatherBundle(r, { cycle, scheme, actuals: false, asOf: day }),
    signaturesInForce(r, query),
    headsOfSquads(r, query),
    squadsWithContract(r, query),
    metricStates(r, query),
  ]);
  const factsOf = readinessFacts({ bundle, day, signatures, heads, withContract, states });
  const issues = new Map(
    bundle.squads.map((squad) => [squad.id, readinessIssues(factsOf(squad), scheme as SchemeRules)]),
  );
  return squads
    .map((squad) => ({ ...squad, issues: issues.get(squad.id) ?? [] }))
    .sort((a, b) => compareReadiness(a.issues, b.issues));
}

/** Squads that lack something and that nobody has overridden. */
export const unreadyOf = (squads: readonly SquadReadiness[]): SquadReadiness[] =>
  squads.filter(({ issues, overrideReason }) => issues.length > 0 && overrideReason === null);

/** Today inside the cycle, otherwise its nearer end: whose seats count before it begins or after it has ended. */
export const dayOfReadiness = ({ start, end }: { start: string; end: string }, today: string): string =>
  today < start ? start : today > end ? end : today;

type Sources = {
  bundle: CycleBundle;
  day: string;
  signatures: Awaited<ReturnType<typeof signaturesInForce>>;
  heads: Awaited<ReturnType<typeof headsOfSquads>>;
  withContract: Awaited<ReturnType<typeof squadsWithContract>>;
  states: Awaited<ReturnType<typeof metricStates>>;
};

function readinessFacts({ bundle, day, signatures, heads, withContract, states }: Sources) {
  const measures = new Map(alignSquads(bundle).map((squad) => [squad.id, squad.measures]));
  const signedBy = new Map<string, ReadinessFacts["contract"]["signatures"]>();
  for (const { squadId, capacity, personId } of signatures) {
    signedBy.set(squadId, { ...signedBy.get(squadId), [capacity]: personId });
  }
  const begun = new Set(withContract.map((row) => row.squadId));
  const metricState = new Map(states.map((metric) => [metric.id, metric]));
  const seated = seatedOn(bundle, day);
  return (squad: NotedSquad): ReadinessFacts => {
    const leads = leadsByDiscipline(squad);
    const ids = {
      tech: leads.tech?.id ?? null,
      data: leads.data?.id ?? null,
      product: leads.product?.id ?? null,
    };
    return {
      leads,
      unitHeadId: signatories({ leads: ids, heads: heads.get(squad.id) ?? [] })["unit-head"],
      contract: {
        status: squad.contract !== null ? "in-force" : begun.has(squad.id) ? "open" : "none",
        signatures: signedBy.get(squad.id) ?? {},
        lines: squad.kpis.map(({ weight, metricId = "", name, nameEn }) => {
          const state = metricState.get(metricId);
          return {
            weight,
            metric: {
              id: metricId,
              name,
              nameEn,
              perspective: state?.perspective ?? "",
              archived: state?.archivedAt !== null,
              sourced: (state?.source ?? "").trim() !== "",
            },
          };
        }),
      },
      seated: seated.get(squad.id) ?? [],
      measures: measures.get(squad.id) ?? null,
    };
  };
}

function leadsByDiscipline({ leads }: NotedSquad): ReadinessFacts["leads"] {
  const [tech, data, product] = disciplines.map((discipline) => {
    const held = leads.filter((lead) => lead.discipline === discipline);
    const [only] = held;
    return held.length === 1 && only ? { id: only.id, name: only.name, nameEn: only.nameEn } : null;
  });
  return { tech: tech ?? null, data: data ?? null, product: product ?? null };
}

/** The people seated in each squad on the day, with the sum of their individual weights. */
function seatedOn(bundle: CycleBundle, day: string): Map<string, ReadinessFacts["seated"]> {
  const seated = new Map<string, ReadinessFacts["seated"]>();
  for (const { id, name, nameEn, seats, individual } of bundle.people) {
    const individualWeight =
      individual.length === 0 ? null : individual.reduce((sum, line) => sum + line.weight, 0);
    for (const { squad, discipline, from, to } of seats) {
      if (!activeOn({ from, to }, day)) continue;
      const known = seated.get(squad) ?? [];
      if (!known.some((person) => person.id === id)) {
        seated.set(squad, [...known, { id, name, nameEn, discipline, individualWeight }]);
      }
    }
  }
  return seated;
}
