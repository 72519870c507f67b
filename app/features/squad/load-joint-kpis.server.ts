import { linesOf, standingVersions } from "#db/repositories/contracts";
import type { CycleRow } from "#db/repositories/cycles";
import { handoffsWaitingFor } from "#db/repositories/squad-pulse";
import { contractPhase, contractWeightGap } from "~/domain/contract";
import { dayNumber } from "~/domain/exact/day";
import { pendingSignatures } from "~/features/contract/index.server";
import {
  jointStandings,
  type SquadInView,
  type StandingLine,
  squadInView,
} from "~/features/squad-pulse/index.server";
import type { Context } from "~/platform/context.server";
import { toldFor } from "./told-for.server";

export type JointKpis = Awaited<ReturnType<typeof loadJointKpis>>;
export type KpiRow = JointKpis["lines"][number];

/** The Joint KPIs tab for the day and cycle in the address. Throws `forbidden` for those who see the squad but not its contract. */
export async function loadJointKpis(
  ctx: Context,
  { squadId, search }: { squadId: string; search: URLSearchParams },
) {
  const squad = await squadInView(ctx, squadId);
  ctx.require("contract.read", squad.facts);
  const { asOf, cycle } = await toldFor(ctx, search);
  const standings = cycle ? await jointStandings(ctx, { squadIds: [squadId], asOf, cycle }) : null;
  const standing = standings?.get(squadId) ?? null;
  return {
    squad: { id: squadId, name: squad.squad.name, nameEn: squad.squad.nameEn },
    asOf,
    today: ctx.today,
    cycle: cycle && {
      id: cycle.id,
      name: cycle.name,
      nameEn: cycle.nameEn,
      start: cycle.start,
      end: cycle.end,
    },
    contract: standing && { number: standing.version.number, effectiveFrom: standing.version.effectiveFrom },
    lines: standing?.lines.map((line) => kpiRow(line, asOf)) ?? [],
    score: standing?.score?.printed ?? null,
    coverage: standing?.coverage ?? 0,
    draft: cycle ? await openDraft(ctx, { squad, cycle }) : null,
    waiting: await waitingIn(ctx, squad),
  };
}

function kpiRow(
  { lineKey, segment, weight, curve, metric, actual, reading, points, contribution }: StandingLine,
  asOf: string,
) {
  const age = reading && daysBetween(reading.day, asOf);
  return {
    key: lineKey,
    segment,
    weight,
    curve,
    metric: {
      id: metric.id,
      name: metric.name,
      nameEn: metric.nameEn,
      unit: metric.unit,
      unitEn: metric.unitEn,
      decimals: metric.decimals,
      direction: metric.direction,
      perspective: metric.perspective,
      source: metric.source,
      sourceEn: metric.sourceEn,
    },
    actual,
    reading: reading && { day: reading.day, source: reading.source, receivedAt: reading.receivedAt },
    /** Days since the latest reading, where they are more than the metric allows. */
    staleDays: age !== null && age > metric.freshDays ? age : null,
    points: points?.printed ?? null,
    contribution: contribution?.printed ?? null,
  };
}

const daysBetween = (from: string, to: string): number => (dayNumber(to) ?? 0) - (dayNumber(from) ?? 0);

/** The open version, for the first step on an empty tab and for what is missing. */
async function openDraft(ctx: Context, { squad, cycle }: { squad: SquadInView; cycle: CycleRow }) {
  const { read } = ctx.store;
  const versions = await standingVersions(read, { squadIds: [squad.squad.id], cycleId: cycle.id });
  const open = versions.find((version) => version.status !== "in-force");
  const mayEdit =
    ctx.can("contract.edit", squad.facts) &&
    squad.squad.closedAt === null &&
    contractPhase(cycle.state) !== "closed";
  const gap = open?.status === "draft" ? contractWeightGap(await linesOf(read, [open.id])) : 0;
  return { mayEdit, open: open ? { number: open.number, status: open.status, gap } : null };
}

/** What waits for the reader in this squad: contracts to sign, a draft to complete, hand-offs to accept. */
async function waitingIn(ctx: Context, { squad, facts }: SquadInView) {
  const { personId } = ctx.actor;
  const [signatures, handoffs] = await Promise.all([
    ctx.can("contract.sign", facts) ? pendingSignatures(ctx) : [],
    handoffsWaitingFor(ctx.store.read, { squadId: squad.id, personId }),
  ]);
  return { signatures: signatures.filter((pending) => pending.squadId === squad.id), handoffs };
}
