import { newId } from "#db/id";
import { attachmentsOfTask } from "#db/repositories/attachments";
import type { BoardSquad } from "#db/repositories/board-columns";
import { checklistOf } from "#db/repositories/checklists";
import { labelsOfSquad, labelsOfTasks } from "#db/repositories/labels";
import { squadIdsInScope } from "#db/repositories/squad-scope";
import { commentsOfTask, editsOfComment } from "#db/repositories/task-comments";
import { subTasksOf, taskOfAnySquad, tasksByKeys } from "#db/repositories/task-details";
import { linksOfTask } from "#db/repositories/task-links";
import { peopleOfTask, peopleToMention } from "#db/repositories/task-people";
import type { TaskRow } from "#db/repositories/tasks";
import { squadScope } from "~/domain/access";
import { relationOf, taskKeysIn } from "~/domain/board";
import type { Context } from "~/platform/context.server";
import { localName } from "~/platform/i18n";
import { type References, renderMarkdown } from "~/platform/markdown.server";
import { paths } from "~/platform/paths";
import { maximumAttachments } from "./attachment-limits";
import type { CommentView, LinkView, MentionChoice, TaskParts } from "./view";

const recentComments = 50;
const allComments = 500;
const shownEdits = 20;
const undoMinutes = 10;
/** Most keys that a page looks up; more than people write. */
const keysLookedUp = 200;

export type PartsWanted = {
  /** All comments instead of the recent ones. */
  allComments: boolean;
  /** The comment whose earlier texts are shown. */
  editsOf: string | null;
};

/** What belongs to the task; a constant number of statements however much of it there is. */
export async function loadParts(
  ctx: Context,
  { squad, task, work }: { squad: BoardSquad; task: TaskRow; work: boolean },
  wanted: PartsWanted,
): Promise<TaskParts> {
  const r = ctx.store.read;
  const limit = wanted.allComments ? allComments : recentComments;
  const [labels, choices, people, items, parent, subTasks, links, files, comments, mentionable, edits] =
    await Promise.all([
      labelsOfTasks(r, [task.id]),
      work ? labelsOfSquad(r, { squadId: squad.id, archived: false }) : [],
      peopleOfTask(r, task.id),
      checklistOf(r, task.id),
      task.parentId === null ? undefined : taskOfAnySquad(r, task.parentId),
      subTasksOf(r, task.id),
      linksOfTask(r, task.id),
      attachmentsOfTask(r, {
        taskId: task.id,
        removedSince: new Date(ctx.now.getTime() - undoMinutes * 60_000),
        limit: 2 * maximumAttachments,
      }),
      commentsOfTask(r, { taskId: task.id, limit: limit + 1 }),
      peopleToMention(r, { squadId: squad.id, taskId: task.id, day: ctx.today }),
      wanted.editsOf === null ? [] : editsOfComment(r, { commentId: wanted.editsOf, limit: shownEdits }),
    ]);
  const shownComments = comments.slice(-limit);
  const scope = squadScope(ctx.actor, "board.read");
  const texts = [
    task.description,
    ...shownComments.map(({ body }) => body),
    ...edits.map(({ body }) => body),
  ];
  const keys = [...new Set(texts.flatMap((text) => taskKeysIn(text).map(({ key }) => key)))];
  const [named, readable] = await Promise.all([
    keys.length === 0 ? [] : tasksByKeys(r, { keys: keys.slice(0, keysLookedUp), scope }),
    squadIdsInScope(r, { squadIds: links.map(({ other }) => other.squadId), scope }),
  ]);
  const references: References = {
    people: mentionable,
    tasks: new Map(
      named.map(({ key, squadId, id, title }) => [key, { href: paths.task(squadId, id), title }]),
    ),
    readerId: ctx.actor.personId,
  };
  const watchers = people.filter(({ role }) => role === "watcher");
  const linkViews = links.map(({ other, ...link }): LinkView & { open: boolean } => ({
    relation: relationOf(link, task.id),
    id: other.id,
    key: other.key,
    finished: other.finishedAt !== null,
    open: other.finishedAt === null && other.archivedAt === null,
    shown: readable.has(other.squadId) ? { squadId: other.squadId, title: other.title } : null,
  }));
  const mayComment = !squad.closed && task.archivedAt === null && ctx.can("comment.write", squad);
  return {
    descriptionHtml: renderMarkdown(task.description, references),
    labels: labels.map(({ id, name }) => ({ id, name })),
    labelChoices: choices.map(({ name }) => name),
    coworkers: people.filter(({ role }) => role === "assignee"),
    watchers,
    watching: watchers.some(({ id }) => id === ctx.actor.personId),
    items: items.map(({ id, text, doneAt, version }) => ({ id, text, done: doneAt !== null, version })),
    parent: parent ? { id: parent.id, key: parent.key, title: parent.title } : null,
    subTasks: subTasks.map(({ finishedAt, ...subTask }) => ({ ...subTask, finished: finishedAt !== null })),
    links: linkViews.map(({ open: _, ...link }) => link),
    openBlockers: linkViews.filter(({ relation, open }) => relation === "blocked_by" && open).length,
    attachments: files.map(({ mediaType: _, removedAt, ...file }) => ({
      ...file,
      removed: removedAt !== null,
    })),
    comments: shownComments.map(({ deletedAt, ...comment }): CommentView => {
      const facts = { ...squad, authorId: comment.author.id };
      const alive = mayComment && deletedAt === null;
      return {
        ...comment,
        html: renderMarkdown(comment.body, references),
        deleted: deletedAt !== null,
        rights: {
          edit: alive && ctx.can("comment.edit", facts),
          delete: alive && ctx.can("comment.delete", facts),
        },
      };
    }),
    commentsCut: comments.length > limit,
    edits:
      wanted.editsOf !== null && shownComments.some(({ id }) => id === wanted.editsOf)
        ? {
            commentId: wanted.editsOf,
            edits: edits.map(({ body, ...edit }) => ({ ...edit, html: renderMarkdown(body, references) })),
          }
        : null,
    newCommentId: newId(),
    newItemId: newId(),
    mentionable: mayComment ? offered(ctx, mentionable) : [],
    rights: { comment: mayComment, labels: ctx.can("board.configure", squad), move: work },
  };
}

type Mentionables = Awaited<ReturnType<typeof peopleToMention>>;

/** Who is offered after an @, each with what to write: the name as the reader knows it, the address where two share that name. */
function offered(ctx: Context, people: Mentionables): MentionChoice[] {
  const shared = (text: string) =>
    people.filter(({ name, nameEn }) => name === text || nameEn === text).length > 1;
  return people
    .filter(({ present }) => present)
    .map(({ id, name, nameEn, email, discipline }) => {
      const own = localName(ctx.locale, { name, nameEn });
      const address = email.replace(/@.*$/, "");
      return { id, name, nameEn, discipline, address, text: shared(own) ? address : own };
    });
}
