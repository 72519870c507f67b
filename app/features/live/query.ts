import { z } from "zod";
import type { LiveTopic } from "~/platform/context.server";

const topic = z.custom<LiveTopic>(
  (value) => typeof value === "string" && /^(squad|person):[\w-]{1,40}$/.test(value),
);

/** What a stream's address asks for. */
const streamQuery = z.object({
  topics: z.array(topic).min(1).max(20),
  /** The squad whose board is looked at. */
  board: z.string().max(40).optional(),
  task: z.string().max(40).optional(),
  /** Milliseconds since the page was certainly up to date. */
  age: z.coerce.number().int().min(0).max(86_400_000).catch(0),
});
export type StreamQuery = z.infer<typeof streamQuery>;

/** The query of an event stream's address; undefined when it is none. */
export function readStreamQuery(params: URLSearchParams): StreamQuery | undefined {
  return streamQuery.safeParse({
    topics: [...new Set(params.getAll("topic"))],
    board: params.get("board") ?? undefined,
    task: params.get("task") ?? undefined,
    age: params.get("age") ?? 0,
  }).data;
}
