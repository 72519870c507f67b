import { canonicalize } from "json-canonicalize";
import {
  assessmentOf,
  assessmentSquadsOf,
  bundleHead,
  bundleText,
  publishedRun,
  type RunRow,
  standingRun,
} from "#db/repositories/assessment-runs";
import { reducedBundle } from "~/domain/assessment-cycle";
import { AppError } from "~/domain/errors";
import type { Context } from "~/platform/context.server";
import { cycleOrNotFound } from "./cycle-facts.server";
import { readableRun } from "./entitled.server";

export type BundleFile = { name: string; text: string };

/** The whole sealed bundle of a cycle, byte for byte as its hash was taken; for HR and the auditor. */
export async function wholeBundle(ctx: Context, cycleId: string): Promise<BundleFile> {
  const r = ctx.store.read;
  ctx.require("assessment.read_console");
  await cycleOrNotFound(r, cycleId);
  const run = (await publishedRun(r, cycleId)) ?? (await standingRun(r, cycleId));
  if (run === undefined) throw new AppError("not_found");
  const own =
    run.publishedAt === null && (await assessmentOf(r, { runId: run.id, personId: ctx.actor.personId }));
  if (own) throw new AppError("forbidden", { reason: "own_result" });
  const text = await bundleText(r, run.id);
  if (text === undefined) throw new AppError("not_found");
  return { name: `trivet-${cycleId}-r${run.revision}.json`, text };
}

/** The part of the sealed bundle one person's figures can be computed from again; see `readableRun` for who may have it. */
export async function personBundle(
  ctx: Context,
  { cycleId, personId }: { cycleId: string; personId: string },
): Promise<BundleFile> {
  const r = ctx.store.read;
  const run = await readableRun(ctx, { cycleId, personId });
  const row = await assessmentOf(r, { runId: run.id, personId });
  const head = await bundleHead(r, run.id);
  if (row === undefined || head === undefined) throw new AppError("not_found");
  const squadIds = [...new Set(row.input.seats.map((seat) => seat.squad))];
  const squads = await assessmentSquadsOf(r, { runId: run.id, squadIds });
  const bundle = reducedBundle(head, { squads: squads.map((squad) => squad.input), person: row.input });
  return {
    name: `trivet-${cycleId}-${row.input.employeeNo}.json`,
    text: canonicalize({ ...bundle, sealed: sealOf(run) }),
  };
}

/** Names the sealed whole a reduced bundle was taken from; the engine ignores it. */
const sealOf = ({ revision, engine, bundleHash, resultHash }: RunRow) => ({
  revision,
  engine,
  bundleHash,
  resultHash,
});
