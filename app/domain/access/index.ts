export * from "./actor";
export * from "./policy";
export * from "./resources";
