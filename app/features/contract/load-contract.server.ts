import {
  contractFor,
  type LineRow,
  linesOf,
  type SignatureRow,
  signaturesOf,
  type VersionWithAuthor,
  versionsOf,
} from "#db/repositories/contracts";
import type { CycleRow } from "#db/repositories/cycles";
import {
  awaitedFrom,
  type Capacity,
  capacities,
  contractPhase,
  effectiveDateRange,
  needsEffectiveDate,
} from "~/domain/contract";
import { AppError } from "~/domain/errors";
import { groupBy } from "~/domain/group-by";
import type { Context } from "~/platform/context.server";
import { lineValues, metricFacts } from "./line-values.server";
import { type ContractAddress, type ContractScope, contractScope } from "./scope.server";
import { domainSignature } from "./sign-version.server";
import { type SignatoriesOnDay, signatoriesOf } from "./signatories.server";
import { earlierContract } from "./start-draft.server";
import { versionChecks } from "./version-checks.server";

export type ContractPage = Awaited<ReturnType<typeof loadContract>>;
export type ContractPageLine = ContractPage["lines"][number];
export type VersionSummary = ContractPage["versions"][number];

/**
 * A contract's page: the version that is open (or in force when none is), or the one numbered `number`, with what it changes, what is
 * missing and who has signed. Throws `not_found` for a number that does not exist.
 */
export async function loadContract(
  ctx: Context,
  { number, ...address }: ContractAddress & { number?: number },
) {
  const scope = await contractScope(ctx, address);
  const { read } = ctx.store;
  const { squad, cycle, facts } = scope;
  const contract = await contractFor(read, address);
  const versions = contract ? await versionsOf(read, contract.id) : [];
  const shown = shownVersion(versions, number);
  const inForce = versions.find((version) => version.status === "in-force");
  const [lineRows, signatures, signatories] = await Promise.all([
    linesOf(
      read,
      versions.map((version) => version.id),
    ),
    signaturesOf(
      read,
      versions.map((version) => version.id),
    ),
    signatoriesOf(read, { squadId: squad.id, day: ctx.today }),
  ]);
  const linesBy = groupBy(lineRows, (line) => line.versionId);
  const shownLines = shown ? (linesBy.get(shown.id) ?? []) : [];
  const open = shown?.status === "draft" || shown?.status === "proposed";
  const checks = open
    ? await versionChecks(ctx, { scope, lines: shownLines, signing: signatories.signing })
    : null;
  const phase = contractPhase(cycle.state);
  const changeable = phase !== "closed" && squad.closedAt === null;
  const mayEdit = changeable && ctx.can("contract.edit", facts);
  const { start, end } = cycle;
  const held = inForce ? { effectiveFrom: inForce.effectiveFrom } : null;
  return {
    squad: { id: squad.id, name: squad.name, nameEn: squad.nameEn },
    cycle: { id: cycle.id, name: cycle.name, nameEn: cycle.nameEn, start, end },
    today: ctx.today,
    phase,
    version: shown ? versionFacts(shown) : null,
    lines: await pageLines(ctx, { lines: shownLines, cycle }),
    inForce: inForce ? { ...versionFacts(inForce), lines: plainLines(linesBy.get(inForce.id) ?? []) } : null,
    versions: versions.map((version) => ({
      ...versionFacts(version),
      lines: plainLines(linesBy.get(version.id) ?? []),
    })),
    metrics: [...new Map(lineRows.map((line) => [line.metricId, metricFacts(line.metric)])).values()],
    checks: checks?.checks ?? null,
    allowedCurves: checks?.alignment?.rules.curves ?? null,
    signing: shown ? signaturePanel({ shown, inForce, versions, signatures, signatories }) : [],
    amendment: needsEffectiveDate({ phase, inForce: held })
      ? effectiveDateRange({ today: ctx.today, cycle: { start, end }, inForce: held })
      : null,
    earlier: versions.length === 0 ? await earlierContract(ctx, scope) : null,
    may: {
      edit: mayEdit,
      sign: changeable && shown ? signingCapacity(ctx, { scope, shown, signatures, signatories }) : null,
    },
  };
}

