import { c } from "../dialect";
import { people } from "./people";
import type { MailTiming } from "./values";

const personId = () =>
  c
    .text("person_id")
    .notNull()
    .references(() => people.id);

export const notifications = c.table(
  "notifications",
  {
    id: c.id("id").primaryKey(),
    personId: personId(),
    kind: c.text("kind").notNull(),
    at: c.ts("at").notNull(),
    actorId: c.text("actor_id").references(() => people.id),
    squadId: c.text("squad_id"),
    subjectType: c.text("subject_type").notNull(),
    subjectId: c.text("subject_id").notNull(),
    /** What its sentence needs beside the names, such as a task's key. */
    data: c.json<Record<string, string | number>>("data").notNull(),
    /** False for one that its reader wants by mail alone. */
    inApp: c.bool("in_app").notNull().default(true),
    readAt: c.ts("read_at"),
    /** When it goes out by mail, unless it was read by then; null when it does not. */
    mailDueAt: c.ts("mail_due_at"),
    mailedAt: c.ts("mailed_at"),
  },
  (t) => [
    c.index("notifications_person").on(t.personId, t.at),
    c.index("notifications_unread").on(t.personId, t.readAt),
    c.index("notifications_subject").on(t.subjectType, t.subjectId),
  ],
);

/** What a person chose for a kind; without a row the kind's default holds. */
export const notificationChoices = c.table(
  "notification_choices",
  {
    personId: personId(),
    kind: c.text("kind").notNull(),
    inApp: c.bool("in_app").notNull(),
    mail: c.text("mail").$type<MailTiming>().notNull(),
  },
  (t) => [c.primaryKey({ columns: [t.personId, t.kind] })],
);

/** Minutes of the day in the organisation's time zone; equal ends of the quiet hours mean none. */
export const notificationSettings = c.table("notification_settings", {
  personId: personId().primaryKey(),
  quietFrom: c.int("quiet_from").notNull(),
  quietTo: c.int("quiet_to").notNull(),
  digestAt: c.int("digest_at").notNull(),
  version: c.int("version").notNull().default(1),
});

/** When a person last looked at Home, and the time before: what changed in between is what they have not seen. */
export const homeVisits = c.table("home_visits", {
  personId: personId().primaryKey(),
  seenAt: c.ts("seen_at").notNull(),
  previousAt: c.ts("previous_at"),
});
