import { type NotificationKind, notificationDefaults } from "./kinds";
import type { MailHours, MailTiming } from "./schedule";

/** How somebody wants to be told about a kind. */
export type Wish = { inApp: boolean; mail: MailTiming };

export type Wishes = { choices: ReadonlyMap<string, Wish>; hours: MailHours };

/** What a person chose for a kind, else the kind's default. */
export const wishFor = (wishes: Wishes, kind: NotificationKind): Wish =>
  wishes.choices.get(kind) ?? notificationDefaults[kind];

/** True when a choice says the same as the default, so that a later default holds for it too. */
export function isDefault(kind: NotificationKind, { inApp, mail }: Wish): boolean {
  return notificationDefaults[kind].inApp === inApp && notificationDefaults[kind].mail === mail;
}
