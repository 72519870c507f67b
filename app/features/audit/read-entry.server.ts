import { entryBySeq, subjectNames } from "#db/repositories/audit-log";
import { differences } from "~/domain/audit/difference";
import { AppError } from "~/domain/errors";
import type { Context } from "~/platform/context.server";

/** One entry in full: what changed, leaf by leaf, and its place in the chain. */
export async function readEntry(ctx: Context, seq: number) {
  ctx.require("audit.read");
  const r = ctx.store.read;
  const entry =
    Number.isSafeInteger(seq) && seq > 0 && seq < 2_147_483_648 ? await entryBySeq(r, seq) : undefined;
  if (!entry) throw new AppError("not_found");
  const { detail, ...shown } = entry;
  const names = await subjectNames(r, [{ type: entry.subjectType, id: entry.subjectId }]);
  const { before, after } = detail === null ? { before: null, after: null } : JSON.parse(detail);
  return {
    entry: shown,
    subject: names.get(`${entry.subjectType} ${entry.subjectId}`) ?? null,
    erased: detail === null,
    changes: differences(before, after),
  };
}
