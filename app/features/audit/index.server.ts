export { type CheckpointReason, signCheckpoint, signDailyCheckpoint } from "./checkpoint.server";
export { signingKey } from "./signing-key.server";
export { type Verification, verifyChain } from "./verify-chain.server";
