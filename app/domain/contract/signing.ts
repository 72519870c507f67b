import { AppError } from "../errors";
import { type Capacity, capacities, capacityOf, type Signatories } from "./signatories";

export const versionStatuses = ["draft", "proposed", "in-force", "superseded", "discarded"] as const;
export type VersionStatus = (typeof versionStatuses)[number];

/** Why a signature stopped counting: the version was taken back to be changed, or its signer no longer holds the seat. */
export const voidReasons = ["edited", "lead-changed"] as const;
export type VoidReason = (typeof voidReasons)[number];

export type Signature = {
  id: string;
  capacity: Capacity;
  personId: string;
  /** The hash of what was signed. */
  contentHash: string;
  voided: boolean;
};

export type SignableVersion = {
  status: VersionStatus;
  contentHash: string;
  signatures: readonly Signature[];
};

/**
 * Capacities in which the current signatory has not signed this very content. Empty for a version that rule 5 of product.md lets
 * be in force; for one in force already, those a new lead or head still has to sign in.
 */
export function awaitedCapacities(version: SignableVersion, signing: Signatories): Capacity[] {
  return capacities.filter(
    (capacity) => !version.signatures.some((signature) => counts(signature, { version, signing, capacity })),
  );
}

function counts(
  signature: Signature,
  { version, signing, capacity }: { version: SignableVersion; signing: Signatories; capacity: Capacity },
): boolean {
  return (
    signature.capacity === capacity &&
    !signature.voided &&
    signature.contentHash === version.contentHash &&
    signature.personId === signing[capacity]
  );
}

/** The capacity in which this person's signature is awaited on the version, null when it is not. */
export function awaitedFrom(
  version: SignableVersion,
  signing: Signatories,
  personId: string,
): Capacity | null {
  if (version.status !== "proposed" && version.status !== "in-force") return null;
  const capacity = capacityOf(signing, personId);
  return capacity !== null && awaitedCapacities(version, signing).includes(capacity) ? capacity : null;
}

export type SigningDecision = {
  capacity: Capacity;
  /** Ids of signatures that give way: of people who no longer hold the seat signed for. */
  voids: string[];
  /** True when this is the last signature a proposed version needs. */
  comesIntoForce: boolean;
};

/**
 * What follows when `personId` signs `contentHash`, the content they were shown. Only a complete squad signs (rules 1 and 5);
 * a version in force can still be signed by a lead or head who came after it. Throws `conflict` when this version is not open
 * for signing, the content is not what was shown, the squad is incomplete or the person has signed; `forbidden` for anyone who is
 * not one of the four.
 */
export function decideSigning({
  version,
  signing,
  personId,
  contentHash,
}: {
  version: SignableVersion;
  signing: Signatories;
  personId: string;
  contentHash: string;
}): SigningDecision {
  if (version.status !== "proposed" && version.status !== "in-force") {
    throw new AppError("conflict", { reason: "contract_not_open_for_signing" });
  }
  const capacity = capacityOf(signing, personId);
  if (capacity === null) throw new AppError("forbidden", { reason: "contract_not_a_signatory" });
  if (contentHash !== version.contentHash)
    throw new AppError("conflict", { reason: "contract_content_changed" });
  if (signing.tech === null || signing.data === null || signing.product === null) {
    throw new AppError("conflict", { reason: "contract_squad_incomplete" });
  }
  const awaited = awaitedCapacities(version, signing);
  if (!awaited.includes(capacity)) throw new AppError("conflict", { reason: "contract_already_signed" });
  return {
    capacity,
    voids: version.signatures
      .filter((signature) => signature.capacity === capacity && !signature.voided)
      .map((signature) => signature.id),
    comesIntoForce: version.status === "proposed" && awaited.length === 1,
  };
}
