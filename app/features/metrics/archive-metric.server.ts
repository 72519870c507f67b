import { countUses } from "#db/repositories/metric-uses";
import { metricWithOwner, setMetricArchived } from "#db/repositories/metrics";
import { AppError } from "~/domain/errors";
import type { Context } from "~/platform/context.server";

type Archive = { id: string; version: number; archive: boolean };

/** Takes a metric out of use, or back. A metric that contracts use or draft with stays: throws `conflict`. */
export function archiveMetric(ctx: Context, { id, version, archive }: Archive): Promise<void> {
  return ctx.change(archive ? "metric.archived" : "metric.restored", async (t) => {
    const found = await metricWithOwner(t, id);
    if (!found) throw new AppError("not_found");
    const allowed = ctx.require("metric.edit", found.metric);
    const { inForce = 0, drafts = 0 } = (await countUses(t, [id])).get(id) ?? {};
    const count = inForce + drafts;
    if (archive && count > 0)
      throw new AppError("conflict", { reason: "metric_archive_used", params: { count } });
    if (!(await setMetricArchived(t, { id, version, archivedAt: archive ? ctx.now : null })))
      throw new AppError("stale");
    const { code } = found.metric;
    return {
      allowed,
      entries: [
        {
          subject: { type: "metric", id },
          before: { code, archived: !archive },
          after: { code, archived: archive },
        },
      ],
      result: undefined,
    };
  });
}
