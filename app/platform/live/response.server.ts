import type { ServerResponse } from "node:http";
import { createContext } from "react-router";

/**
 * The Node response behind a request, for streams: its `close` tells reliably that the reader went away, which the request's
 * signal alone does not; null where a loader is called without a server.
 */
export const responseContext = createContext<ServerResponse | null>(null);
