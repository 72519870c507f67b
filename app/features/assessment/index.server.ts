export { gatherBundle, schemeOf } from "./gather.server";
export { dayOfReadiness, readinessOf, unreadyOf } from "./readiness.server";
