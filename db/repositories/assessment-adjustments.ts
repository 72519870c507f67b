import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { alias as sqliteAlias } from "drizzle-orm/sqlite-core";
import { assessmentItems, people, squads, vetoes } from "../schema";
import type { Reader, Tx } from "../store";

export type ItemRow = typeof assessmentItems.$inferSelect;
export type VetoRow = typeof vetoes.$inferSelect;

const proposers = sqliteAlias(people, "proposers");
const approvers = sqliteAlias(people, "approvers");
const hands = {
  proposedByName: proposers.name,
  proposedByNameEn: proposers.nameEn,
  approvedByName: approvers.name,
  approvedByNameEn: approvers.nameEn,
};

/** Bonus and penalty points of a cycle, the latest first. */
export function itemsOfCycle(r: Reader, cycleId: string) {
  return r
    .select({
      id: assessmentItems.id,
      personId: assessmentItems.personId,
      name: people.name,
      nameEn: people.nameEn,
      points: assessmentItems.points,
      reason: assessmentItems.reason,
      proposedBy: assessmentItems.proposedBy,
      proposedAt: assessmentItems.proposedAt,
      approvedBy: assessmentItems.approvedBy,
      approvedAt: assessmentItems.approvedAt,
      ...hands,
    })
    .from(assessmentItems)
    .innerJoin(people, eq(people.id, assessmentItems.personId))
    .innerJoin(proposers, eq(proposers.id, assessmentItems.proposedBy))
    .leftJoin(approvers, eq(approvers.id, assessmentItems.approvedBy))
    .where(eq(assessmentItems.cycleId, cycleId))
    .orderBy(desc(assessmentItems.proposedAt), assessmentItems.id);
}

/** Vetoes of a cycle, on people and on squads, the latest first. */
export function vetoesOfCycle(r: Reader, cycleId: string) {
  return r
    .select({
      id: vetoes.id,
      personId: vetoes.personId,
      squadId: vetoes.squadId,
      name: sql<string>`coalesce(${people.name}, ${squads.name})`,
      nameEn: sql<string>`coalesce(${people.nameEn}, ${squads.nameEn})`,
      effect: vetoes.effect,
      value: vetoes.value,
      reason: vetoes.reason,
      proposedBy: vetoes.proposedBy,
      proposedAt: vetoes.proposedAt,
      approvedBy: vetoes.approvedBy,
      approvedAt: vetoes.approvedAt,
      ...hands,
    })
    .from(vetoes)
    .leftJoin(people, eq(people.id, vetoes.personId))
    .leftJoin(squads, eq(squads.id, vetoes.squadId))
    .innerJoin(proposers, eq(proposers.id, vetoes.proposedBy))
    .leftJoin(approvers, eq(approvers.id, vetoes.approvedBy))
    .where(eq(vetoes.cycleId, cycleId))
    .orderBy(desc(vetoes.proposedAt), vetoes.id);
}

export async function itemById(
  r: Reader,
  { cycleId, id }: { cycleId: string; id: string },
): Promise<ItemRow | undefined> {
  const [row] = await r
    .select()
    .from(assessmentItems)
    .where(and(eq(assessmentItems.id, id), eq(assessmentItems.cycleId, cycleId)));
  return row;
}

export async function vetoById(
  r: Reader,
  { cycleId, id }: { cycleId: string; id: string },
): Promise<VetoRow | undefined> {
  const [row] = await r
    .select()
    .from(vetoes)
    .where(and(eq(vetoes.id, id), eq(vetoes.cycleId, cycleId)));
  return row;
}

export async function insertItem(t: Tx, item: typeof assessmentItems.$inferInsert): Promise<void> {
  await t.insert(assessmentItems).values(item);
}

export async function insertVeto(t: Tx, veto: typeof vetoes.$inferInsert): Promise<void> {
  await t.insert(vetoes).values(veto);
}

type Approval = { id: string; approvedBy: string; approvedAt: Date };

/** Approves points that wait for it; false when somebody was quicker. */
export async function approveItem(t: Tx, { id, ...approval }: Approval): Promise<boolean> {
  const rows = await t
    .update(assessmentItems)
    .set(approval)
    .where(and(eq(assessmentItems.id, id), isNull(assessmentItems.approvedBy)))
    .returning({ id: assessmentItems.id });
  return rows.length === 1;
}

/** Approves a veto that waits for it; false when somebody was quicker. */
export async function approveVeto(t: Tx, { id, ...approval }: Approval): Promise<boolean> {
  const rows = await t
    .update(vetoes)
    .set(approval)
    .where(and(eq(vetoes.id, id), isNull(vetoes.approvedBy)))
    .returning({ id: vetoes.id });
  return rows.length === 1;
}

/** Takes points out; false when they were gone already. */
export async function deleteItem(t: Tx, id: string): Promise<boolean> {
  return (
    (await t.delete(assessmentItems).where(eq(assessmentItems.id, id)).returning({ id: assessmentItems.id }))
      .length === 1
  );
}

/** Takes a veto out; false when it was gone already. */
export async function deleteVeto(t: Tx, id: string): Promise<boolean> {
  return (await t.delete(vetoes).where(eq(vetoes.id, id)).returning({ id: vetoes.id })).length === 1;
}
