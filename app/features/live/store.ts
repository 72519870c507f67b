import { useSyncExternalStore } from "react";
import { type LiveConnection, type LiveState, liveConnection } from "./connection";

const hiddenMilliseconds = 10_000;
const nothing: LiveState = { connection: "off", personId: null, present: new Map() };

let connection: LiveConnection | null = null;

/** The tab's one connection, made when the first component on a page asks for it. */
export function tabConnection(): LiveConnection {
  if (connection) return connection;
  const made = liveConnection({
    open: (url) => new EventSource(url),
    post: (url, fields) => fetch(url, { method: "POST", body: new URLSearchParams(fields) }),
    now: () => performance.now(),
    later: (work, milliseconds) => {
      const timer = setTimeout(work, milliseconds);
      return () => clearTimeout(timer);
    },
    random: Math.random,
  });
  let closing: ReturnType<typeof setTimeout> | undefined;
  document.addEventListener("visibilitychange", () => {
    clearTimeout(closing);
    if (document.visibilityState === "visible") made.wake(true);
    else closing = setTimeout(() => made.wake(false), hiddenMilliseconds);
  });
  window.addEventListener("pagehide", () => made.wake(false));
  window.addEventListener("pageshow", () => made.wake(true));
  window.addEventListener("online", () => made.retry());
  connection = made;
  return made;
}

const subscribe = (listener: () => void) => tabConnection().subscribe(listener);

/** What the tab's connection knows; nothing while the server renders. */
export const useLiveState = <T>(select: (state: LiveState) => T): T =>
  useSyncExternalStore(
    subscribe,
    () => select(tabConnection().state()),
    () => select(nothing),
  );
