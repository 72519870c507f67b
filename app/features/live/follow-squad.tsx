import { ConnectionNotice } from "./connection-notice";
import { useLive, useLookingAt, useSerialRevalidate } from "./use-live";
import { WhoLooks } from "./who-looks";

/**
 * Keeps a page that shows the squad's tasks, or one of them, as it is for everybody, and shows who else looks at it.
 */
export function FollowSquad({ squadId, taskId }: { squadId: string; taskId?: string }) {
  const revalidate = useSerialRevalidate();
  useLookingAt({ squadId, taskId: taskId ?? null });
  useLive({
    topics: [`squad:${squadId}`],
    onChange: ({ messages, refresh }) => {
      const concerns = taskId === undefined || messages.some(({ subject }) => subject.id === taskId);
      if (refresh || concerns) revalidate();
    },
  });
  return (
    <span className="flex items-center gap-2 empty:hidden">
      <ConnectionNotice />
      <WhoLooks squadId={squadId} taskId={taskId} />
    </span>
  );
}
