export { contractAlignment } from "./alignment.server";
export { contentHashOf } from "./content-hash.server";
export { type PendingSignature, pendingSignatures } from "./pending-signatures.server";
export { domainSignature } from "./sign-version.server";
export { type SignatoriesOnDay, signatoriesOf } from "./signatories.server";
