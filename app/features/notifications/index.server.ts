export { type Notice, notify } from "./notify.server";
