export * from "./assessment";
export * from "./audit";
export * from "./board";
export * from "./contracts";
export * from "./identity";
export * from "./metrics";
export * from "./org";
export * from "./people";
