import { sql } from "drizzle-orm";
import { auditHead, people } from "../schema";
import type { Reader, Tx } from "../store";

/** True while nobody is in the database. */
export async function isUnclaimed(r: Reader): Promise<boolean> {
  const rows = await r.select({ id: people.id }).from(people).limit(1);
  return rows.length === 0;
}

/** Holds everybody else who would claim the installation off until the transaction ends. */
export async function lockInstallation(t: Tx): Promise<void> {
  await t.update(auditHead).set({ seq: sql`${auditHead.seq}` });
}
