import { and, eq } from "drizzle-orm";
import { flowSettings } from "../schema";
import type { Reader, Tx } from "../store";

export type FlowSettingsRow = typeof flowSettings.$inferSelect;

/** The squad's settings; undefined while it keeps flow.md's defaults. */
export async function flowSettingsOf(r: Reader, squadId: string): Promise<FlowSettingsRow | undefined> {
  const [row] = await r.select().from(flowSettings).where(eq(flowSettings.squadId, squadId));
  return row;
}

/**
 * Saves settings that were read at `version`; 0 is a squad without a row. False when somebody saved in between. Throws a unique
 * ConstraintError when two people save the first ones at once.
 */
export async function saveFlowSettings(t: Tx, { version, ...row }: FlowSettingsRow): Promise<boolean> {
  if (version === 0) {
    await t.insert(flowSettings).values({ ...row, version: 1 });
    return true;
  }
  const saved = await t
    .update(flowSettings)
    .set({ ...row, version: version + 1 })
    .where(and(eq(flowSettings.squadId, row.squadId), eq(flowSettings.version, version)))
    .returning({ squadId: flowSettings.squadId });
  return saved.length === 1;
}
