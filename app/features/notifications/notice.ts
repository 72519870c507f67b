import { isNotificationKind } from "~/domain/notifications";
import type { Format, Named, T } from "~/platform/i18n";
import { paths } from "~/platform/paths";

/** What a notification is about, with today's names. */
export type About = {
  actor: Named | null;
  squad: Named | null;
  squadId: string | null;
  subject: { type: string; id: string };
  key: string | null;
  title: string | null;
  reason: string | null;
  day: string | null;
};

/** A notification for its reader; `about` is null when they may no longer see what it is about. */
export type ShownNotice = { id: string; at: Date; read: boolean } & (
  | { kind: string; about: About }
  | { kind: null; about: null }
);

type Words = { t: T; f: Pick<Format, "day">; name: (row: Named) => string };

/** The notification in a sentence. */
export function sentenceOf({ kind, about }: ShownNotice, { t, f, name }: Words): string {
  if (about === null) return t("notification.unseen");
  return t(isNotificationKind(kind) ? `notification.${kind}` : "notification.other", {
    actor: about.actor ? name(about.actor) : t("notification.system"),
    squad: about.squad ? name(about.squad) : "",
    key: about.key ?? "",
    title: about.title ?? "",
    day: about.day ? f.day(about.day) : "none",
  });
}

/** Where the notification leads; the list itself when there is nothing to open. */
export function addressOf({ about }: ShownNotice): string {
  if (about === null || about.squadId === null) return paths.notifications;
  return about.subject.type === "task"
    ? paths.task(about.squadId, about.subject.id)
    : paths.squad(about.squadId);
}
