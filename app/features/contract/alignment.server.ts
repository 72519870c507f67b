import {
  individualWeights,
  overrideReason,
  schemeRules,
  seatsOfLeads,
} from "#db/repositories/alignment-facts";
import type { CycleRow } from "#db/repositories/cycles";
import type { Reader } from "#db/store";
import { alignmentGates, alignSquad, type PrintedAlignment, printAlignment } from "~/domain/alignment";
import {
  type AssessmentBundle,
  BUNDLE_FORMAT,
  type PoolItem,
  type SchemeRules,
  validateCurve,
} from "~/domain/assessment";
import type { AlignmentFact, ContractLine } from "~/domain/contract";
import { groupBy } from "~/domain/group-by";
import { heldContracts } from "~/features/squad-pulse/index.server";
import type { Context } from "~/platform/context.server";

export type ContractAlignment = { rules: SchemeRules; fact: AlignmentFact; printed: PrintedAlignment | null };

/**
 * How aligned the squad's leads are if `lines` were its contract, by the scheme of the cycle; null while the cycle has none. Measured with
 * every seat the leads hold on `day` (ISO) and their individual lines.
 */
export async function contractAlignment(
  ctx: Pick<Context, "store" | "timeZone">,
  {
    squadId,
    cycle,
    lines,
    day,
  }: { squadId: string; cycle: CycleRow; lines: readonly ContractLine[]; day: string },
): Promise<ContractAlignment | null> {
  const { read } = ctx.store;
  const rules = cycle.schemeVersionId ? await schemeRules(read, cycle.schemeVersionId) : undefined;
  if (!rules) return null;
  const [bundle, override] = await Promise.all([
    leadBundle(ctx, { squadId, cycle, lines, day, rules }),
    overrideReason(read, { cycleId: cycle.id, squadId }),
  ]);
  const alignment = alignSquad(bundle, squadId);
  const printed = alignment && printAlignment(alignment);
  const verdict = alignmentGates(alignment?.measures ?? null, rules.gates);
  return {
    rules,
    printed,
    fact: {
      swo: printed?.swo ?? null,
      limit: rules.gates.minSharedWeightOverlap,
      passes: verdict.passes,
      failing: verdict.gates.filter(({ status }) => status === "fail").map(({ gate }) => gate),
      override,
    },
  };
}

/** A bundle of the squad's leads alone: enough to measure by, never scored. */
async function leadBundle(
  ctx: Pick<Context, "store" | "timeZone">,
  {
    squadId,
    cycle,
    lines,
    day,
    rules,
  }: { squadId: string; cycle: CycleRow; lines: readonly ContractLine[]; day: string; rules: SchemeRules },
): Promise<AssessmentBundle> {
  const seats = await seatsOfLeads(ctx.store.read, { squadIds: [squadId], day });
  const others = [...new Set(seats.map((seat) => seat.squadId))].filter((id) => id !== squadId);
  const [contracts, individual] = await Promise.all([
    heldContracts(ctx, { squadIds: others, asOf: day, cycle }),
    individualLines(ctx.store.read, {
      cycleId: cycle.id,
      personIds: [...new Set(seats.map((seat) => seat.personId))],
    }),
  ]);
  const heldLines = new Map(contracts.map((contract) => [contract.squadId, contract.lines]));
  return {
    format: BUNDLE_FORMAT,
    cycle: { start: cycle.start, end: cycle.end },
    asOf: day,
    scheme: rules,
    squads: [squadId, ...others].map((id) => ({
      id,
      kpis: (id === squadId ? lines : (heldLines.get(id) ?? [])).map((line) => poolItem(line.lineKey, line)),
    })),
    people: [...groupBy(seats, (seat) => seat.personId)].map(([id, held]) => ({
      id,
      seats: held.map(({ squadId: squad, discipline, from, to, allocation, role }) => ({
        squad,
        discipline,
        from,
        to,
        allocation,
        role,
      })),
      individual: individual.get(id) ?? [],
    })),
  };
}

async function individualLines(
  r: Reader,
  query: { cycleId: string; personIds: string[] },
): Promise<Map<string, PoolItem[]>> {
  const rows = await individualWeights(r, query);
  return new Map(
    [...groupBy(rows, (row) => row.personId)].map(([id, held]) => [
      id,
      held.map((row) => poolItem(row.id, row)),
    ]),
  );
}

type Measured = Pick<ContractLine, "segment" | "weight"> & {
  metricId: string | null;
  curve: PoolItem["curve"] | null;
};

/** A curve still being written compares as none. */
function poolItem(id: string, { metricId, segment, weight, curve }: Measured): PoolItem {
  return {
    id,
    weight,
    ...(metricId !== null && { metric: segment === "" ? metricId : `${metricId}|${segment}` }),
    ...(curve && validateCurve(curve).length === 0 && { curve }),
  };
}
