export { waitingCount } from "./waiting.server";
