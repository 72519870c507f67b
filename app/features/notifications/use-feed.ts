import { useFetcher } from "react-router";
import { useLive } from "~/features/live";
import { paths } from "~/platform/paths";

/** The counts in the frame of every page. */
export type Feed = { unread: number; waiting: number };

/** The counts of the frame, `drawn` at first, asked for again when the reader is told something. */
export function useFeed({ personId, drawn }: { personId: string; drawn: Feed }): Feed {
  const feed = useFetcher<Feed>({ key: "notifications-feed" });
  useLive({
    topics: [`person:${personId}`],
    onChange: () => void feed.load(paths.notificationsFeed),
  });
  return feed.data ?? drawn;
}
