import { settleNotifications } from "#db/repositories/notifications";
import type { Tx } from "#db/store";
import type { NotificationKind } from "~/domain/notifications";
import type { AuditSubject, Context, LiveChange } from "~/platform/context.server";

export type Settlement = {
  subject: AuditSubject;
  kinds: readonly NotificationKind[];
  /** Only for these people; without it for everybody who was told. */
  personIds?: readonly string[];
};

/**
 * What these notifications asked for is done: they count as read and are no longer mailed. In the transaction of the change that
 * dealt with it; returns the live changes of the lists, for the change's `live`.
 */
export async function settle(
  t: Tx,
  { now }: Pick<Context, "now">,
  settlement: Settlement,
): Promise<LiveChange[]> {
  const rows = await settleNotifications(t, { ...settlement, at: now });
  return rows.map(({ id, personId }) => ({
    topic: `person:${personId}`,
    subject: { type: "notification", id },
  }));
}
