import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { ContractLine } from "~/domain/contract/line";
import { newId } from "../id";
import { contractLines, contractSignatures, contracts, contractVersions } from "../schema";
import type { Tx } from "../store";
import type { ContractVersionRow } from "./contracts";

/** The id of the squad's contract for the cycle, begun now if there was none. Two at once get the same one. */
export async function ensureContract(
  t: Tx,
  { squadId, cycleId, createdAt }: Omit<typeof contracts.$inferInsert, "id">,
): Promise<string> {
  await t
    .insert(contracts)
    .values({ id: newId(), squadId, cycleId, createdAt })
    .onConflictDoNothing({ target: [contracts.squadId, contracts.cycleId] });
  const [row] = await t
    .update(contracts)
    .set({ squadId })
    .where(and(eq(contracts.squadId, squadId), eq(contracts.cycleId, cycleId)))
    .returning({ id: contracts.id });
  return row!.id;
}

/** Holds the contract until the transaction ends, so that two changes of its versions follow each other. */
export async function lockContract(t: Tx, id: string): Promise<void> {
  await t
    .update(contracts)
    .set({ squadId: sql`${contracts.squadId}` })
    .where(eq(contracts.id, id));
}

/** Adds a version as a draft. Throws ConstraintError (unique) when one is open already or the number is taken. */
export async function insertDraft(
  t: Tx,
  draft: Pick<
    ContractVersionRow,
    "contractId" | "number" | "effectiveFrom" | "note" | "contentHash" | "createdBy" | "createdAt"
  >,
): Promise<string> {
  const id = newId();
  await t.insert(contractVersions).values({ ...draft, id, status: "draft" });
  return id;
}

/** Gives a draft these lines and no others, in this order. */
export async function replaceLines(
  t: Tx,
  { versionId, lines }: { versionId: string; lines: readonly ContractLine[] },
): Promise<void> {
  await t.delete(contractLines).where(eq(contractLines.versionId, versionId));
  if (lines.length === 0) return;
  await t.insert(contractLines).values(
    lines.map(({ lineKey, metricId, segment, weight, curve }, position) => ({
      id: newId(),
      versionId,
      lineKey,
      metricId,
      segment,
      weight,
      curve,
      position,
    })),
  );
}

export type DraftChange = Pick<
  ContractVersionRow,
  "id" | "version" | "effectiveFrom" | "note" | "contentHash"
>;

/** Saves a draft's head as `version` + 1; false when `version` is stale or it is no draft any more. */
export async function saveDraftHead(t: Tx, { id, version, ...change }: DraftChange): Promise<boolean> {
  const rows = await t
    .update(contractVersions)
    .set({ ...change, version: version + 1 })
    .where(
      and(
        eq(contractVersions.id, id),
        eq(contractVersions.version, version),
        eq(contractVersions.status, "draft"),
      ),
    )
    .returning({ id: contractVersions.id });
  return rows.length === 1;
}

export type StatusChange = { id: string } & (
  | { status: "proposed"; proposedAt: Date }
  | { status: "in-force"; inForceAt: Date }
  | { status: "superseded" | "discarded" }
);

/** Moves a version on. Throws ConstraintError (check) for a move or a content the database's own rules refuse. */
export async function setStatus(t: Tx, { id, ...change }: StatusChange): Promise<void> {
  await t
    .update(contractVersions)
    .set({ ...change, version: sql`${contractVersions.version} + 1` })
    .where(eq(contractVersions.id, id));
}

/** Adds a signature. Throws ConstraintError when the capacity is signed already or the content is not the version's. */
export async function insertSignature(
  t: Tx,
  signature: Omit<typeof contractSignatures.$inferInsert, "id" | "voidedAt" | "voidReason">,
): Promise<void> {
  await t.insert(contractSignatures).values({ ...signature, id: newId() });
}

/** Voids the signatures with these ids that still stand; returns how many. */
export async function voidSignatures(
  t: Tx,
  { ids, at, reason }: { ids: readonly string[]; at: Date; reason: string },
): Promise<number> {
  if (ids.length === 0) return 0;
  const rows = await t
    .update(contractSignatures)
    .set({ voidedAt: at, voidReason: reason })
    .where(and(inArray(contractSignatures.id, [...ids]), isNull(contractSignatures.voidedAt)))
    .returning({ id: contractSignatures.id });
  return rows.length;
}
