export * from "./aggregate";
export * from "./batch";
export * from "./day-text";
export * from "./definition";
export * from "./freshness";
export * from "./reading";
export * from "./source";