function shownVersion(
  versions: readonly VersionWithAuthor[],
  number: number | undefined,
): VersionWithAuthor | null {
  if (number === undefined) {
    const open = versions.find(({ status }) => status === "draft" || status === "proposed");
    return open ?? versions.find(({ status }) => status === "in-force") ?? null;
  }
  const found = versions.find((version) => version.number === number);
  if (!found) throw new AppError("not_found");
  return found;
}

const versionFacts = ({
  number,
  status,
  version,
  note,
  effectiveFrom,
  contentHash,
  createdAt,
  proposedAt,
  inForceAt,
  author,
}: VersionWithAuthor) => ({
  number,
  status,
  version,
  note,
  effectiveFrom,
  contentHash,
  createdAt,
  proposedAt,
  inForceAt,
  author: { name: author.name, nameEn: author.nameEn },
});

const plainLines = (lines: readonly LineRow[]) =>
  lines.map(({ lineKey, metricId, segment, weight, curve }) => ({
    lineKey,
    metricId,
    segment,
    weight,
    curve,
  }));

async function pageLines(ctx: Context, { lines, cycle }: { lines: readonly LineRow[]; cycle: CycleRow }) {
  const values = await lineValues(ctx.store.read, { lines, cycle, today: ctx.today });
  return lines.map(({ lineKey, metricId, segment, weight, curve, metric }, i) => ({
    lineKey,
    metricId,
    segment,
    weight,
    curve,
    metric: metricFacts(metric),
    value: values[i]!,
  }));
}

type Signing = {
  shown: VersionWithAuthor;
  inForce: VersionWithAuthor | undefined;
  versions: readonly VersionWithAuthor[];
  signatures: readonly SignatureRow[];
  signatories: SignatoriesOnDay;
};

export type SignaturePanelRow = ReturnType<typeof signaturePanel>[number];

/** For each capacity: who signs, whether they have signed this version, and what became of signatures given before. */
function signaturePanel({ shown, inForce, versions, signatures, signatories }: Signing) {
  const given = (version: VersionWithAuthor | undefined, capacity: Capacity) =>
    signatures.filter((row) => row.versionId === version?.id && row.capacity === capacity);
  const takenBack = versions.find(
    ({ status, proposedAt, number }) =>
      status === "discarded" && proposedAt !== null && number < shown.number,
  );
  const isDraft = shown.status === "draft";
  const replaced = isDraft && takenBack && takenBack.number > (inForce?.number ?? 0) ? takenBack : undefined;
  return capacities.map((capacity) => {
    const own = given(shown, capacity);
    const valid = own.find((row) => row.voidedAt === null);
    const voided = [...own, ...given(replaced, capacity)].filter((row) => row.voidedAt !== null).at(-1);
    const before =
      inForce && inForce !== shown
        ? given(inForce, capacity).find((row) => row.voidedAt === null)
        : undefined;
    const person = signatories.people[capacity];
    return {
      capacity,
      person,
      signed: valid ? { by: valid.person, at: valid.signedAt, current: valid.personId === person?.id } : null,
      voided: voided ? { by: voided.person, at: voided.voidedAt!, reason: voided.voidReason ?? "" } : null,
      before: before && inForce ? { number: inForce.number, at: before.signedAt } : null,
    };
  });
}

function signingCapacity(
  ctx: Context,
  {
    scope,
    shown,
    signatures,
    signatories,
  }: { scope: ContractScope } & Pick<Signing, "shown" | "signatures" | "signatories">,
): Capacity | null {
  if (!ctx.can("contract.sign", scope.facts)) return null;
  const own = signatures.filter((row) => row.versionId === shown.id).map(domainSignature);
  return awaitedFrom({ ...shown, signatures: own }, signatories.signing, ctx.actor.personId);
}
