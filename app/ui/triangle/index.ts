export { Triangle, type TriangleProps } from "./triangle";
export type { TriangleAttainment, TriangleEdge, TriangleSeat } from "./types";
export { EdgeStatus } from "./edge-status";
