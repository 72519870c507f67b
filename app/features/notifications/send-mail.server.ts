import { loadActor } from "#db/repositories/actors";
import { mailRecipient } from "#db/repositories/notification-settings";
import { dueMail, markMailed, nextMailDue, planMail } from "#db/repositories/notifications";
import { recordChange, withoutActor } from "~/platform/context.server";
import { sha256 } from "~/platform/hash.server";
import { formatFor, localName, translator } from "~/platform/i18n";
import type { JobContext } from "~/platform/jobs/index.server";
import type { Mailer } from "~/platform/mail/mailer.server";
import { paths } from "~/platform/paths";
import { composeMail, taskOf } from "./compose-mail";
import { requestMail } from "./request-mail.server";
import { shownTo } from "./shown.server";

/** More in one mail nobody reads; the rest is counted. */
const mostShown = 30;
const mostSent = 500;

type Sending = Pick<JobContext, "store" | "now" | "today" | "timeZone" | "live"> & {
  origin: string;
  mailer: Mailer | null;
};

/**
 * Mails a person what is due by now in one mail and asks for the next when something is due later. What they may no longer see and
 * whatever a disabled person was to get is dropped. Throws when the mail server did not take it: nothing is noted as mailed then.
 */
export async function sendDueMail(ctx: Sending, personId: string): Promise<void> {
  const r = ctx.store.read;
  const due = await dueMail(r, { personId, now: ctx.now, limit: mostSent });
  const recipient = await mailRecipient(r, personId);
  const actor = await loadActor(r, { personId, today: ctx.today });
  const all = recipient && ctx.mailer ? await shownTo(r, actor, due) : [];
  const notices = all.filter(({ about }) => about !== null);
  if (recipient && ctx.mailer && notices.length > 0) {
    const { locale, email, name, nameEn } = recipient;
    const shown = notices.slice(0, mostShown);
    const reader = {
      t: translator(locale),
      f: formatFor(locale, ctx.timeZone),
      name: (row: { name: string; nameEn: string }) => localName(locale, row),
      lang: locale,
    };
    const task = taskOf(notices);
    await ctx.mailer.send({
      ...composeMail({
        notices: shown,
        greeted: recipient,
        origin: ctx.origin,
        more: notices.length - shown.length,
        reader,
      }),
      to: { name: localName(locale, { name, nameEn }), address: email },
      id: messageIdOf(notices.map(({ id }) => id)),
      thread: task ? `task-${task}` : null,
      unsubscribe: ctx.origin + paths.accountNotifications,
    });
  }
  await note(ctx, { personId, sent: notices.map(({ id }) => id), due: due.map(({ id }) => id) });
}

/** The same for the same notifications, so that a mail sent twice after a crash can be told to be one. */
const messageIdOf = (ids: readonly string[]): string =>
  ids.length === 1
    ? `notification-${ids[0]}`
    : `notifications-${sha256([...ids].sort().join(" ")).slice(0, 32)}`;

type Done = { personId: string; sent: readonly string[]; due: readonly string[] };

function note(ctx: Sending, { personId, sent, due }: Done): Promise<void> {
  return recordChange(ctx, {
    action: "notification.mailed",
    actorId: null,
    work: async (t) => {
      const noted = sent.length > 0 ? await markMailed(t, { ids: sent, at: ctx.now }) : 0;
      const dropped = due.filter((id) => !sent.includes(id));
      await planMail(t, { ids: dropped, dueAt: null });
      const mailDueAt = await nextMailDue(t, { personId, now: ctx.now });
      await requestMail(t, [{ personId, mailDueAt }]);
      const entry = { subject: { type: "person", id: personId }, after: { notifications: noted } };
      return { allowed: withoutActor("system"), entries: noted > 0 ? [entry] : [], result: undefined };
    },
  });
}
