import { and, desc, eq } from "drizzle-orm";
import { commentEdits, people, taskComments } from "../schema";
import { byteOrder } from "../sql";
import type { Reader, Tx } from "../store";

export type CommentRow = typeof taskComments.$inferSelect;

/** The task's latest comments in the order they were written, deleted ones with an empty text in their place. */
export async function commentsOfTask(r: Reader, { taskId, limit }: { taskId: string; limit: number }) {
  const rows = await r
    .select({
      id: taskComments.id,
      body: taskComments.body,
      createdAt: taskComments.createdAt,
      editedAt: taskComments.editedAt,
      deletedAt: taskComments.deletedAt,
      version: taskComments.version,
      author: {
        id: people.id,
        name: people.name,
        nameEn: people.nameEn,
        discipline: people.discipline,
      },
    })
    .from(taskComments)
    .innerJoin(people, eq(people.id, taskComments.authorId))
    .where(eq(taskComments.taskId, taskId))
    .orderBy(desc(taskComments.createdAt), desc(byteOrder(taskComments.id)))
    .limit(limit);
  return rows.reverse();
}

/** The comment on its task; undefined for one of another task. */
export async function commentById(
  r: Reader,
  { taskId, commentId }: { taskId: string; commentId: string },
): Promise<CommentRow | undefined> {
  const [row] = await r
    .select()
    .from(taskComments)
    .where(and(eq(taskComments.id, commentId), eq(taskComments.taskId, taskId)));
  return row;
}

/** Adds a comment; one whose id exists breaks the primary key. */
export async function insertComment(t: Tx, row: typeof taskComments.$inferInsert): Promise<void> {
  await t.insert(taskComments).values(row);
}

/** False when `version` is stale: the comment was saved in between. */
export async function saveComment(
  t: Tx,
  {
    id,
    version,
    ...values
  }: Pick<CommentRow, "id" | "version"> & Partial<Pick<CommentRow, "body" | "editedAt" | "deletedAt">>,
): Promise<boolean> {
  const saved = await t
    .update(taskComments)
    .set({ ...values, version: version + 1 })
    .where(and(eq(taskComments.id, id), eq(taskComments.version, version)))
    .returning({ id: taskComments.id });
  return saved.length === 1;
}

/** Keeps the text that an edit replaces; `at` is when it was replaced. */
export async function insertCommentEdit(t: Tx, row: typeof commentEdits.$inferInsert): Promise<void> {
  await t.insert(commentEdits).values(row);
}

/** The latest earlier texts of a comment, in the order they stood. */
export async function editsOfComment(
  r: Reader,
  { commentId, limit }: { commentId: string; limit: number },
): Promise<{ version: number; body: string; at: Date }[]> {
  const rows = await r
    .select({ version: commentEdits.version, body: commentEdits.body, at: commentEdits.at })
    .from(commentEdits)
    .where(eq(commentEdits.commentId, commentId))
    .orderBy(desc(commentEdits.version))
    .limit(limit);
  return rows.reverse();
}

/** Forgets the earlier texts of a comment that is deleted. */
export async function deleteCommentEdits(t: Tx, commentId: string): Promise<void> {
  await t.delete(commentEdits).where(eq(commentEdits.commentId, commentId));
}
