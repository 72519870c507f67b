import { unitsWithCounts } from "#db/repositories/units";
import { depthOf, isUnder, outline } from "~/domain/org/unit-tree";
import type { Context } from "~/platform/context.server";

/** The tree of units as an outline, each with its head, what belongs to it directly and the squads in all of its branch. */
export async function listUnits(ctx: Context, { archived }: { archived: boolean }) {
  ctx.require("organisation.read");
  const rows = await unitsWithCounts(ctx.store.read, { archived });
  const ordered = outline(rows, (a, b) => a.code.localeCompare(b.code, "en"));
  return {
    units: ordered.map(({ path, headId, headName, headNameEn, archivedAt, ...unit }) => ({
      ...unit,
      depth: depthOf(path),
      archived: archivedAt !== null,
      squadsInBranch: ordered.reduce(
        (sum, other) => (isUnder(other.path, path) ? sum + other.squads : sum),
        0,
      ),
      head:
        headId !== null && headName !== null && headNameEn !== null
          ? { id: headId, name: headName, nameEn: headNameEn }
          : null,
    })),
    mayEdit: ctx.can("organisation.edit"),
    mayImport: ctx.can("roster.import"),
  };
}
