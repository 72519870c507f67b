export * from "./actor";
export * from "./policy";
export * from "./resources";
export * from "./squad-scope";
