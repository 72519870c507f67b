import type { LineRow } from "#db/repositories/contracts";
import { type CheckedLine, type ContractCheck, contractChecks, type Signatories } from "~/domain/contract";
import type { Context } from "~/platform/context.server";
import { type ContractAlignment, contractAlignment } from "./alignment.server";
import type { ContractScope } from "./scope.server";

export type VersionChecks = { checks: ContractCheck[]; alignment: ContractAlignment | null };

/** What holds and what is missing before a version with these lines can be signed. */
export async function versionChecks(
  ctx: Context,
  {
    scope: { squad, cycle },
    lines,
    signing,
  }: { scope: ContractScope; lines: readonly LineRow[]; signing: Signatories },
): Promise<VersionChecks> {
  const alignment = await contractAlignment(ctx, { squadId: squad.id, cycle, lines, day: ctx.today });
  return {
    alignment,
    checks: contractChecks({
      lines: lines.map(checkedLine),
      signing,
      alignment: alignment?.fact ?? null,
      allowedCurves: alignment?.rules.curves ?? null,
    }),
  };
}

/** A line as the checks see it. */
export const checkedLine = (line: LineRow): CheckedLine => ({
  ...line,
  metric: { ...line.metric, archived: line.metric.archivedAt !== null },
});
