import {
  type StandingVersion,
  signaturesOf,
  standingVersions,
  unitHeadsUpwards,
} from "#db/repositories/contracts";
import { allCycles, type CycleRow } from "#db/repositories/cycles";
import { lastPublishedJoint, leadsOn, squadCounts } from "#db/repositories/squad-pulse";
import { awaitedCapacities, type Capacity } from "~/domain/contract";
import { decimal, printed } from "~/domain/exact";
import { disciplines } from "~/domain/org/discipline";
import { contractAlignment, domainSignature, signatoriesOf } from "~/features/contract/index.server";
import {
  heldContracts,
  type JointStanding,
  jointStandings,
  pulsesWith,
  squadInView,
} from "~/features/squad-pulse/index.server";
import type { Context } from "~/platform/context.server";
import { type ToldFor, toldFor } from "./told-for.server";

export type SquadHead = Awaited<ReturnType<typeof loadSquadHead>>;
export type SquadTitleFacts = Awaited<ReturnType<typeof loadSquadTitle>>;

type Asked = { squadId: string; search: URLSearchParams };

/** The squad's name with its state, and what the tabs count: all that stands above a board. */
export async function loadSquadTitle(ctx: Context, asked: Asked) {
  const { squadId } = asked;
  const { squad, units, facts, told } = await squadTold(ctx, asked);
  const { asOf, cycle } = told;
  const { read } = ctx.store;
  const held =
    cycle && ctx.can("contract.read", facts)
      ? heldContracts(ctx, { squadIds: [squadId], asOf, cycle })
      : Promise.resolve([]);
  const [leads, counts, cycles, [contract]] = await Promise.all([
    leadsOn(read, { squadIds: [squadId], day: asOf }),
    squadCounts(read, { squadId, day: asOf }),
    allCycles(read),
    held,
  ]);
  const led = new Set(leads.map(({ discipline }) => discipline));
  return {
    ...titleFacts(ctx, { squad, units, facts, told, cycles }),
    vacant: disciplines.filter((discipline) => !led.has(discipline)),
    counts: { ...counts, lines: contract?.lines.length ?? null },
  };
}

/** Everything above the tabs of a squad's page, for the day and cycle in the address. */
export async function loadSquadHead(ctx: Context, asked: Asked) {
  const { squadId } = asked;
  const { squad, units, facts, told } = await squadTold(ctx, asked);
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
    ...titleFacts(ctx, { squad, units, facts, told, cycles }),
    unitHead: heads.get(squadId)?.find((head) => head !== null) ?? null,
    vacant: pulse.seats.filter((seat) => seat.person === null).map((seat) => seat.discipline),
    pulse,
    counts: { ...counts, lines: standing?.lines.length ?? null },
    contract,
  };
}

async function squadTold(ctx: Context, { squadId, search }: Asked) {
  const view = await squadInView(ctx, squadId);
  return { ...view, told: await toldFor(ctx, search) };
}

type Told = Awaited<ReturnType<typeof squadTold>>;

const titleFacts = (
  ctx: Context,
  { squad, units, facts, told: { asOf, cycle }, cycles }: Told & { cycles: CycleRow[] },
) => ({
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
  asOf,
  today: ctx.today,
  cycle: cycle && cycleFacts(cycle),
  cycles: cycles.map(cycleFacts),
  may: {
    edit: ctx.can("squad.edit", facts),
    dissolve: squad.kind === "task-force" && ctx.can("squad.dissolve", { ...facts, lastLeadIds: [] }),
    readContract: ctx.can("contract.read", facts),
    readBoard: ctx.can("board.read", facts),
  },
});

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
