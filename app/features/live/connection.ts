import type { LiveTopic } from "~/platform/context.server";
import type {
  EndReason,
  HelloMessage,
  LiveMessage,
  PresenceMessage,
  PresentPerson,
} from "~/platform/live/message";
import { paths } from "~/platform/paths";

/** What reached the page since it was last told; `refresh` when that cannot be told one by one. */
export type LiveChanges = { messages: readonly LiveMessage[]; refresh: boolean };

export type Follower = { topics: readonly LiveTopic[]; onChange: (changes: LiveChanges) => void };

/** The board the page shows, and the task open beside it. */
export type Place = { squadId: string; taskId: string | null };

export type LiveState = {
  /** `lost` only when it has been so for a moment: a page that reconnects at once need not say so. */
  connection: "off" | "open" | "lost";
  personId: string | null;
  /** By topic, everybody who looks, oneself included. */
  present: ReadonlyMap<string, readonly PresentPerson[]>;
};

/** What the connection needs of a browser; tests bring their own. */
export type LiveEnvironment = {
  open: (url: string) => EventSource;
  post: (url: string, fields: Record<string, string>) => Promise<unknown>;
  now: () => number;
  later: (work: () => void, milliseconds: number) => () => void;
  random: () => number;
};

const gatherMilliseconds = 10;
/** A page is shown this much after its data was read, at most. */
const loadMilliseconds = 5_000;
const silenceMilliseconds = 50_000;
const noticeMilliseconds = 2_000;
const longestPause = 15_000;
const rememberedIds = 1_000;

const off: LiveState = { connection: "off", personId: null, present: new Map() };

export type LiveConnection = ReturnType<typeof liveConnection>;

/**
 * One event stream for all that a page follows. It opens again when what is followed changes or the connection breaks, and asks for
 * what happened since it was certainly up to date.
 */
export function liveConnection({ open, post, now, later, random }: LiveEnvironment) {
  const followers = new Set<Follower>();
  const listeners = new Set<() => void>();
  const places: Place[] = [];
  const seen = new Set<string>();
  let state = off;
  let source: EventSource | null = null;
  let address = "";
  let streamId: string | null = null;
  let lookedAt: string | null = null;
  let awake = true;
  let fresh = Number.POSITIVE_INFINITY;
  let failures = 0;
  let gathered: { messages: LiveMessage[]; refresh: boolean } | null = null;
  let cancelSilence = () => {};
  let cancelRetry = () => {};
  let cancelNotice = () => {};
  let planned = false;

  const set = (change: Partial<LiveState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };

  const deliver = () => {
    const changes = gathered;
    gathered = null;
    if (!changes) return;
    for (const { topics, onChange } of [...followers]) {
      const messages = changes.messages.filter(({ topic }) => topics.includes(topic as LiveTopic));
      if (messages.length > 0 || changes.refresh) onChange({ messages, refresh: changes.refresh });
    }
  };
  const gather = (messages: readonly LiveMessage[], refresh: boolean) => {
    if (!gathered) later(deliver, gatherMilliseconds);
    gathered = {
      messages: [...(gathered?.messages ?? []), ...messages],
      refresh: refresh || (gathered?.refresh ?? false),
    };
  };

  const close = () => {
    cancelSilence();
    source?.close();
    source = null;
    streamId = null;
  };
  const alive = () => {
    fresh = now();
    cancelSilence();
    cancelSilence = later(() => lost(0), silenceMilliseconds);
  };
  /** Opens again after a pause that grows with every failure. */
  const lost = (least: number) => {
    close();
    const pause = Math.max(least, Math.min(500 * 2 ** failures, longestPause)) * (0.75 + random() / 2);
    failures += 1;
    cancelRetry();
    cancelRetry = later(connect, pause);
    if (state.connection !== "lost") {
      cancelNotice();
      cancelNotice = later(() => !streamId && awake && set({ connection: "lost" }), noticeMilliseconds);
    }
  };

  const query = () => {
    const topics = new Set([...followers].flatMap((follower) => follower.topics));
    const place = places.at(-1);
    if (place) topics.add(`squad:${place.squadId}`);
    const params = new URLSearchParams([...topics].sort().map((topic) => ["topic", topic]));
    if (place) params.set("board", place.squadId);
    return topics.size === 0 ? null : params;
  };

  const connect = () => {
    cancelRetry();
    const params = query();
    close();
    address = params?.toString() ?? "";
    if (!params || !awake) return;
    const place = places.at(-1);
    if (place?.taskId) params.set("task", place.taskId);
    lookedAt = place?.taskId ?? null;
    params.set("age", String(Math.max(0, Math.round(now() - Math.min(fresh, now())))));
    const mine = open(`${paths.events}?${params}`);
    source = mine;
    const on = <T>(event: string, take: (data: T) => void) =>
      mine.addEventListener(event, ({ data }: MessageEvent<string>) => {
        if (source !== mine) return;
        alive();
        take(JSON.parse(data) as T);
      });
    on<HelloMessage>("hello", ({ stream, personId }) => {
      streamId = stream;
      failures = 0;
      cancelNotice();
      set({ connection: "open", personId });
      look();
    });
    on("beat", () => {});
    on("refresh", () => gather([], true));
    on<PresenceMessage>("presence", ({ topic, people }) =>
      set({ present: new Map(state.present).set(topic, people) }),
    );
    on<LiveMessage>("message", (message) => {
      if (seen.has(message.id)) return;
      seen.add(message.id);
      if (seen.size > rememberedIds) seen.delete(seen.values().next().value!);
      gather([message], false);
    });
    on<{ reason: EndReason }>("end", ({ reason }) => {
      if (reason === "access") gather([], true);
      lost({ access: 5_000, "too-many": 60_000, restart: 500 }[reason]);
    });
    mine.onerror = () => {
      if (source === mine) lost(0);
    };
    cancelSilence();
    cancelSilence = later(() => lost(0), silenceMilliseconds);
  };

  const look = () => {
    const taskId = places.at(-1)?.taskId ?? null;
    if (!streamId || taskId === lookedAt) return;
    lookedAt = taskId;
    post(paths.eventsLook, { stream: streamId, ...(taskId ? { task: taskId } : {}) }).catch(() => {});
  };

  /** After everything that changes with one navigation has changed. */
  const plan = () => {
    if (planned) return;
    planned = true;
    queueMicrotask(() => {
      planned = false;
      if ((query()?.toString() ?? "") === address) return look();
      connect();
    });
  };

  return {
    follow: (follower: Follower): (() => void) => {
      followers.add(follower);
      fresh = Math.min(fresh, Math.max(0, now() - loadMilliseconds));
      plan();
      return () => {
        followers.delete(follower);
        plan();
      };
    },
    stay: (place: Place): (() => void) => {
      places.push(place);
      plan();
      return () => {
        places.splice(places.indexOf(place), 1);
        plan();
      };
    },
    /** A page that nobody sees gives its connection back; a browser has few for one server. */
    wake: (seeing: boolean) => {
      if (awake === seeing) return;
      awake = seeing;
      if (seeing) failures = 0;
      cancelNotice();
      connect();
      if (!seeing && state.connection !== "off") set({ connection: "off", present: new Map() });
    },
    /** The network is back: no need to wait for the next attempt. */
    retry: () => {
      if (awake && !streamId) connect();
    },
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    state: () => state,
  };
}
