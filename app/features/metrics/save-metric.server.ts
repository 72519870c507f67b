import { ConstraintError } from "#db/errors";
import { newId } from "#db/id";
import { definitionUse } from "#db/repositories/metric-uses";
import { insertMetric, metricWithOwner, saveMetric } from "#db/repositories/metrics";
import { peopleByReference } from "#db/repositories/people";
import type { Reader } from "#db/store";
import { AppError } from "~/domain/errors";
import { definitionLock, lockedChanges } from "~/domain/metrics";
import type { Context } from "~/platform/context.server";
import type { EditMetricInput, NewMetricInput } from "./forms";

/** What the form of a metric starts from, with why parts of it are locked. */
export async function metricForm(ctx: Context, id: string) {
  const found = await metricWithOwner(ctx.store.read, id);
  if (!found) throw new AppError("not_found");
  const { metric, owner } = found;
  ctx.require("metric.edit", metric);
  const { archivedAt: _, createdAt: __, ownerId: ___, ...fields } = metric;
  const lock = definitionLock(await definitionUse(ctx.store.read, id));
  return { metric: { ...fields, owner: owner?.email ?? "" }, lock };
}

/** Adds a metric to the catalogue and returns its id. */
export async function createMetric(ctx: Context, { owner, ...input }: NewMetricInput): Promise<string> {
  const id = newId();
  try {
    return await ctx.change("metric.created", async (t) => {
      const allowed = ctx.require("metric.create");
      const metric = { ...input, id, ownerId: await ownerOf(t, owner), createdAt: ctx.now };
      await insertMetric(t, metric);
      return {
        allowed,
        entries: [{ subject: { type: "metric", id }, after: { ...input, ownerId: metric.ownerId } }],
        result: id,
      };
    });
  } catch (error) {
    if (error instanceof ConstraintError && error.kind === "unique") {
      throw new AppError("conflict", { reason: "metric_code_taken", field: "code" });
    }
    throw error;
  }
}

/**
 * Saves a definition. Throws `stale` when somebody saved in between, `invalid` at the field for a change of meaning that contracts or
 * published results rest on.
 */
export function editMetric(
  ctx: Context,
  { id, version, owner, ...input }: EditMetricInput & { id: string },
): Promise<void> {
  return ctx.change("metric.edited", async (t) => {
    const found = await metricWithOwner(t, id);
    if (!found) throw new AppError("not_found");
    const before = found.metric;
    const allowed = ctx.require("metric.edit", before);
    const [field] = lockedChanges(before, input);
    const lock = field && definitionLock(await definitionUse(t, id));
    if (lock)
      throw new AppError("invalid", {
        reason: lock === "published" ? "metric_locked_published" : "metric_locked_in_force",
        field,
      });
    const ownerId = await ownerOf(t, owner, before.ownerId);
    const after = { ...input, ownerId };
    if (!(await saveMetric(t, { id, code: before.code, version, ...after }))) throw new AppError("stale");
    const keys = (Object.keys(after) as (keyof typeof after)[]).filter((key) => before[key] !== after[key]);
    const pick = (from: typeof after) => Object.fromEntries(keys.map((key) => [key, from[key]]));
    return {
      allowed,
      entries: [{ subject: { type: "metric", id }, before: pick(before), after: pick(after) }],
      result: undefined,
    };
  });
}

async function ownerOf(r: Reader, text: string, current: string | null = null): Promise<string | null> {
  if (text === "") return null;
  const found = await peopleByReference(r, text);
  const usable = found.filter((person) => person.active || person.id === current);
  if (usable.length === 0) throw new AppError("invalid", { reason: "metric_owner_unknown", field: "owner" });
  if (found.length > 1) throw new AppError("invalid", { reason: "metric_owner_ambiguous", field: "owner" });
  return usable[0]!.id;
}
