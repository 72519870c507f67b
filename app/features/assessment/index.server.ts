export { gatherBundle, schemeOf } from "./gather.server";
export { dayOfReadiness } from "./readiness.server";
