import { type AuditFilter, entriesBefore } from "#db/repositories/audit-log";
import type { Context } from "~/platform/context.server";
import { csvCell } from "~/platform/csv-out";
import { isMessageKey } from "~/platform/i18n";
import { filterOf } from "./list-entries.server";
import type { AuditSearch } from "./queries";

const batch = 2_000;

/** The filtered log as a CSV stream, the latest entry first: any size, a batch in memory at a time. */
export async function exportEntries(ctx: Context, query: AuditSearch): Promise<ReadableStream<Uint8Array>> {
  ctx.require("audit.read");
  const filter = await filterOf(ctx, query);
  ctx.log.info({ personId: ctx.actor.personId, query }, "audit log exported");
  const lines = csvLines(ctx, filter);
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
}

const line = (cells: readonly (string | number | null)[]): string => `${cells.map(csvCell).join(",")}\r\n`;

async function* csvLines(
  { store, t }: Context,
  filter: AuditFilter | null,
): AsyncGenerator<string, undefined> {
  yield `\uFEFF${line(["seq", "at", "actor_id", "actor", "action", "action_name", "subject_type", "subject_id", "hash"])}`;
  let before: number | undefined;
  while (filter) {
    const rows = await entriesBefore(store.read, { filter, before, limit: batch });
    if (rows.length === 0) return;
    const text = rows.map(({ seq, at, actorId, actor, action, subjectType, subjectId, hash }) => {
      const key = `audit.action.${action}`;
      const words = isMessageKey(key) ? t(key) : action;
      return line([seq, at.toISOString(), actorId, actor, action, words, subjectType, subjectId, hash]);
    });
    yield text.join("");
    before = rows.at(-1)!.seq;
  }
}
