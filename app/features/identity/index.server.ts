export { awaitsFirstRun } from "./first-run.server";
export { forgetExpired } from "./forget-expired.server";
export { setupCode } from "./setup-code.server";
