export { EdgeStatus } from "./edge-status";
export { Triangle, type TriangleProps } from "./triangle";
export type { TriangleAttainment, TriangleEdge, TriangleSeat } from "./types";
