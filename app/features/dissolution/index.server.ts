export { type EndedSquad, endedSquads, endedSquadsLed } from "./ended.server";
export { remindOfDissolutions } from "./remind.server";
