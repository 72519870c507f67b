import type { ServerResponse } from "node:http";
import { newId } from "#db/id";
import { AppError } from "~/domain/errors";
import type { Context, LiveTopic } from "~/platform/context.server";
import type { Sink } from "~/platform/live/streams.server";
import { mayFollowAll } from "~/platform/live/topics.server";
import type { StreamQuery } from "./query";

const headers = {
  "Content-Type": "text/event-stream; charset=utf-8",
  // A proxy that buffers would hold events back.
  "X-Accel-Buffering": "no",
  // The socket ends with the stream, so that a stopping process is rid of it.
  Connection: "close",
};

type Opening = {
  query: StreamQuery | undefined;
  lastEventId: string | null;
  response: ServerResponse | null;
};

/** An event stream of the topics asked for. Throws `not_found` unless the reader may follow all of them. */
export async function openStream(ctx: Context, { query, lastEventId, response }: Opening): Promise<Response> {
  if (!query) throw new AppError("not_found");
  const { topics, board, task, age } = query;
  const looked: LiveTopic | null = board === undefined ? null : `squad:${board}`;
  const known = looked === null || topics.includes(looked);
  if (!known || !(await mayFollowAll(ctx.store.read, { actor: ctx.actor, topics })))
    throw new AppError("not_found");
  if (!ctx.live || !response) throw new AppError("unavailable");
  const { sink, body } = sinkFor(response);
  const leave = await ctx.live.open({
    id: newId(),
    personId: ctx.actor.personId,
    sessionId: ctx.sessionId,
    topics,
    sink,
    looksAt: looked && { topic: looked, taskId: task ?? null },
    caughtUp: lastEventId ? { lastEventId } : { millisecondsAgo: age },
  });
  if (response.closed || response.destroyed) leave();
  else response.once("close", leave);
  return new Response(body, { headers });
}

/** Bytes written to the sink are the body; what the reader has not taken is counted in both queues. */
function sinkFor(response: ServerResponse): { sink: Sink; body: ReadableStream<Uint8Array> } {
  let open = true;
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const close = () => {
    if (!open) return;
    open = false;
    controller?.close();
  };
  const size = (chunk: Uint8Array) => chunk.byteLength;
  const body = new ReadableStream<Uint8Array>(
    {
      start: (started) => {
        controller = started;
      },
      cancel: () => {
        open = false;
      },
    },
    { highWaterMark: 0, size },
  );
  response.once("close", close);
  const sink: Sink = {
    write: (bytes) => {
      if (open) controller?.enqueue(bytes);
    },
    end: close,
    cut: () => response.destroy(),
    pending: () => response.writableLength - (controller?.desiredSize ?? 0),
  };
  return { sink, body };
}
