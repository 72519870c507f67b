export * from "./alignment-table";
export * from "./difference";
export * from "./fields";
export * from "./lifecycle";
