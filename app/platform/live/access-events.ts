import type { AuditAction, AuditEntry, LiveChange } from "../context.server";

/** The type of the outbox's events after which open streams are checked at once. */
export const accessSubject = "access";

const touching = new Set<AuditAction>([
  "session.ended",
  "session.ended_by_administrator",
  "password.changed",
  "second_factor.reset",
  "invitation.accepted",
  "role.changed",
  "person.disabled",
  "seat.ended",
  "seat.changed",
  "seat.withdrawn",
]);

/** What every process must check anew after such a change: the streams of the person, or those that follow the squad. */
export function accessChanges(action: AuditAction, entries: readonly AuditEntry[]): LiveChange[] {
  const topics = entries
    .filter((entry) => touching.has(entry.action ?? action))
    .flatMap(({ subject }) =>
      subject.type === "person" || subject.type === "squad" ? [`${subject.type}:${subject.id}` as const] : [],
    );
  return [...new Set(topics)].map((topic) => ({ topic, subject: { type: accessSubject, id: topic } }));
}
