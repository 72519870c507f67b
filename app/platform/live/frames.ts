import type { NamedLiveEvent } from "#db/repositories/live-events";
import type { EndReason, HelloMessage, LiveMessage, PresenceMessage } from "./message";

const encoder = new TextEncoder();

/** One frame of an event stream (WHATWG HTML, server-sent events). */
function frame({ id, event, value }: { id?: string; event?: string; value: unknown }): string {
  const lines = [id && `id: ${id}`, event && `event: ${event}`, `data: ${JSON.stringify(value)}`];
  return `${lines.filter(Boolean).join("\n")}\n\n`;
}

/** Milliseconds after which a browser connects again by itself. */
const retry = 3_000;

/** An event and no comment: a page cannot see comments, and should notice a connection that died in silence. */
export const heartbeat = encoder.encode(frame({ event: "beat", value: {} }));

/** The stream's own id, by which the page later says what it looks at, and whose it is. */
export const hello = (value: HelloMessage) =>
  encoder.encode(`retry: ${retry}\n${frame({ event: "hello", value })}`);

/** Tells the browser to fetch everything again: what it missed is not known any more. */
export const refresh = encoder.encode(frame({ event: "refresh", value: {} }));

export const ending = (reason: EndReason) => encoder.encode(frame({ event: "end", value: { reason } }));

export const presence = (message: PresenceMessage) =>
  encoder.encode(frame({ event: "presence", value: message }));

/** The frames of some events, to be written at once. */
export const changes = (events: readonly NamedLiveEvent[]) =>
  encoder.encode(events.map((event) => frame({ id: event.id, value: messageOf(event) })).join(""));

const messageOf = (event: NamedLiveEvent): LiveMessage => ({
  id: event.id,
  topic: event.topic,
  subject: { type: event.subjectType, id: event.subjectId },
  version: event.version,
  actor:
    event.actorId === null
      ? null
      : { id: event.actorId, name: event.actorName ?? "", nameEn: event.actorNameEn ?? "" },
});
