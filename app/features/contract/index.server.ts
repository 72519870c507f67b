export { contractAlignment } from "./alignment.server";
export { contentHashOf } from "./content-hash.server";
export { type PendingSignature, pendingSignatures } from "./pending-signatures.server";
export { type SignatoriesOnDay, signatoriesOn } from "./signatories.server";
