import { newId } from "#db/id";
import { insertNotifications } from "#db/repositories/notifications";
import type { Tx } from "#db/store";
import type { NotificationKind } from "~/domain/notifications/kinds";
import type { AuditSubject, Context, LiveChange } from "~/platform/context.server";

export type Notice = {
  kind: NotificationKind;
  /** Ids of the people told; whoever made the change is left out, and nobody is told twice. */
  to: readonly (string | null)[];
  squadId: string | null;
  subject: AuditSubject;
  /** What its sentence needs beside the names of actor and squad: `key` and `title` of a task. */
  data: Record<string, string | number>;
};

/**
 * Tells people about a change in its own transaction. Returns the live changes of their notification lists, for the
 * change's `live`.
 */
export async function notify(
  t: Tx,
  { now, actor }: Pick<Context, "now" | "actor">,
  notices: readonly Notice[],
): Promise<LiveChange[]> {
  const rows = notices.flatMap(({ to, subject, ...notice }) =>
    [...new Set(to)]
      .filter((personId) => personId !== null && personId !== actor.personId)
      .map((personId) => ({
        ...notice,
        id: newId(),
        personId: personId as string,
        at: now,
        actorId: actor.personId,
        subjectType: subject.type,
        subjectId: subject.id,
      })),
  );
  await insertNotifications(t, rows);
  return rows.map(({ id, personId }) => ({
    topic: `person:${personId}`,
    subject: { type: "notification", id },
  }));
}
