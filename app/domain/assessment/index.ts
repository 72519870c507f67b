export * from "./bundle";
export { type BundleProblem, type ParsedBundle, parseBundle } from "./bundle-reader";
export {
  type BandCurve,
  type BlendableCurve,
  type BlendCurve,
  type Curve,
  type CurveKind,
  curveKinds,
  curvePoints,
  type DeductionCurve,
  type MilestoneActual,
  type MilestonesCurve,
  type RatioCurve,
  type ThresholdCurve,
} from "./curve";
export {
  type CurveArithmetic,
  type CurveExplanation,
  explainCurve,
  type MilestoneArithmetic,
  type Operand,
  type Segment,
} from "./curve-explanation";
export { validateCurve } from "./curve-reader";
export { type CurveShape, curveShape, type Knot } from "./curve-shape";
export { type PointsSource, type PoolBlock, type PoolScore, type ScoredItem, scorePool } from "./pool";
export { type AlignmentLimits, defaultLimits, type SchemeRules, splitGates } from "./scheme-rules";
export {
  type AssessmentFigures,
  type AssessmentResult,
  ENGINE_VERSION,
  type JointScoreToDate,
  jointScoreToDate,
  type PersonFigures,
  type RatedFigures,
  type SquadFigures,
  scoreBundle,
  scoreFigures,
} from "./score";
export type * from "./trace";
