import { replaceChoices, saveSettings, settingsOf } from "#db/repositories/notification-settings";
import { planMail, plannedMail } from "#db/repositories/notifications";
import type { Tx } from "#db/store";
import { AppError } from "~/domain/errors";
import {
  isDefault,
  isNotificationKind,
  type MailHours,
  mailDue,
  type NotificationKind,
  type Wish,
  wishFor,
} from "~/domain/notifications";
import type { Context } from "~/platform/context.server";
import { ownList } from "./read.server";
import { requestMail } from "./request-mail.server";

export type SettingsInput = {
  version: number;
  hours: MailHours;
  wishes: Record<NotificationKind, Wish>;
};

/**
 * Saves how the reader wants to be told. What is waiting to be mailed follows the new wishes. Throws `stale` when they were saved
 * elsewhere since.
 */
export async function saveNotificationSettings(
  ctx: Context,
  { version, hours, wishes }: SettingsInput,
): Promise<void> {
  const { personId } = ctx.actor;
  const all = Object.entries(wishes) as [NotificationKind, Wish][];
  const choices = all
    .filter(([kind, wish]) => !isDefault(kind, wish))
    .map(([kind, { inApp, mail }]) => ({ kind, inApp, mail }));
  await ctx.change("notification.settings_saved", async (t) => {
    const before = await settingsOf(t, personId);
    if (!(await saveSettings(t, { personId, ...hours, version })))
      throw new AppError("stale", { reason: "notification_settings_stale" });
    await replaceChoices(t, { personId, choices });
    await planAgain(ctx, t, { hours, choices: new Map<string, Wish>(all) });
    return {
      allowed: ownList(ctx),
      entries: [
        {
          subject: { type: "person", id: personId },
          before: before.settings
            ? { hours: hoursOf(before.settings), choices: before.choices.map(({ personId: _, ...c }) => c) }
            : null,
          after: { hours, choices },
        },
      ],
      result: undefined,
    };
  });
}

const hoursOf = ({ quietFrom, quietTo, digestAt }: MailHours): MailHours => ({
  quietFrom,
  quietTo,
  digestAt,
});

async function planAgain(
  { now, timeZone, actor: { personId } }: Context,
  t: Tx,
  wishes: { hours: MailHours; choices: ReadonlyMap<string, Wish> },
): Promise<void> {
  const byTiming = { off: [] as string[], now: [] as string[], digest: [] as string[] };
  for (const { id, kind } of await plannedMail(t, personId)) {
    byTiming[isNotificationKind(kind) ? wishFor(wishes, kind).mail : "off"].push(id);
  }
  for (const timing of ["off", "now", "digest"] as const) {
    const ids = byTiming[timing];
    if (ids.length === 0) continue;
    const mailDueAt = mailDue({ timing, at: now, hours: wishes.hours, timeZone });
    await planMail(t, { ids, dueAt: mailDueAt });
    await requestMail(t, [{ personId, mailDueAt }]);
  }
}
