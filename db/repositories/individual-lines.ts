import { and, asc, eq } from "drizzle-orm";
import { individualLines, metrics } from "../schema";
import type { Reader, Tx } from "../store";

export type IndividualLineRow = typeof individualLines.$inferSelect;

/** A person's individual lines in a cycle in their order, each with the metric it is measured by. */
export async function individualLinesOf(
  r: Reader,
  { cycleId, personId }: { cycleId: string; personId: string },
) {
  const rows = await r
    .select({
      line: individualLines,
      metric: {
        id: metrics.id,
        code: metrics.code,
        name: metrics.name,
        nameEn: metrics.nameEn,
        unit: metrics.unit,
        unitEn: metrics.unitEn,
        decimals: metrics.decimals,
      },
    })
    .from(individualLines)
    .leftJoin(metrics, eq(metrics.id, individualLines.metricId))
    .where(and(eq(individualLines.cycleId, cycleId), eq(individualLines.personId, personId)))
    .orderBy(asc(individualLines.position), individualLines.id);
  return rows.map(({ line, metric }) => ({ ...line, metric }));
}

export async function insertIndividualLines(
  t: Tx,
  lines: (typeof individualLines.$inferInsert)[],
): Promise<void> {
  if (lines.length > 0) await t.insert(individualLines).values(lines);
}

export type IndividualLineChange = Pick<
  IndividualLineRow,
  | "id"
  | "version"
  | "title"
  | "titleEn"
  | "metricId"
  | "segment"
  | "weight"
  | "curve"
  | "setBy"
  | "setAt"
  | "position"
>;

/** Saves one line as it was read at `version`; false when somebody saved in between. */
export async function saveIndividualLine(
  t: Tx,
  { id, version, ...change }: IndividualLineChange,
): Promise<boolean> {
  const saved = await t
    .update(individualLines)
    .set({ ...change, version: version + 1 })
    .where(and(eq(individualLines.id, id), eq(individualLines.version, version)))
    .returning({ id: individualLines.id });
  return saved.length === 1;
}

export async function deleteIndividualLine(t: Tx, id: string): Promise<void> {
  await t.delete(individualLines).where(eq(individualLines.id, id));
}

/** Saves a direct rating; false when the line changed after it was read at `version`. */
export async function saveRating(
  t: Tx,
  {
    id,
    version,
    ...rating
  }: Pick<IndividualLineRow, "id" | "version" | "score" | "scoreNote" | "scoredBy" | "scoredAt">,
): Promise<boolean> {
  const saved = await t
    .update(individualLines)
    .set({ ...rating, version: version + 1 })
    .where(and(eq(individualLines.id, id), eq(individualLines.version, version)))
    .returning({ id: individualLines.id });
  return saved.length === 1;
}
