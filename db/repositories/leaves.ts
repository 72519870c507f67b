import { and, desc, eq, gte, lte, ne } from "drizzle-orm";
import { leaves } from "../schema";
import type { Reader, Tx } from "../store";

export type Leave = typeof leaves.$inferSelect;

/** A person's leaves, the latest first. */
export function leavesOf(r: Reader, personId: string): Promise<Leave[]> {
  return r.select().from(leaves).where(eq(leaves.personId, personId)).orderBy(desc(leaves.from));
}

/** One leave of this person; undefined when it is not theirs. */
export async function leaveById(
  r: Reader,
  { id, personId }: { id: string; personId: string },
): Promise<Leave | undefined> {
  const [row] = await r
    .select()
    .from(leaves)
    .where(and(eq(leaves.id, id), eq(leaves.personId, personId)));
  return row;
}

/** A leave of the person with a day in common with `from`–`to`, other than `except`. */
export async function overlappingLeave(
  r: Reader,
  { personId, from, to, except = "" }: { personId: string; from: string; to: string; except?: string },
): Promise<Leave | undefined> {
  const [row] = await r
    .select()
    .from(leaves)
    .where(
      and(eq(leaves.personId, personId), lte(leaves.from, to), gte(leaves.to, from), ne(leaves.id, except)),
    )
    .limit(1);
  return row;
}

/** Adds a leave. */
export async function insertLeave(t: Tx, leave: typeof leaves.$inferInsert): Promise<void> {
  await t.insert(leaves).values(leave);
}

/** Saves a leave's days and reason. False when `version` is stale. */
export async function saveLeave(
  t: Tx,
  { id, version, from, to, reason }: Omit<Leave, "personId">,
): Promise<boolean> {
  const rows = await t
    .update(leaves)
    .set({ from, to, reason, version: version + 1 })
    .where(and(eq(leaves.id, id), eq(leaves.version, version)))
    .returning({ id: leaves.id });
  return rows.length === 1;
}

/** Removes a leave; false when it had gone already. */
export async function deleteLeave(t: Tx, id: string): Promise<boolean> {
  const rows = await t.delete(leaves).where(eq(leaves.id, id)).returning({ id: leaves.id });
  return rows.length === 1;
}
