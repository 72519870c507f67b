export * from "./age";
export * from "./column";
export * from "./event";
export * from "./handoff";
export * from "./merge";
export * from "./move";
export * from "./position";
export * from "./priority";
