import { type RefObject, useEffect, useState } from "react";
import { Link, useSearchParams } from "react-router";
import { useI18n } from "~/platform/i18n";
import type { FormReply } from "~/platform/respond.server";
import { Avatar } from "~/ui/avatar";
import { Button } from "~/ui/button";
import { RenderedText } from "~/ui/rendered-text";
import { useForm } from "~/ui/use-form";
import { MentionArea } from "./mention-area";
import { PartForm, PartSection, replyTo } from "./part-form";
import type { CommentEditsView, CommentView, TaskParts } from "./view";

const longest = 10_000;

type CommentsProps = {
  parts: TaskParts;
  reply: FormReply | undefined;
  areaRef: RefObject<HTMLTextAreaElement | null>;
};

/** What people wrote about the task, the oldest first, and the way to write something. */
export function Comments({ parts, reply, areaRef }: CommentsProps) {
  const { t } = useI18n();
  const older = useQuery("comments", "all");
  return (
    <PartSection id="task-comments" title={t("task.comments")}>
      {parts.commentsCut && (
        <Link to={older} preventScrollReset className="text-xs text-ink-2 underline-offset-2 hover:underline">
          {t("task.comments_older")}
        </Link>
      )}
      {parts.comments.length === 0 && <p className="text-sm text-ink-3">{t("task.no_comments")}</p>}
      <ol className="flex flex-col gap-4">
        {parts.comments.map((comment) => (
          <Comment key={comment.id} comment={comment} parts={parts} reply={reply} />
        ))}
      </ol>
      {parts.rights.comment && <NewComment parts={parts} reply={reply} areaRef={areaRef} />}
    </PartSection>
  );
}

/** The page's address with one more parameter, or without it. */
function useQuery(name: string, value: string | null): string {
  const [search] = useSearchParams();
  const query = new URLSearchParams(search);
  if (value === null) query.delete(name);
  else query.set(name, value);
  return `?${query}`;
}

type CommentProps = { comment: CommentView; parts: TaskParts; reply: FormReply | undefined };

function Comment({ comment, parts, reply }: CommentProps) {
  const { t, f, name } = useI18n();
  const { id, author, deleted, editedAt, rights } = comment;
  const edits = parts.edits?.commentId === id ? parts.edits : null;
  const refused = replyTo(reply, "edit-comment", { commentId: id });
  return (
    <li id={`comment-${id}`} className="flex gap-2.5">
      <Avatar person={author} discipline={author.discipline} size={24} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2 text-xs text-ink-3">
          <strong className="text-sm font-semibold text-ink">{name(author)}</strong>
          <time dateTime={comment.createdAt.toISOString()}>{f.instant(comment.createdAt)}</time>
          {editedAt && !deleted && <EditedMark comment={comment} at={editedAt} open={edits !== null} />}
        </p>
        {deleted ? (
          <p className="text-sm text-ink-3 italic">{t("task.comment_deleted")}</p>
        ) : (
          <RenderedText html={comment.html} className="mt-0.5" />
        )}
        {edits && <Edits edits={edits} />}
        <div className="mt-1 flex flex-wrap gap-x-3">
          {rights.edit && (
            <EditComment key={comment.version} comment={comment} parts={parts} refused={refused} />
          )}
          {rights.delete && (
            <details className="open:basis-full">
              <summary className="inline-flex cursor-pointer list-none items-center text-xs text-ink-3 hover:text-ink hover:underline max-sm:min-h-9">
                {t("task.comment_delete")}
              </summary>
              <PartForm
                intent="delete-comment"
                fields={{ commentId: id, commentVersion: comment.version }}
                className="mt-1.5"
              >
                <Button small kind="danger">
                  {t("task.comment_delete_do")}
                </Button>
              </PartForm>
            </details>
          )}
        </div>
      </div>
    </li>
  );
}

function EditedMark({ comment, at, open }: { comment: CommentView; at: Date; open: boolean }) {
  const { t, f } = useI18n();
  const to = useQuery("edits", open ? null : comment.id);
  return (
    <>
      <span>{t("task.comment_edited", { at: f.instant(at) })}</span>
      <Link to={to} preventScrollReset className="underline underline-offset-2 hover:text-ink">
        {t(open ? "task.comment_edits_hide" : "task.comment_edits")}
      </Link>
    </>
  );
}

function Edits({ edits }: { edits: CommentEditsView }) {
  const { t, f } = useI18n();
  return (
    <ol className="mt-2 flex flex-col gap-2 border-l-2 border-line-2 pl-3">
      {edits.edits.map(({ version, html, at }) => (
        <li key={version}>
          <p className="text-xs text-ink-3">{t("task.comment_version", { at: f.instant(at) })}</p>
          <RenderedText html={html} className="text-ink-2" />
        </li>
      ))}
    </ol>
  );
}

/** A refused edit keeps what was typed beside what is stored now; saving again replaces it. */
function EditComment({
  comment,
  parts,
  refused,
}: Omit<CommentProps, "reply"> & { refused: FormReply | undefined }) {
  const { t } = useI18n();
  const { id: commentId, version, body } = comment;
  const stale = refused?.code === "stale";
  const { fields } = useForm<{ commentText: string }>({
    reply: refused,
    defaultValue: { commentText: body },
    id: `comment-${commentId}-${version}`,
  });
  return (
    <details open={refused !== undefined} className="open:basis-full">
      <summary className="inline-flex cursor-pointer list-none items-center text-xs text-ink-3 hover:text-ink hover:underline max-sm:min-h-9">
        {t("task.comment_edit")}
      </summary>
      <PartForm
        intent="edit-comment"
        fields={{ commentId, commentVersion: version }}
        className="mt-1.5 flex flex-col gap-2"
      >
        {stale && (
          <p className="rounded-control border border-watch bg-watch-bg px-2.5 py-1.5 text-xs break-words">
            {t("task.comment_conflict", { text: body })}
          </p>
        )}
        <MentionArea
          meta={fields.commentText}
          label={t("task.comment")}
          labelHidden
          people={parts.mentionable}
          maxLength={longest}
        />
        <Button className="self-start">{t("task.comment_save")}</Button>
      </PartForm>
    </details>
  );
}

/** A refresh by somebody else's change must not empty a half-written comment: the form starts anew only once its own has arrived. */
function NewComment({ parts, reply, areaRef }: CommentsProps) {
  const [commentId, setCommentId] = useState(parts.newCommentId);
  const arrived = parts.comments.some(({ id }) => id === commentId);
  useEffect(() => {
    if (arrived) setCommentId(parts.newCommentId);
  }, [arrived, parts.newCommentId]);
  return (
    <NewCommentForm key={commentId} commentId={commentId} parts={parts} reply={reply} areaRef={areaRef} />
  );
}

function NewCommentForm({ commentId, parts, reply, areaRef }: CommentsProps & { commentId: string }) {
  const { t } = useI18n();
  const { fields } = useForm<{ comment: string }>({
    reply: replyTo(reply, "add-comment"),
    id: `comment-${commentId}`,
  });
  return (
    <PartForm intent="add-comment" fields={{ commentId }} className="flex flex-col gap-1.5">
      <MentionArea
        meta={fields.comment}
        label={t("task.comment")}
        labelHidden
        placeholder={t("task.comment_placeholder")}
        people={parts.mentionable}
        areaRef={areaRef}
        maxLength={longest}
      />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button>{t("task.comment_send")}</Button>
        <p className="min-w-0 flex-1 basis-48 text-xs text-ink-3">{t("task.markdown_hint")}</p>
      </div>
    </PartForm>
  );
}
