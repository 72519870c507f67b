import { notifications } from "../schema";
import type { Tx } from "../store";

export type NotificationRow = typeof notifications.$inferSelect;

/** Stores what people are told, in the transaction of what they are told about. */
export async function insertNotifications(
  t: Tx,
  rows: readonly (typeof notifications.$inferInsert)[],
): Promise<void> {
  if (rows.length > 0) await t.insert(notifications).values([...rows]);
}
