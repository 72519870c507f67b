export * from "./bundle";
export { type CurveConflict, curveConflicts } from "./curve-conflicts";
export * from "./inputs";
export * from "./lifecycle";
export * from "./readiness";
export { type BundleHead, reducedBundle } from "./reduced";
export { cycleSpanDays } from "./span";
export { withoutActuals } from "./without-actuals";
