import { createHash } from "node:crypto";
import { newId } from "#db/id";
import { metricsAfter, ownsMetric } from "#db/repositories/metrics";
import { AppError } from "~/domain/errors";
import { type BatchProblem, fileSource } from "~/domain/metrics";
import type { Context } from "~/platform/context.server";
import { localisedReason } from "~/platform/form-errors.server";
import { readUpload, type Upload } from "~/platform/uploads.server";
import { type FileProblem, type ReadFile, readReadingsFile } from "./read-csv.server";
import {
  type Batch,
  type BatchCounts,
  correctionEntries,
  type Planned,
  planBatch,
  storeBatch,
} from "./store-batch.server";

const shownProblems = 200;
const shownCorrections = 50;

export type FileCorrection = {
  line: number;
  metric: string;
  day: string;
  segment: string;
  from: string;
  to: string;
};

/** What a file would do or did; `fingerprint` ties an import to the check that was looked at. */
export type ImportOutcome =
  | { kind: "refused"; text: string }
  | { kind: "problems"; file: string; count: number; problems: FileProblem[] }
  | {
      kind: "checked" | "done";
      file: string;
      fingerprint: string;
      counts: BatchCounts;
      corrections: FileCorrection[];
      correctionCount: number;
    };

/** HR and administrators import for any metric, owners for theirs; every other metric is named as a problem of its line. */
async function requireImport(ctx: Context) {
  const owner = await ownsMetric(ctx.store.read, ctx.actor.personId);
  return ctx.require("reading.record", { ownerId: owner ? ctx.actor.personId : null });
}

/** What the page's example file is made of: today and the code of a metric that exists. */
export async function exampleForImport(ctx: Context): Promise<{ today: string; example: string }> {
  await requireImport(ctx);
  const [metric] = await metricsAfter(ctx.store.read, { code: "", limit: 1 });
  return { today: ctx.today, example: metric?.code ?? "NEW-CLIENTS" };
}

/** Checks or imports an uploaded CSV file of readings; an import is all or nothing. */
export async function importReadings(ctx: Context, request: Request): Promise<ImportOutcome> {
  await requireImport(ctx);
  try {
    const { form, file } = await readUpload(request, { field: "file" });
    return await importFile(ctx, {
      file,
      apply: form.get("intent") === "apply",
      checked: form.get("checked"),
    });
  } catch (error) {
    if (!(error instanceof AppError) || (error.code !== "invalid" && error.code !== "too_large")) throw error;
    return { kind: "refused", text: localisedReason(ctx.t, error) };
  }
}

type Import = { file: Upload; apply: boolean; checked: unknown };

async function importFile(ctx: Context, { file, apply, checked }: Import): Promise<ImportOutcome> {
  const fingerprint = createHash("sha256").update(file.bytes).digest("hex");
  if (apply && checked !== fingerprint) throw new AppError("invalid", { reason: "csv_changed" });
  const read = readReadingsFile(ctx.t, file.bytes);
  if (!read.ok) return problemsOf(file.name, read.problems);
  const batch: Batch = {
    items: read.items,
    today: ctx.today,
    mayRecord: (metric) => ctx.can("reading.record", metric),
  };
  const planned = apply
    ? await applyFile(ctx, { file, fingerprint, batch })
    : await planBatch(ctx.store.read, batch);
  if (!planned.ok)
    return problemsOf(
      file.name,
      planned.problems.map((problem) => fileProblem(ctx, problem, read)),
    );
  const { corrections } = planned.plan;
  return {
    kind: apply ? "done" : "checked",
    file: file.name,
    fingerprint,
    counts: planned.counts,
    correctionCount: corrections.length,
    corrections: corrections.slice(0, shownCorrections).map(({ index, day, segment, from, to }) => ({
      line: read.lines[index]!,
      metric: read.items[index]!.metric,
      day,
      segment,
      from,
      to,
    })),
  };
}

function applyFile(
  ctx: Context,
  { file, fingerprint, batch }: { file: Upload; fingerprint: string; batch: Batch },
): Promise<Planned> {
  const receipt = { source: fileSource(file.name), receivedAt: ctx.now, enteredBy: ctx.actor.personId };
  return ctx.change("readings.imported", async (t) => {
    const allowed = await requireImport(ctx);
    const stored = await storeBatch(t, batch, receipt);
    if (!stored.ok || stored.plan.inserts.length === 0) return { allowed, entries: [], result: stored };
    const after = { file: file.name, sha256: fingerprint, ...stored.counts };
    const subject = { type: "reading_batch", id: newId() };
    return {
      allowed,
      entries: [{ subject, after }, ...correctionEntries(stored.plan.corrections)],
      result: stored,
    };
  });
}

function problemsOf(file: string, problems: FileProblem[]): ImportOutcome {
  return { kind: "problems", file, count: problems.length, problems: problems.slice(0, shownProblems) };
}

function fileProblem(
  ctx: Context,
  { index, field, reason, params = {} }: BatchProblem,
  read: ReadFile & { ok: true },
): FileProblem {
  const clash = reason === "reading_clash";
  const text = localisedReason(ctx.t, {
    code: "invalid",
    reason: clash ? "reading_clash_line" : reason,
    params: clash ? { line: read.lines[Number(params.first)]! } : params,
  });
  return { line: read.lines[index]!, column: read.titles[field], text };
}
