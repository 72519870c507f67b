import { newId } from "#db/id";
import { wishesOf } from "#db/repositories/notification-settings";
import { insertNotifications } from "#db/repositories/notifications";
import type { Tx } from "#db/store";
import {
  defaultHours,
  type MailHours,
  mailDue,
  type NotificationKind,
  type Wish,
  type Wishes,
  wishFor,
} from "~/domain/notifications";
import type { AuditSubject, Context, LiveChange } from "~/platform/context.server";
import { requestMail } from "./request-mail.server";

export type Notice = {
  kind: NotificationKind;
  /** Ids of the people told; whoever made the change is left out, and nobody is told twice. */
  to: readonly (string | null)[];
  squadId: string | null;
  subject: AuditSubject;
  /** What its sentence needs beside the names of actor and squad: `key` and `title` of a task. */
  data: Record<string, string | number>;
};

/** `actor` is null for what the installation tells by itself. */
type Teller = Pick<Context, "now"> &
  Partial<Pick<Context, "timeZone" | "mail">> & { actor: Pick<Context["actor"], "personId"> | null };

/**
 * Tells people about a change in its own transaction, each as they wish: in the application, by mail where the installation sends
 * any, or not at all. Returns the live changes of their notification lists, for the change's `live`.
 */
export async function notify(t: Tx, teller: Teller, notices: readonly Notice[]): Promise<LiveChange[]> {
  const { now, actor, timeZone = "UTC", mail = false } = teller;
  const addressed = notices.flatMap(({ to, ...notice }) =>
    [...new Set(to)].flatMap((personId) =>
      personId === null || personId === actor?.personId ? [] : [{ personId, ...notice }],
    ),
  );
  if (addressed.length === 0) return [];
  const wishes = await wishesByPerson(t, addressed);
  const rows = addressed.flatMap(({ personId, subject, ...notice }) => {
    const theirs = wishes.get(personId);
    if (!theirs) return [];
    const { inApp, mail: timing } = wishFor(theirs, notice.kind);
    const mailDueAt = mail ? mailDue({ timing, at: now, hours: theirs.hours, timeZone }) : null;
    if (!inApp && mailDueAt === null) return [];
    const about = { subjectType: subject.type, subjectId: subject.id };
    return [
      {
        ...notice,
        ...about,
        id: newId(),
        personId,
        at: now,
        actorId: actor?.personId ?? null,
        inApp,
        mailDueAt,
      },
    ];
  });
  await insertNotifications(t, rows);
  await requestMail(t, rows);
  return rows.flatMap(({ id, personId, inApp }) =>
    inApp ? [{ topic: `person:${personId}` as const, subject: { type: "notification", id } }] : [],
  );
}

type Addressed = { personId: string; kind: NotificationKind };

/** What each of these people chose; nobody who is disabled. One statement. */
async function wishesByPerson(t: Tx, addressed: readonly Addressed[]): Promise<Map<string, Wishes>> {
  const found = await wishesOf(t, {
    personIds: [...new Set(addressed.map(({ personId }) => personId))],
    kinds: [...new Set(addressed.map(({ kind }) => kind))],
  });
  const wishes = new Map<string, { choices: Map<string, Wish>; hours: MailHours }>();
  for (const { personId, hours, choice } of found) {
    const theirs = wishes.get(personId) ?? { choices: new Map(), hours: hours ?? defaultHours };
    wishes.set(personId, theirs);
    if (choice) theirs.choices.set(choice.kind, choice);
  }
  return wishes;
}
