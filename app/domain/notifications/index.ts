export * from "./kinds";
export * from "./schedule";
export * from "./visit";
export * from "./wishes";
