import type { Tx } from "#db/store";
import { enqueue } from "~/platform/jobs/index.server";

export const mailJob = "notifications.mail";

type Planned = { personId: string; mailDueAt: Date | null };

/**
 * Asks for a mail to each of these people when their earliest notification is due. One job a person: it sends whatever is due by
 * then, so what arrives together goes out together.
 */
export async function requestMail(t: Tx, planned: readonly Planned[]): Promise<void> {
  const earliest = new Map<string, Date>();
  for (const { personId, mailDueAt } of planned) {
    const known = earliest.get(personId);
    if (mailDueAt && (!known || mailDueAt < known)) earliest.set(personId, mailDueAt);
  }
  for (const [personId, runAt] of earliest)
    await enqueue(t, { kind: mailJob, key: personId, payload: { personId }, runAt });
}
