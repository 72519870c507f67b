import { ConstraintError } from "#db/errors";
import {
  type CommentRow,
  commentById,
  deleteCommentEdits,
  insertComment,
  insertCommentEdit,
  saveComment,
} from "#db/repositories/task-comments";
import { addTaskPeople, personIdsOfTask } from "#db/repositories/task-people";
import type { TaskRow } from "#db/repositories/tasks";
import type { Tx } from "#db/store";
import { AppError } from "~/domain/errors";
import type { AuditEntry, Context } from "~/platform/context.server";
import type { TaskAddress } from "../squad-scope.server";
import { changePart } from "./change-part.server";
import { newlyMentioned } from "./mentions.server";

/**
 * Adds a comment. Who writes follows the task from now on; who is mentioned and may read the board is told so, other followers
 * that there is a comment. Sending the same form again changes nothing.
 */
export async function addComment(
  ctx: Context,
  address: TaskAddress,
  { commentId, body }: { commentId: string; body: string },
): Promise<void> {
  try {
    await changePart(ctx, address, {
      action: "comment.added",
      allow: ({ squad }) => ctx.require("comment.write", squad),
      decide: async (t, { task }) => {
        const authorId = ctx.actor.personId;
        const row = { id: commentId, taskId: task.id, authorId, body, createdAt: ctx.now };
        await insertComment(t, row);
        const mentioned = await newlyMentioned(t, {
          squadId: task.squadId,
          taskId: task.id,
          day: ctx.today,
          before: "",
          after: body,
        });
        const followers = await personIdsOfTask(t, { taskId: task.id, role: "watcher" });
        await addTaskPeople(t, { taskId: task.id, personIds: [authorId], role: "watcher" });
        const others = [...followers, task.assigneeId].filter((id) => id !== null && !mentioned.includes(id));
        return {
          entries: [entryOf(commentId, { after: { taskId: task.id, characters: body.length } })],
          events: [{ kind: "commented", data: { commentId } }],
          notices: [
            { kind: "task.mentioned", to: mentioned, task },
            { kind: "task.commented", to: others, task },
          ],
        };
      },
    });
  } catch (error) {
    if (!(error instanceof ConstraintError) || error.kind !== "unique") throw error;
    const existing = await commentById(ctx.store.read, { taskId: address.taskId, commentId });
    if (existing?.authorId !== ctx.actor.personId) throw new AppError("conflict");
  }
}

/**
 * Replaces the text of one's own comment; the former text stays readable. Only people whom the former text did not mention are
 * told. Throws `stale` when it was saved in between.
 */
export function editComment(
  ctx: Context,
  address: TaskAddress,
  { commentId, version, body }: { commentId: string; version: number; body: string },
): Promise<void> {
  return changePart(ctx, address, {
    action: "comment.edited",
    allow: async ({ squad, task }, t) => {
      const { authorId } = await requireComment(t, { task, commentId });
      return ctx.require("comment.edit", { ...squad, authorId });
    },
    decide: async (t, { task }) => {
      const comment = await requireComment(t, { task, commentId });
      if (comment.body === body) return null;
      const stale = () => new AppError("stale", { reason: "comment_stale", field: "commentText" });
      if (comment.version !== version) throw stale();
      await insertCommentEdit(t, { commentId, version, body: comment.body, at: ctx.now });
      if (!(await saveComment(t, { id: commentId, version, body, editedAt: ctx.now }))) throw stale();
      const texts = { before: comment.body, after: body };
      const place = { squadId: task.squadId, taskId: task.id, day: ctx.today };
      const mentioned = await newlyMentioned(t, { ...place, ...texts });
      return {
        entries: [
          entryOf(commentId, {
            before: { characters: comment.body.length },
            after: { characters: body.length },
          }),
        ],
        notices: [{ kind: "task.mentioned", to: mentioned, task }],
      };
    },
  });
}

/** Empties a comment and forgets its earlier texts; its place stays. Its author may, and any lead of the squad. */
export function deleteComment(
  ctx: Context,
  address: TaskAddress,
  { commentId, version }: { commentId: string; version: number },
): Promise<void> {
  return changePart(ctx, address, {
    action: "comment.deleted",
    allow: async ({ squad, task }, t) => {
      const { authorId } = await requireComment(t, { task, commentId });
      return ctx.require("comment.delete", { ...squad, authorId });
    },
    decide: async (t, { task }) => {
      const comment = await requireComment(t, { task, commentId });
      if (!(await saveComment(t, { id: commentId, version, body: "", deletedAt: ctx.now }))) {
        throw new AppError("stale", { reason: "comment_stale" });
      }
      await deleteCommentEdits(t, commentId);
      return { entries: [entryOf(commentId, { before: { authorId: comment.authorId } })] };
    },
  });
}

async function requireComment(
  t: Tx,
  { task, commentId }: { task: TaskRow; commentId: string },
): Promise<CommentRow> {
  const comment = await commentById(t, { taskId: task.id, commentId });
  if (!comment) throw new AppError("not_found");
  if (comment.deletedAt) throw new AppError("conflict", { reason: "comment_gone" });
  return comment;
}

/** The log says that something was written and how much, not what: a deleted comment is gone. */
const entryOf = (commentId: string, change: Pick<AuditEntry, "before" | "after">): AuditEntry => ({
  subject: { type: "comment", id: commentId },
  ...change,
});
