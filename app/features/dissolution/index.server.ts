export { type EndedSquad, endedSquads, endedSquadsToHandOver } from "./ended.server";
export { remindOfDissolutions } from "./remind.server";
