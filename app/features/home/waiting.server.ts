import {
  blockedTasksOf,
  countWaiting,
  handoffsOfferedBy,
  handoffsWaitingFor,
  mostListed,
  reviewsDue,
  unfinishedDrafts,
  unreadResults,
} from "#db/repositories/home";
import { squadNames } from "#db/repositories/squads";
import { squadScope } from "~/domain/access";
import { wholeHours } from "~/domain/board";
import { FULL_WEIGHT } from "~/domain/contract";
import { pendingSignatures } from "~/features/contract/index.server";
import { unreadMentions } from "~/features/notifications/index.server";
import { startOfDay } from "~/platform/clock";
import type { Context } from "~/platform/context.server";
import { oncePerRequest } from "~/platform/once-per-request.server";
import type { Waiting, WaitingHandoff } from "./view";

const dayMilliseconds = 86_400_000;
const mostHandoffs = 50;

/** A result that nobody opened for a month stands on the assessment page and no longer on Home. */
const resultDays = 30;
const resultsSince = (ctx: Context) => new Date(ctx.now.getTime() - resultDays * dayMilliseconds);
/** What waits on a board that the reader may no longer open waits for somebody else. */
const readingOf = ({ actor }: Context) => ({
  personId: actor.personId,
  scope: squadScope(actor, "board.read"),
});
const ledSquads = (ctx: Context) =>
  ctx.actor.seats.filter((seat) => seat.role === "lead").map((seat) => seat.squadId);

/** Home lists them and the frame counts them. */
const signaturesAwaited = oncePerRequest(pendingSignatures);

const reviewsOwed = oncePerRequest(async ({ store, actor }: Context) =>
  actor.reportIds.length > 0 ? reviewsDue(store.read, actor.reportIds) : [],
);

/**
 * How many things wait for the reader and how many notifications they have not read, for the frame: two statements, one more
 * for line managers, some more while a contract is being signed.
 */
export async function frameCounts(ctx: Context): Promise<{ waiting: number; unread: number }> {
  const wanted = { ...readingOf(ctx), ledSquadIds: ledSquads(ctx), day: ctx.today, since: resultsSince(ctx) };
  const [signatures, reviews, { waiting, unread }] = await Promise.all([
    signaturesAwaited(ctx),
    reviewsOwed(ctx),
    countWaiting(ctx.store.read, wanted),
  ]);
  return { waiting: signatures.length + reviews.length + waiting, unread };
}

type Overdue = { overdue: number; since: string | null };

/** Everything that waits for the reader, the longest waiting first; what is overdue is counted with their tasks. */
export async function waitingFor(ctx: Context, counting: Promise<Overdue>): Promise<Waiting[]> {
  const r = ctx.store.read;
  const reading = readingOf(ctx);
  const led = ledSquads(ctx);
  const [handoffs, signatures, drafts, results, blocked, mentions, reviews, { overdue, since }] =
    await Promise.all([
      handoffsWaitingFor(r, { ...reading, limit: mostHandoffs }),
      signaturesWithNames(ctx),
      led.length > 0 ? unfinishedDrafts(r, led) : [],
      unreadResults(r, { personId: reading.personId, since: resultsSince(ctx) }),
      blockedTasksOf(r, { ...reading, limit: mostListed }),
      unreadMentions(ctx, mostListed),
      reviewsOwed(ctx),
      counting,
    ]);
  const waiting: Waiting[] = [
    ...handoffs.map((handoff) => ({
      kind: "handoff" as const,
      ...waitingHandoff(ctx, handoff),
      since: handoff.offeredAt,
    })),
    ...signatures,
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
    ...reviews.map(({ id, name, nameEn, state, start, end, people }) => ({
      kind: "reviews" as const,
      cycleId: id,
      cycle: { name, nameEn },
      people,
      ratings: state === "data-freeze",
      since: startOfDay(ctx.timeZone, state === "data-freeze" ? end : start),
    })),
    ...blocked.map(({ id, reason, since: blockedAt, ...task }) => ({
      kind: "blocked" as const,
      ...task,
      taskId: id,
      reason: reason ?? "",
      since: blockedAt ?? ctx.now,
    })),
    ...mentions.map(({ at, ...mention }) => ({ kind: "mention" as const, ...mention, since: at })),
  ];
  if (since !== null) {
    waiting.push({ kind: "overdue", count: overdue, since: new Date(`${since}T23:59:59Z`) });
  }
  return waiting.sort((a, b) => a.since.getTime() - b.since.getTime());
}

/** Hand-offs the reader offered that nobody has accepted yet, the longest waiting first. */
export async function offeredByReader(ctx: Context): Promise<WaitingHandoff[]> {
  const rows = await handoffsOfferedBy(ctx.store.read, { ...readingOf(ctx), limit: mostListed });
  return rows.map((row) => waitingHandoff(ctx, row));
}

function waitingHandoff(
  { now }: Context,
  { offeredAt, ...handoff }: Awaited<ReturnType<typeof handoffsWaitingFor>>[number],
): WaitingHandoff {
  return { ...handoff, hours: wholeHours(offeredAt, now) };
}

async function signaturesWithNames(ctx: Context) {
  const signatures = await signaturesAwaited(ctx);
  if (signatures.length === 0) return [];
  const ids = signatures.map(({ squadId }) => squadId);
  const named = await squadNames(ctx.store.read, [...new Set(ids)]);
  const squads = new Map(named.map(({ id, name, nameEn }) => [id, { name, nameEn }]));
  return signatures.map((signature) => ({
    kind: "signature" as const,
    ...signature,
    squad: squads.get(signature.squadId) ?? { name: "", nameEn: "" },
  }));
}
