import {
  type AlignmentVerdict,
  alignmentGates,
  alignSquad,
  alignSquads,
  type PrintedAlignment,
  printAlignment,
  type SquadAlignment,
} from "../alignment";
import { curveKey } from "../alignment/curve-key";
import type { AssessmentBundle, PersonInput, PoolItem, SchemeRules } from "../assessment";
import { type Discipline, disciplines } from "../org/discipline";
import { activeOn } from "../org/seat";

/** A bundle as far as the alignment of its squads needs it. */
export type AlignmentSource = Pick<AssessmentBundle, "format" | "cycle" | "squads" | "people"> & {
  asOf: string;
};

/** Why a squad stands where it stands: the one thing to say beside its figures. */
export type AlignmentCause =
  | { cause: "vacant"; disciplines: Discipline[] }
  | { cause: "no-lines" }
  | { cause: "part-time"; discipline: Discipline; share: number }
  | { cause: "two-curves"; metric: string }
  | { cause: "tradeoff"; a: string; b: string }
  | { cause: "split" }
  | { cause: "joint-only" }
  | { cause: "also-individual"; metric: string };

export type AlignmentRow = PrintedAlignment & { verdict: AlignmentVerdict; cause: AlignmentCause };

/** The alignment of every squad under these rules, those that fail a gate first, then the least overlap first. */
export function alignmentRows(source: AlignmentSource, rules: SchemeRules): AlignmentRow[] {
  const bundle: AssessmentBundle = { ...source, scheme: rules };
  const people = new Map(source.people.map((person) => [person.id, person]));
  return alignSquads(bundle)
    .map((squad) => ({
      squad,
      row: {
        ...printAlignment(squad),
        verdict: alignmentGates(squad.measures, rules.gates),
        cause: causeOf(squad, { bundle, people }),
      },
    }))
    .sort((a, b) => compareSquads(a, b))
    .map(({ row }) => row);
}

type Ranked = { squad: SquadAlignment; row: AlignmentRow };

function compareSquads(a: Ranked, b: Ranked): number {
  const rank = ({ squad, row }: Ranked) => (squad.measures === null ? 0 : row.verdict.passes ? 2 : 1);
  const first = a.squad.measures;
  const second = b.squad.measures;
  if (rank(a) !== rank(b) || first === null || second === null) return rank(a) - rank(b);
  return first.sharedWeightOverlap.compare(second.sharedWeightOverlap);
}

type Surroundings = { bundle: AssessmentBundle; people: ReadonlyMap<string, PersonInput> };

function causeOf({ id, leads, measures }: SquadAlignment, { bundle, people }: Surroundings): AlignmentCause {
  const vacant = disciplines.filter((discipline) => leads[discipline] === null);
  if (vacant.length > 0 || measures === null) return { cause: "vacant", disciplines: vacant };
  const lines = bundle.squads.find((squad) => squad.id === id)?.kpis ?? [];
  if (lines.length === 0) return { cause: "no-lines" };
  const seated = disciplines.flatMap((discipline) => {
    const person = people.get(leads[discipline] ?? "");
    return person === undefined ? [] : [{ discipline, person, share: shareIn(person, id, bundle) }];
  });
  const { gates } = alignmentGates(measures, (bundle.scheme as SchemeRules).gates);
  const failed = (name: string) => gates.some(({ gate, status }) => gate === name && status === "fail");
  const least = seated.reduce((low, lead) => (lead.share < low.share ? lead : low), seated[0]!);
  if (failed("conflictExposure")) return tradeoffCause(id, bundle) ?? { cause: "split" };
  if (failed("coherence")) {
    const metric = twoCurves(
      lines,
      seated.map(({ person }) => person),
    );
    if (metric !== null) return { cause: "two-curves", metric };
  }
  if (least.share < 10_000) return { cause: "part-time", discipline: least.discipline, share: least.share };
  if (failed("sharedWeightOverlap")) return { cause: "split" };
  const also = alsoIndividual(
    lines,
    seated.map(({ person }) => person),
  );
  return also === null ? { cause: "joint-only" } : { cause: "also-individual", metric: also };
}

/** The squad's part of the person's allocations on the alignment day, basis points. */
function shareIn(person: PersonInput, squadId: string, { asOf = "" }: AssessmentBundle): number {
  const seats = (person.seats ?? []).filter((seat) => activeOn(seat, asOf));
  const sum = (of: typeof seats) => of.reduce((total, seat) => total + seat.allocation, 0);
  return Math.round((10_000 * sum(seats.filter((seat) => seat.squad === squadId))) / Math.max(1, sum(seats)));
}

/** The first joint metric that some lead's individual line scores with another curve. */
function twoCurves(lines: readonly PoolItem[], leads: readonly PersonInput[]): string | null {
  const joint = new Map(lines.map((line) => [line.metric, curveKey(line.curve)]));
  const own = leads.flatMap((lead) => lead.individual ?? []);
  const found = own.find(
    ({ metric, curve }) => metric !== undefined && joint.has(metric) && joint.get(metric) !== curveKey(curve),
  );
  return found?.metric ?? null;
}

/** The first joint metric that every lead also holds individually. */
function alsoIndividual(lines: readonly PoolItem[], leads: readonly PersonInput[]): string | null {
  const holds = (metric: string) =>
    leads.every((lead) => (lead.individual ?? []).some((line) => line.metric === metric));
  return lines.find(({ metric }) => metric !== undefined && holds(metric))?.metric ?? null;
}

/** The declared pair that pulls the leads of a squad apart most. */
function tradeoffCause(id: string, bundle: AssessmentBundle): AlignmentCause | null {
  const pairs = (bundle.scheme.tradeoffs ?? []).flatMap((pair) => {
    const alone = alignSquad({ ...bundle, scheme: { ...bundle.scheme, tradeoffs: [pair] } }, id)?.measures
      ?.conflictExposure;
    return alone === undefined || alone.isZero() ? [] : [{ pair, alone }];
  });
  const [worst] = pairs.sort((a, b) => b.alone.compare(a.alone));
  return worst === undefined ? null : { cause: "tradeoff", a: worst.pair.a, b: worst.pair.b };
}
