import type { LiveTopic } from "../context.server";
import { ending } from "./frames";
import type { EndReason } from "./message";

/** Where a stream's bytes go; `pending` is how many the reader has not taken yet. */
export type Sink = {
  write: (bytes: Uint8Array) => void;
  end: () => void;
  cut: () => void;
  pending: () => number;
};

export type Stream = {
  id: string;
  personId: string;
  sessionId: string;
  topics: readonly LiveTopic[];
  sink: Sink;
};

/** A reader that lets more than this pile up is cut off; it connects again and catches up. */
const mostPending = 256 * 1024;
const mostPerPerson = 20;

export type Streams = ReturnType<typeof streamSet>;

/** The open streams of this process, by topic and person. */
export function streamSet() {
  const all = new Map<string, Stream>();
  const byTopic = new Map<string, Set<Stream>>();
  const byPerson = new Map<string, Set<Stream>>();

  const put = (index: Map<string, Set<Stream>>, key: string, stream: Stream) => {
    const set = index.get(key) ?? new Set();
    index.set(key, set.add(stream));
  };
  const drop = (index: Map<string, Set<Stream>>, key: string, stream: Stream) => {
    const set = index.get(key);
    set?.delete(stream);
    if (set?.size === 0) index.delete(key);
  };

  const remove = (stream: Stream): boolean => {
    if (!all.delete(stream.id)) return false;
    for (const topic of stream.topics) drop(byTopic, topic, stream);
    drop(byPerson, stream.personId, stream);
    return true;
  };
  const send = (stream: Stream, bytes: Uint8Array) => {
    if (stream.sink.pending() > mostPending) {
      remove(stream);
      stream.sink.cut();
    } else stream.sink.write(bytes);
  };
  const end = (stream: Stream, reason: EndReason) => {
    if (!remove(stream)) return;
    stream.sink.write(ending(reason));
    stream.sink.end();
  };

  return {
    /** Takes a stream in; the oldest of a person who has too many ends. */
    add: (stream: Stream) => {
      all.set(stream.id, stream);
      for (const topic of stream.topics) put(byTopic, topic, stream);
      put(byPerson, stream.personId, stream);
      const own = byPerson.get(stream.personId)!;
      const [oldest] = own;
      if (own.size > mostPerPerson && oldest) end(oldest, "too-many");
    },
    /** False when the stream was gone already. */
    remove,
    end,
    send,
    sendToTopic: (topic: string, bytes: Uint8Array) => {
      for (const stream of [...(byTopic.get(topic) ?? [])]) send(stream, bytes);
    },
    sendToAll: (bytes: Uint8Array) => {
      for (const stream of [...all.values()]) send(stream, bytes);
    },
    on: (topic: string): Stream[] => [...(byTopic.get(topic) ?? [])],
    of: (personId: string): Stream[] => [...(byPerson.get(personId) ?? [])],
    all: (): Stream[] => [...all.values()],
    size: () => all.size,
  };
}
