import {
  type AssessmentRow,
  type AssessmentSquadRow,
  assessmentOf,
  assessmentSquadsOf,
  bundleHead,
} from "#db/repositories/assessment-runs";
import type { ItemTrace, PersonTrace, PoolTrace, StintTrace, VetoTrace } from "~/domain/assessment";
import type { NotedItem, NotedVeto } from "~/domain/assessment-cycle";
import { cycleSpanDays } from "~/domain/assessment-cycle";
import { AppError } from "~/domain/errors";
import type { Context } from "~/platform/context.server";
import { readableRun } from "./entitled.server";

export type LetterLine = Omit<NotedItem, "missing"> &
  Pick<ItemTrace, "source" | "points" | "contribution" | "missing">;
export type LetterPool = {
  lines: LetterLine[];
  score: string | null;
  blocked: PoolTrace["blocked"];
  waived: number;
};
export type LetterSquad = LetterPool & {
  id: string;
  name: string;
  nameEn: string;
  contract: { version: number } | null;
  leads: { discipline: "tech" | "data" | "product"; name: string; nameEn: string; self: boolean }[];
};
export type LetterVeto = VetoTrace & { reason: string; squadName: { name: string; nameEn: string } | null };

/**
 * A person's result, explained line by line: their figures and trace, the joint lines of their squads and their own
 * individual lines. Of colleagues it holds names and the squad's joint score, nothing else (product.md, rule 11).
 */
export async function loadLetter(ctx: Context, { cycleId, personId }: { cycleId: string; personId: string }) {
  const r = ctx.store.read;
  const run = await readableRun(ctx, { cycleId, personId });
  const row = await assessmentOf(r, { runId: run.id, personId });
  const head = await bundleHead(r, run.id);
  if (row === undefined || head === undefined) throw new AppError("not_found");
  const squadIds = [...new Set(row.input.seats.map((seat) => seat.squad))];
  const squads = await assessmentSquadsOf(r, { runId: run.id, squadIds });
  const { scheme, cycle } = head;
  return {
    cycle: { id: cycle.id, name: cycle.name, nameEn: cycle.nameEn, start: cycle.start, end: cycle.end },
    person: {
      id: personId,
      name: row.input.name,
      nameEn: row.input.nameEn,
      self: personId === ctx.actor.personId,
    },
    run: {
      revision: run.revision,
      engine: run.engine,
      bundleHash: run.bundleHash,
      publishedAt: run.publishedAt?.getTime() ?? null,
      computedAt: run.computedAt.getTime(),
    },
    scheme: {
      name: scheme.name,
      nameEn: scheme.nameEn,
      version: scheme.version,
      grades: scheme.grades,
      range: scheme.scoreRange,
      items: scheme.items,
      minStintDays: scheme.seat.minStintDays,
      minTotalDays: scheme.seat.minTotalDays,
    },
    cycleDays: cycleSpanDays(cycle),
    figures: figuresOf(row),
    rated: row.trace.rated,
    totalDays: row.trace.totalDays,
    stints: row.trace.stints.map((stint) => stintOf(stint, squads)),
    leave: row.input.leave ?? [],
    squads: countedSquads(row.trace, squads).map((squad) => letterSquad(squad, personId)),
    individual: row.trace.individual && { ...pool(row.input.individual, row.trace.individual) },
    items: row.input.items,
    vetoes: lettersVetoes(row, squads),
    seenAt: row.seenAt?.getTime() ?? null,
    wholeBundle: ctx.can("assessment.read_console"),
  };
}

export type Letter = Awaited<ReturnType<typeof loadLetter>>;

function figuresOf({
  status,
  joint,
  individual,
  base,
  items,
  beforeVeto,
  final,
  grade,
  trace,
}: AssessmentRow) {
  return {
    status,
    joint,
    individual,
    base,
    items,
    beforeVeto,
    final,
    grade,
    blockedSquads: trace.blockedSquads,
  };
}

function stintOf(stint: StintTrace, squads: readonly AssessmentSquadRow[]) {
  const squad = squads.find((one) => one.squadId === stint.squad);
  return { ...stint, squadName: { name: squad?.input.name ?? "", nameEn: squad?.input.nameEn ?? "" } };
}

/** Squads of counted stints, by share; where none counts, every squad the person sat in. */
function countedSquads({ stints }: PersonTrace, squads: readonly AssessmentSquadRow[]): AssessmentSquadRow[] {
  const weightOf = (id: string) =>
    stints.reduce(
      (sum, stint) =>
        stint.squad === id && stint.ignored === null ? sum + stint.days * stint.allocation : sum,
      0,
    );
  const counted = squads.filter((squad) => weightOf(squad.squadId) > 0);
  const shown = counted.length > 0 ? counted : [...squads];
  return shown.sort((a, b) => weightOf(b.squadId) - weightOf(a.squadId));
}

function letterSquad({ input, trace }: AssessmentSquadRow, personId: string): LetterSquad {
  return {
    id: input.id,
    name: input.name,
    nameEn: input.nameEn,
    contract: input.contract && { version: input.contract.version },
    leads: input.leads.map(({ discipline, id, name, nameEn }) => ({
      discipline,
      name,
      nameEn,
      self: id === personId,
    })),
    ...pool(input.kpis, trace),
  };
}

function pool(items: readonly NotedItem[], trace: PoolTrace): LetterPool {
  const traced = new Map(trace.items.map((item) => [item.id, item]));
  return {
    score: trace.score?.printed ?? null,
    blocked: trace.blocked,
    waived: trace.waivedWeight,
    lines: items.flatMap((item) => {
      const found = traced.get(item.id);
      if (found === undefined) return [];
      const { source, points, contribution, missing } = found;
      return [{ ...item, source, points, contribution, missing }];
    }),
  };
}

function lettersVetoes({ input, trace }: AssessmentRow, squads: readonly AssessmentSquadRow[]): LetterVeto[] {
  const known = new Map<string, NotedVeto[]>([
    ["", input.vetoes],
    ...squads.map((squad) => [squad.squadId, squad.input.vetoes] as const),
  ]);
  return (trace.rated?.vetoes ?? []).map((veto) => {
    const source = known.get(veto.squad ?? "") ?? [];
    const match = source.find(
      (one) => one.effect === veto.effect && ("value" in one ? one.value : null) === veto.value,
    );
    const squad = squads.find((one) => one.squadId === veto.squad);
    return {
      ...veto,
      reason: match?.reason ?? "",
      squadName: squad ? { name: squad.input.name, nameEn: squad.input.nameEn } : null,
    };
  });
}
