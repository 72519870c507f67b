import { desc, eq, sql } from "drizzle-orm";
import { assessmentCycles } from "../schema";
import type { Reader } from "../store";

export type CycleRow = typeof assessmentCycles.$inferSelect;

/**
 * The cycle a page shows on `today` (ISO) when nobody chose one: a cycle that covers the day, otherwise the latest that has
 * begun, otherwise the next to come; among equals one past its draft, and the latest to begin. Undefined without any cycle.
 */
export async function currentCycle(r: Reader, today: string): Promise<CycleRow | undefined> {
  const { start, end, state } = assessmentCycles;
  const [row] = await r
    .select()
    .from(assessmentCycles)
    .orderBy(
      sql`case when ${start} <= ${today} and ${end} >= ${today} then 0 when ${start} <= ${today} then 1 else 2 end`,
      sql`case when ${state} = 'draft' then 1 else 0 end`,
      sql`case when ${start} <= ${today} then ${start} end desc nulls last`,
      start,
      assessmentCycles.id,
    )
    .limit(1);
  return row;
}

/** The cycle with this id. */
export async function cycleById(r: Reader, id: string): Promise<CycleRow | undefined> {
  const [row] = await r.select().from(assessmentCycles).where(eq(assessmentCycles.id, id));
  return row;
}

/** Every cycle, the latest first: a bank has a few a year. */
export function allCycles(r: Reader): Promise<CycleRow[]> {
  return r.select().from(assessmentCycles).orderBy(desc(assessmentCycles.start), assessmentCycles.id);
}
