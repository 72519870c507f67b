import {
  countWaiting,
  handoffsWaitingFor,
  overdueTasks,
  unfinishedDrafts,
  unreadResults,
} from "#db/repositories/home";
import { squadNames } from "#db/repositories/squads";
import { wholeHours } from "~/domain/board";
import { FULL_WEIGHT } from "~/domain/contract";
import { pendingSignatures } from "~/features/contract/index.server";
import type { Context } from "~/platform/context.server";
import type { Waiting } from "./view";

const dayMilliseconds = 86_400_000;
const mostHandoffs = 50;

/** A result that nobody opened for a month stands on the assessment page and no longer on Home. */
const resultDays = 30;
const resultsSince = (ctx: Context) => new Date(ctx.now.getTime() - resultDays * dayMilliseconds);
const ledSquads = (ctx: Context) =>
  ctx.actor.seats.filter((seat) => seat.role === "lead").map((seat) => seat.squadId);

/** How many things wait for the reader, for the rail: two statements, some more while a contract is being signed. */
export async function waitingCount(ctx: Context): Promise<number> {
  const { personId } = ctx.actor;
  const wanted = { personId, ledSquadIds: ledSquads(ctx), day: ctx.today, since: resultsSince(ctx) };
  const [signatures, others] = await Promise.all([
    pendingSignatures(ctx),
    countWaiting(ctx.store.read, wanted),
  ]);
  return signatures.length + others;
}

/** Everything that waits for the reader, the longest waiting first. */
export async function waitingFor(ctx: Context): Promise<Waiting[]> {
  const r = ctx.store.read;
  const { personId } = ctx.actor;
  const [handoffs, signatures, drafts, results, overdue] = await Promise.all([
    handoffsWaitingFor(r, { personId, limit: mostHandoffs }),
    pendingSignatures(ctx),
    unfinishedDrafts(r, ledSquads(ctx)),
    unreadResults(r, { personId, since: resultsSince(ctx) }),
    overdueTasks(r, { personId, day: ctx.today }),
  ]);
  const named = await squadNames(
    r,
    signatures.map(({ squadId }) => squadId),
  );
  const squads = new Map(named.map(({ id, name, nameEn }) => [id, { name, nameEn }]));
  const waiting: Waiting[] = [
    ...handoffs.map(({ offeredAt, ...handoff }) => ({
      kind: "handoff" as const,
      ...handoff,
      hours: wholeHours(offeredAt, ctx.now),
      since: offeredAt,
    })),
    ...signatures.map((signature) => ({
      kind: "signature" as const,
      ...signature,
      squad: squads.get(signature.squadId) ?? { name: "", nameEn: "" },
    })),
    ...drafts.map(({ weight, createdAt, ...draft }) => ({
      kind: "draft" as const,
      ...draft,
      missing: FULL_WEIGHT - weight,
      since: createdAt,
    })),
    ...results.map(({ cycleId, name, nameEn, publishedAt }) => ({
      kind: "result" as const,
      cycleId,
      cycle: { name, nameEn },
      since: publishedAt ?? ctx.now,
    })),
  ];
  if (overdue.since !== null) {
    waiting.push({ kind: "overdue", count: overdue.count, since: new Date(`${overdue.since}T23:59:59Z`) });
  }
  return waiting.sort((a, b) => a.since.getTime() - b.since.getTime());
}
