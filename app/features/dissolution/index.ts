export { EndedBanner } from "./ended-banner";
