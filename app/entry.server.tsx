import { Writable } from "node:stream";
import { renderToPipeableStream } from "react-dom/server";
import {
  type EntryContext,
  type HandleErrorFunction,
  type RouterContextProvider,
  ServerRouter,
} from "react-router";
import { requestContext } from "./platform/context.server";
import { loggedPath } from "./platform/logged-path";

export const streamTimeout = 10_000;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  entry: EntryContext,
  context: Readonly<RouterContextProvider>,
): Promise<Response> {
  const { nonce, log } = context.get(requestContext);
  return new Promise((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(
      <ServerRouter context={entry} url={request.url} nonce={nonce} />,
      {
        nonce,
        onAllReady() {
          clearTimeout(timer);
          pipe(
            gathered((body) => {
              headers.set("Content-Type", "text/html; charset=utf-8");
              resolve(new Response(body, { headers, status }));
            }),
          );
        },
        onShellError: reject,
        onError(error: unknown) {
          log.error({ err: error }, "rendering failed");
        },
      },
    );
    const timer = setTimeout(abort, streamTimeout + 1_000);
  });
}

/** Every loader has answered before a page is drawn, so it goes out in one piece: passing on each small part costs more than the parts. */
function gathered(done: (body: Buffer<ArrayBuffer>) => void): Writable {
  const parts: Buffer[] = [];
  return new Writable({
    write: (part: Buffer, _encoding, next) => {
      parts.push(part);
      next();
    },
    final: (next) => {
      done(Buffer.concat(parts));
      next();
    },
  });
}

export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (!request.signal.aborted)
    context
      .get(requestContext)
      .log.error({ err: error, path: loggedPath(new URL(request.url).pathname) }, "page failed");
};
