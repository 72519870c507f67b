export { decimal, type Exact, exactText, isDecimal, printed, shortDecimal } from "./exact";
export type { Figure } from "./figure";
export type { Problem, ProblemCode } from "./problem";
