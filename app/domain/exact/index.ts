export { decimal, type Exact, exactText, isDecimal, printed, shortDecimal } from "./exact";
export { type Figure, figure } from "./figure";
export type { Problem, ProblemCode } from "./problem";
