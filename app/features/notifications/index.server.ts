export { unreadMentions } from "./mentions.server";
export { type Notice, notify } from "./notify.server";
export { type Settlement, settle } from "./settle.server";
