import { settingsOf } from "#db/repositories/notification-settings";
import { defaultHours, notificationKinds, type Wish, wishFor } from "~/domain/notifications";
import type { Context } from "~/platform/context.server";

/** How the reader is told, kind by kind; `version` 0 for somebody who never chose. */
export async function loadSettings(ctx: Context) {
  const { settings, choices } = await settingsOf(ctx.store.read, ctx.actor.personId);
  const chosen = new Map<string, Wish>(choices.map((choice) => [choice.kind, choice]));
  const { quietFrom, quietTo, digestAt } = settings ?? defaultHours;
  const hours = { quietFrom, quietTo, digestAt };
  return {
    kinds: notificationKinds.map((kind) => {
      const { inApp, mail } = wishFor({ choices: chosen, hours }, kind);
      return { kind, inApp, mail };
    }),
    hours,
    version: settings?.version ?? 0,
    mailIsOn: ctx.mail ?? false,
    timeZone: ctx.timeZone,
  };
}

export type SettingsView = Awaited<ReturnType<typeof loadSettings>>;
