import { and, asc, eq, gte, inArray, isNotNull, isNull, lt, or, sql } from "drizzle-orm";
import { dialect } from "../dialect";
import { attachments, people } from "../schema";
import { countAll } from "../sql";
import type { Reader, Tx } from "../store";

type AttachmentRow = typeof attachments.$inferSelect;

/**
 * Lets files come and go one at a time until the transaction ends, so that none is deleted while a row for it is on its way.
 * SQLite's write transaction is already alone.
 */
export async function lockFiles(t: Tx): Promise<void> {
  if (dialect === "postgres") await t.rows(sql`select pg_advisory_xact_lock(hashtext('attachments'))`);
}

/** The task's files but for those removed before an instant, in the order they came, with who brought them. */
export function attachmentsOfTask(
  r: Reader,
  { taskId, removedSince, limit }: { taskId: string; removedSince: Date; limit: number },
) {
  return r
    .select({
      id: attachments.id,
      name: attachments.name,
      mediaType: attachments.mediaType,
      bytes: attachments.bytes,
      url: attachments.url,
      addedAt: attachments.addedAt,
      removedAt: attachments.removedAt,
      addedBy: { id: people.id, name: people.name, nameEn: people.nameEn },
    })
    .from(attachments)
    .innerJoin(people, eq(people.id, attachments.addedBy))
    .where(
      and(
        eq(attachments.taskId, taskId),
        or(isNull(attachments.removedAt), gte(attachments.removedAt, removedSince)),
      ),
    )
    .orderBy(asc(attachments.addedAt), asc(attachments.id))
    .limit(limit);
}

/** How many files the task has that are not removed. */
export async function countAttachments(r: Reader, taskId: string): Promise<number> {
  const [row] = await r
    .select({ n: countAll() })
    .from(attachments)
    .where(and(eq(attachments.taskId, taskId), isNull(attachments.removedAt)));
  return row?.n ?? 0;
}

/** The file on its task, removed or not; undefined for one of another task. */
export async function attachmentById(
  r: Reader,
  { taskId, attachmentId }: { taskId: string; attachmentId: string },
): Promise<AttachmentRow | undefined> {
  const [row] = await r
    .select()
    .from(attachments)
    .where(and(eq(attachments.id, attachmentId), eq(attachments.taskId, taskId)));
  return row;
}

/** Adds a file or a link to a task. */
export async function insertAttachment(t: Tx, row: typeof attachments.$inferInsert): Promise<void> {
  await t.insert(attachments).values(row);
}

/** Marks a file as removed at an instant, or with null as there again. */
export async function setAttachmentRemoved(
  t: Tx,
  { id, removedAt }: { id: string; removedAt: Date | null },
): Promise<void> {
  await t.update(attachments).set({ removedAt }).where(eq(attachments.id, id));
}

/** Forgets files that were removed before an instant. */
export async function forgetRemovedAttachments(t: Tx, before: Date): Promise<void> {
  await t.delete(attachments).where(and(isNotNull(attachments.removedAt), lt(attachments.removedAt, before)));
}

/** Of these hashes, at most 500, those that any row, removed or not, still names. */
export async function hashesInUse(r: Reader, hashes: readonly string[]): Promise<Set<string>> {
  const rows = await r
    .selectDistinct({ sha256: attachments.sha256 })
    .from(attachments)
    .where(inArray(attachments.sha256, [...hashes]));
  return new Set(rows.flatMap(({ sha256 }) => (sha256 === null ? [] : [sha256])));
}
