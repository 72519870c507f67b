import { type SignatureRow, signableVersions, signaturesOf } from "#db/repositories/contracts";
import { awaitedFrom, type Capacity } from "~/domain/contract";
import { groupBy } from "~/domain/group-by";
import type { Context } from "~/platform/context.server";
import { domainSignature } from "./sign-version.server";
import { signatoriesOn } from "./signatories.server";

export type PendingSignature = {
  squadId: string;
  cycleId: string;
  /** The version's number. */
  number: number;
  capacity: Capacity;
  /** When signatures were asked for. */
  since: Date;
  /** True for a version in force that only lacks the signature of somebody who came after it. */
  inForce: boolean;
};

/** Contract versions that wait for the reader's signature, the longest waiting first. At most five statements. */
export async function pendingSignatures(ctx: Context): Promise<PendingSignature[]> {
  const { read } = ctx.store;
  const { personId, seats, headedUnitPaths } = ctx.actor;
  const versions = await signableVersions(read, {
    personId,
    ledSquadIds: seats.filter((seat) => seat.role === "lead").map((seat) => seat.squadId),
    unitPaths: headedUnitPaths,
  });
  if (versions.length === 0) return [];
  const [signatures, signatories] = await Promise.all([
    signaturesOf(
      read,
      versions.map((version) => version.id),
    ),
    signatoriesOn(read, {
      squadIds: [...new Set(versions.map((version) => version.squadId))],
      day: ctx.today,
    }),
  ]);
  const signaturesBy = groupBy(signatures, (signature: SignatureRow) => signature.versionId);
  return versions.flatMap((version) => {
    const { squadId, cycleId, number, status } = version;
    const signed = (signaturesBy.get(version.id) ?? []).map(domainSignature);
    const capacity = awaitedFrom(
      { ...version, signatures: signed },
      signatories.get(squadId)!.signing,
      personId,
    );
    if (capacity === null) return [];
    const since = version.proposedAt ?? version.createdAt;
    return [{ squadId, cycleId, number, capacity, since, inForce: status === "in-force" }];
  });
}
