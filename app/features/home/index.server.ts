export { frameCounts } from "./waiting.server";
