import { newId } from "#db/id";
import { insertLiveEvents } from "#db/repositories/live-events";
import {
  deleteLostPresences,
  deletePresences,
  insertPresence,
  type Present,
  presentOn,
  renewPresences,
  savePresentTask,
} from "#db/repositories/presences";
import type { Store, Tx } from "#db/store";
import { groupBy } from "~/domain/group-by";
import type { LiveTopic } from "../context.server";
import type { PresenceMessage } from "./message";

/** A presence that is not renewed for this long is over. */
const presentMilliseconds = 45_000;

/** The type of the outbox's events that tell of presence; they are told to no audit log. */
export const presenceSubject = "presence";

type PresenceOptions = { store: Store; clock: () => Date; wake: (at: Date) => void };

export type Presences = ReturnType<typeof presencesOf>;

/** Who looks at which board and task, kept in the database so that every process knows. */
export function presencesOf({ store, clock, wake }: PresenceOptions) {
  /** Streams of this process that are present. */
  const own = new Set<string>();

  const change = async (work: (t: Tx, now: Date) => Promise<readonly string[]>) => {
    const now = clock();
    const topics = await store.tx(async (t) => {
      const changed = await work(t, now);
      await insertLiveEvents(
        t,
        changed.map((topic) => ({
          id: newId(),
          at: now,
          topic,
          subjectType: presenceSubject,
          subjectId: topic,
          version: null,
          actorId: null,
        })),
      );
      return changed;
    });
    if (topics.length > 0) wake(now);
    return topics;
  };

  return {
    join: async ({
      streamId,
      topic,
      personId,
      taskId,
    }: {
      streamId: string;
      topic: LiveTopic;
      personId: string;
      taskId: string | null;
    }) => {
      own.add(streamId);
      await change(async (t, now) => {
        await insertPresence(t, { streamId, topic, personId, taskId, seenAt: now });
        return [topic];
      });
    },
    /** The person's stream has this task open, or none; false when the person has no such stream. */
    look: async (place: { streamId: string; personId: string; taskId: string | null }) => {
      const topics = await change(async (t, now) => {
        const topic = await savePresentTask(t, { ...place, now });
        return topic === undefined ? [] : [topic];
      });
      return topics.length > 0;
    },
    leave: async (streamIds: readonly string[]) => {
      const present = streamIds.filter((id) => own.delete(id));
      if (present.length > 0) await change((t) => deletePresences(t, present));
    },
    /** Keeps this process's streams present and ends those that nobody keeps. */
    renew: async () => {
      await change(async (t, now) => {
        await renewPresences(t, { streamIds: [...own], now });
        return deleteLostPresences(t, new Date(now.getTime() - presentMilliseconds));
      });
    },
    ids: () => [...own],
    /** One message a topic, with everybody present on it. */
    messages: async (topics: readonly string[]): Promise<PresenceMessage[]> => {
      const since = new Date(clock().getTime() - presentMilliseconds);
      const rows = groupBy(await presentOn(store.read, { topics, since }), ({ topic }) => topic);
      return topics.map((topic) => ({ topic, people: peopleOf(rows.get(topic) ?? []) }));
    },
  };
}

/** One entry a person, however many streams they have. */
function peopleOf(rows: readonly Present[]) {
  return [...groupBy(rows, ({ personId }) => personId)].map(([id, streams]) => ({
    id,
    name: streams[0]!.name,
    nameEn: streams[0]!.nameEn,
    discipline: streams[0]!.discipline,
    taskIds: [...new Set(streams.flatMap(({ taskId }) => taskId ?? []))],
  }));
}
