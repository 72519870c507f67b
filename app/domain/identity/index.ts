export * from "./device";
export * from "./invitation";
export * from "./password";
export * from "./role-change";
export * from "./throttle";
