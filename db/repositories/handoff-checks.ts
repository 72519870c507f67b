import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { handoffChecks, handoffItems } from "../schema";
import { byteOrder } from "../sql";
import type { Reader, Tx } from "../store";

export type HandoffCheckRow = typeof handoffChecks.$inferSelect;
export type HandoffItemRow = typeof handoffItems.$inferSelect;

/** What the squad wants handed over, in its order. */
export function handoffChecksOf(r: Reader, squadId: string): Promise<HandoffCheckRow[]> {
  return r
    .select()
    .from(handoffChecks)
    .where(eq(handoffChecks.squadId, squadId))
    .orderBy(asc(handoffChecks.position), byteOrder(handoffChecks.id));
}

export async function insertHandoffCheck(t: Tx, row: HandoffCheckRow): Promise<void> {
  await t.insert(handoffChecks).values(row);
}

type Content = Pick<HandoffCheckRow, "text" | "required" | "fromDiscipline" | "toDiscipline">;

/** False when the line is gone or no longer says what `base` says: somebody changed it in between. */
export async function saveHandoffCheck(
  t: Tx,
  { id, squadId, base, ...values }: { id: string; squadId: string; base: Content } & Content,
): Promise<boolean> {
  const saved = await t
    .update(handoffChecks)
    .set(values)
    .where(
      and(
        eq(handoffChecks.id, id),
        eq(handoffChecks.squadId, squadId),
        eq(handoffChecks.text, base.text),
        eq(handoffChecks.required, base.required),
        same("from_discipline", base.fromDiscipline),
        same("to_discipline", base.toDiscipline),
      ),
    )
    .returning({ id: handoffChecks.id });
  return saved.length === 1;
}

const same = (column: "from_discipline" | "to_discipline", value: string | null) =>
  sql`coalesce(${sql.identifier(column)}, '') = ${value ?? ""}`;

export async function moveHandoffCheck(
  t: Tx,
  { id, position }: Pick<HandoffCheckRow, "id" | "position">,
): Promise<void> {
  await t.update(handoffChecks).set({ position }).where(eq(handoffChecks.id, id));
}

/** False when the line is gone already. Lists of hand-offs that were offered keep their own copy. */
export async function deleteHandoffCheck(
  t: Tx,
  { id, squadId }: { id: string; squadId: string },
): Promise<boolean> {
  const gone = await t
    .delete(handoffChecks)
    .where(and(eq(handoffChecks.id, id), eq(handoffChecks.squadId, squadId)))
    .returning({ id: handoffChecks.id });
  return gone.length === 1;
}

export async function insertHandoffItems(t: Tx, rows: readonly HandoffItemRow[]): Promise<void> {
  if (rows.length > 0) await t.insert(handoffItems).values([...rows]);
}

/** The lists of these hand-offs as they stood when offered, each in its order. */
export async function handoffItemsOf(r: Reader, handoffIds: readonly string[]): Promise<HandoffItemRow[]> {
  if (handoffIds.length === 0) return [];
  return r
    .select()
    .from(handoffItems)
    .where(inArray(handoffItems.handoffId, [...handoffIds]))
    .orderBy(asc(handoffItems.position));
}
