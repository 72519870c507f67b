import { type AnyColumn, and, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import type { SquadScope } from "~/domain/access";
import { squadUnits, units } from "../schema";
import { underPath } from "../sql";
import type { Reader } from "../store";

/** True for the squads of a scope; undefined (no restriction) where the scope is every squad. `squadId` is a column of any table. */
export function inSquadScope(r: Reader, squadId: AnyColumn, scope: SquadScope): SQL | undefined {
  if (scope === "all") return undefined;
  const headed = scope.unitPaths.map((path) =>
    inArray(
      squadId,
      r
        .select({ id: squadUnits.squadId })
        .from(squadUnits)
        .innerJoin(units, and(eq(units.id, squadUnits.unitId), underPath(units.path, path))),
    ),
  );
  return or(inArray(squadId, [...scope.squadIds]), ...headed) ?? sql`1 = 0`;
}

/** Of these squads, the ids of those in the scope. */
export async function squadIdsInScope(
  r: Reader,
  { squadIds, scope }: { squadIds: readonly string[]; scope: SquadScope },
): Promise<Set<string>> {
  if (scope === "all" || squadIds.length === 0) return new Set(squadIds);
  const rows = await r
    .selectDistinct({ id: squadUnits.squadId })
    .from(squadUnits)
    .where(and(inArray(squadUnits.squadId, [...squadIds]), inSquadScope(r, squadUnits.squadId, scope)));
  return new Set(rows.map((row) => row.id));
}
