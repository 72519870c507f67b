import {
  type StandingVersion,
  signaturesOf,
  standingVersions,
  unitHeadsUpwards,
} from "#db/repositories/contracts";
import { allCycles } from "#db/repositories/cycles";
import { lastPublishedJoint, squadCounts } from "#db/repositories/squad-pulse";
import { awaitedCapacities, type Capacity } from "~/domain/contract";
import { decimal, printed } from "~/domain/exact";
import { contractAlignment, domainSignature, signatoriesOf } from "~/features/contract/index.server";
import {
  type JointStanding,
  jointStandings,
  pulsesWith,
  squadInView,
} from "~/features/squad-pulse/index.server";
import type { Context } from "~/platform/context.server";
import { type ToldFor, toldFor } from "./told-for.server";

export type SquadHead = Awaited<ReturnType<typeof loadSquadHead>>;

/** Everything above the tabs of a squad's page, for the day and cycle in the address. */
export async function loadSquadHead(
  ctx: Context,
  { squadId, search }: { squadId: string; search: URLSearchParams },
) {
  const { squad, units, facts } = await squadInView(ctx, squadId);
  const told = await toldFor(ctx, search);
  const { asOf, cycle } = told;
  const readsContract = ctx.can("contract.read", facts);
  const standings: ReadonlyMap<string, JointStanding> =
    cycle && readsContract ? await jointStandings(ctx, { squadIds: [squadId], asOf, cycle }) : new Map();
  const standing = standings.get(squadId) ?? null;
  const { read } = ctx.store;
  const [pulses, counts, heads, cycles, contract] = await Promise.all([
    pulsesWith(ctx, { squadIds: [squadId], asOf, standings }),
    squadCounts(read, { squadId, day: asOf }),
    unitHeadsUpwards(read, [squadId]),
    allCycles(read),
    readsContract ? contractFacts(ctx, { squadId, told, standing }) : null,
  ]);
  const pulse = pulses.get(squadId)!;
  return {
    squad: {
      id: squad.id,
      name: squad.name,
      nameEn: squad.nameEn,
      mission: { name: squad.mission, nameEn: squad.missionEn },
      kind: squad.kind,
      endsOn: squad.endsOn,
      closed: squad.closedAt !== null,
    },
    units: units.map(({ id, name, nameEn, primary }) => ({ id, name, nameEn, primary })),
    unitHead: heads.get(squadId)?.find((head) => head !== null) ?? null,
    vacant: pulse.seats.filter((seat) => seat.person === null).map((seat) => seat.discipline),
    pulse,
    counts: { ...counts, lines: standing?.lines.length ?? null },
    asOf,
    today: ctx.today,
    cycle: cycle && cycleFacts(cycle),
    cycles: cycles.map(cycleFacts),
    contract,
    may: {
      edit: ctx.can("squad.edit", facts),
      readContract: readsContract,
      readBoard: ctx.can("board.read", facts),
    },
  };
}

const cycleFacts = ({
  id,
  name,
  nameEn,
  start,
  end,
}: {
  id: string;
  name: string;
  nameEn: string;
  start: string;
  end: string;
}) => ({
  id,
  name,
  nameEn,
  start,
  end,
});

export type ContractFacts = NonNullable<SquadHead["contract"]>;

/** The figures about the contract: versions, who is awaited, alignment, and the last published result to compare with. */
async function contractFacts(
  ctx: Context,
  {
    squadId,
    told: { asOf, cycle },
    standing,
  }: { squadId: string; told: ToldFor; standing: JointStanding | null },
) {
  if (!cycle) return null;
  const { read } = ctx.store;
  const [versions, alignment, published] = await Promise.all([
    standingVersions(read, { squadIds: [squadId], cycleId: cycle.id }),
    standing ? contractAlignment(ctx, { squadId, cycle, lines: standing.lines, day: asOf }) : null,
    lastPublishedJoint(read, { squadId, before: cycle.start }),
  ]);
  const open = versions.find((version) => version.status !== "in-force");
  const inForce = versions.find((version) => version.status === "in-force");
  const score = standing?.score?.printed ?? null;
  return {
    score,
    coverage: standing?.coverage ?? 0,
    published: published?.joint
      ? {
          joint: published.joint,
          cycle: published.cycle,
          change: score === null ? null : printed(decimal(score).sub(decimal(published.joint)), 2),
        }
      : null,
    inForce: inForce ? await versionFacts(ctx, { squadId, version: inForce }) : null,
    open: open ? await versionFacts(ctx, { squadId, version: open }) : null,
    alignment: alignment && {
      swo: alignment.fact.swo,
      limit: alignment.fact.limit,
      passes: alignment.fact.passes,
      joint: Object.values(alignment.rules.disciplines).map((split) => split.joint),
    },
  };
}

async function versionFacts(
  ctx: Context,
  { squadId, version }: { squadId: string; version: StandingVersion },
) {
  const { read } = ctx.store;
  const { number, status, effectiveFrom, inForceAt, proposedAt } = version;
  let awaited: Capacity[] = [];
  if (status !== "draft") {
    const [signatures, { signing }] = await Promise.all([
      signaturesOf(read, [version.id]),
      signatoriesOf(read, { squadId, day: ctx.today }),
    ]);
    awaited = awaitedCapacities({ ...version, signatures: signatures.map(domainSignature) }, signing);
  }
  return { number, status, effectiveFrom, inForceAt, proposedAt, awaited };
}
