import { lastCheckpoint } from "#db/repositories/audit-chain";
import { type AuditFilter, entriesBefore, lastEntryOf, subjectNames } from "#db/repositories/audit-log";
import { peopleByReference } from "#db/repositories/people";
import type { Reader } from "#db/store";
import { dayAfter } from "~/domain/org/day";
import { en } from "~/messages/en";
import { startOfDay } from "~/platform/clock";
import type { Context } from "~/platform/context.server";
import type { AuditSearch } from "./queries";

const pageSize = 50;

const keysUnder = (prefix: string): string[] =>
  Object.keys(en)
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length))
    .sort();

const actions = keysUnder("audit.action.");
const subjectTypes = keysUnder("audit.subject.");

/** The filter an address asks for; null when it names a person nobody is called. */
export async function filterOf(ctx: Context, query: AuditSearch): Promise<AuditFilter | null> {
  const actorId = query.q ? await personCalled(ctx.store.read, query.q) : query.actor;
  if (actorId === null) return null;
  return {
    actorId,
    action: query.action,
    subjectType: query.type,
    subjectId: query.id,
    from: query.from ? startOfDay(ctx.timeZone, query.from) : undefined,
    until: query.to ? startOfDay(ctx.timeZone, dayAfter(query.to)) : undefined,
  };
}

async function personCalled(r: Reader, text: string): Promise<string | null> {
  const [person] = await peopleByReference(r, text);
  return person?.id ?? null;
}

/** One page of the log, the latest first, with the choices of its filters and how it was last proved. */
export async function listEntries(ctx: Context, query: AuditSearch) {
  ctx.require("audit.read");
  const r = ctx.store.read;
  const filter = await filterOf(ctx, query);
  const [found, checkpoint, verified] = await Promise.all([
    filter ? entriesBefore(r, { filter, before: query.before, limit: pageSize + 1 }) : [],
    lastCheckpoint(r),
    lastEntryOf(r, "audit.verified"),
  ]);
  const entries = found.slice(0, pageSize);
  const names = await subjectNames(
    r,
    entries.map((entry) => ({ type: entry.subjectType, id: entry.subjectId })),
  );
  return {
    entries: entries.map((entry) => ({
      ...entry,
      subject: names.get(`${entry.subjectType} ${entry.subjectId}`) ?? null,
    })),
    older: found.length > pageSize ? (entries.at(-1)?.seq ?? null) : null,
    nobody: filter === null,
    actions,
    subjectTypes,
    checkpoint: checkpoint ? { seq: checkpoint.seq, at: checkpoint.at, reason: checkpoint.reason } : null,
    verified: verified
      ? { ...verdictIn(verified.detail), at: verified.at, name: verified.actor, nameEn: verified.actorEn }
      : null,
    mayVerify: ctx.can("audit.verify"),
  };
}

type Verdict = { ok: boolean; entries: number; seq: number; fault: string };

function verdictIn(detail: string | null): Verdict {
  const after: Partial<Verdict> = detail === null ? {} : (JSON.parse(detail).after ?? {});
  const { ok = false, entries = 0, seq = 0, fault = "" } = after;
  return { ok, entries, seq, fault };
}
