export type { LiveChanges } from "./connection";
export { ConnectionNotice } from "./connection-notice";
export { FollowSquad } from "./follow-squad";
export { LiveLine } from "./live-line";
export {
  useLive,
  useLookingAt,
  useSelfId,
  useSerialRevalidate,
} from "./use-live";
export { WhoLooks } from "./who-looks";
