import { useCallback, useEffect, useRef } from "react";
import type { LiveTopic } from "~/platform/context.server";
import type { PresentPerson } from "~/platform/live/message";
import { useRefetch } from "~/platform/refetch";
import type { LiveChanges } from "./connection";
import { tabConnection, useLiveState } from "./store";

type UseLive = {
  topics: readonly LiveTopic[];
  /** What to do about changes; fetches what the page shows again when absent. */
  onChange?: (changes: LiveChanges) => void;
  /** While true changes wait, as during a drag; afterwards they come all at once. */
  busy?: () => boolean;
};

const busyMilliseconds = 100;

/** Tells about changes of the topics while the component is shown. */
export function useLive({ topics, onChange, busy }: UseLive): void {
  const revalidate = useSerialRevalidate();
  const key = topics.join(" ");
  const latest = useRef({ onChange, busy, revalidate });
  useEffect(() => {
    latest.current = { onChange, busy, revalidate };
  });
  useEffect(() => {
    if (key === "") return;
    let held: LiveChanges | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const flush = () => {
      clearTimeout(timer);
      if (!held) return;
      if (latest.current.busy?.()) {
        timer = setTimeout(flush, busyMilliseconds);
        return;
      }
      const changes = held;
      held = null;
      if (latest.current.onChange) latest.current.onChange(changes);
      else latest.current.revalidate();
    };
    const leave = tabConnection().follow({
      topics: key.split(" ") as LiveTopic[],
      onChange: ({ messages, refresh }) => {
        held = {
          messages: [...(held?.messages ?? []), ...messages],
          refresh: refresh || (held?.refresh ?? false),
        };
        flush();
      },
    });
    return () => {
      clearTimeout(timer);
      leave();
    };
  }, [key]);
}

/** Fetches what the page shows again; asked for in the meantime, once more afterwards, so that many changes do not starve it. */
export function useSerialRevalidate(): () => void {
  const refetch = useRefetch();
  const under = useRef(false);
  const again = useRef(false);
  return useCallback(async () => {
    if (under.current) {
      again.current = true;
      return;
    }
    under.current = true;
    try {
      do {
        again.current = false;
        await refetch();
      } while (again.current);
    } finally {
      under.current = false;
    }
  }, [refetch]);
}

/** Says that the page shows this board, and which task is open beside it, to everybody who looks at it too. */
export function useLookingAt({ squadId, taskId }: { squadId: string; taskId: string | null }): void {
  useEffect(() => tabConnection().stay({ squadId, taskId }), [squadId, taskId]);
}

/** `lost` when changes do not arrive at present. */
export const useConnection = () => useLiveState(({ connection }) => connection);

/** The reader's own id, once the connection told it. */
export const useSelfId = () => useLiveState(({ personId }) => personId);

const nobody: readonly PresentPerson[] = [];

/** Who else looks at the board. */
export function usePresence(squadId: string): readonly PresentPerson[] {
  const present = useLiveState((state) => state.present.get(`squad:${squadId}`) ?? nobody);
  const self = useSelfId();
  return present.filter(({ id }) => id !== self);
}
