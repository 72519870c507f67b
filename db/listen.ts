import pg from "pg";
import { dialectOf } from "./dialect";

/** The channel on which PostgreSQL tells every process that the outbox has something new. */
export const liveChannel = "trivet_live";

export type Listener = { close: () => Promise<void> };

type ListenOptions = {
  url: string;
  /** Called with each notification's text, and with null when listening begins anew: some may have been missed. */
  onNotice: (payload: string | null) => void;
  onError: (error: unknown) => void;
};

const shortestPause = 250;
const longestPause = 10_000;

/**
 * Listens to `liveChannel` on a connection of its own and connects again when it breaks. A notification only wakes; what
 * happened is in the outbox. SQLite has none: its one process wakes itself.
 */
export function listenLive({ url, onNotice, onError }: ListenOptions): Listener {
  if (dialectOf(url) === "sqlite") return { close: async () => undefined };
  let closed = false;
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  let pause = shortestPause;

  const connect = async () => {
    const mine = new pg.Client({ connectionString: url, keepAlive: true });
    let broken = false;
    const again = (error?: unknown) => {
      if (broken || closed) return;
      broken = true;
      if (error) onError(error);
      mine.end().catch(() => undefined);
      timer = setTimeout(() => void connect(), pause);
      timer.unref();
      pause = Math.min(pause * 2, longestPause);
    };
    mine.on("error", again);
    mine.on("end", () => again());
    mine.on("notification", ({ payload }) => onNotice(payload ?? null));
    try {
      client = mine;
      await mine.connect();
      await mine.query(`listen ${liveChannel}`);
      pause = shortestPause;
      onNotice(null);
    } catch (error) {
      again(error);
    }
  };
  void connect();
  return {
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await client?.end().catch(() => undefined);
    },
  };
}
