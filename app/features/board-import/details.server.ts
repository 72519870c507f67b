import { newId } from "#db/id";
import {
  insertChecklistItems,
  insertLabels,
  insertTaskAttachments,
  insertTaskComments,
  insertTaskLabels,
  insertTaskPeople,
  labelsBySlugOf,
  reviveLabels,
} from "#db/repositories/imported-tasks";
import type { Tx } from "#db/store";
import { labelSlug, positionsAfter } from "~/domain/board";
import { cut, type ImportCard, longestText, type Mapping, own, type Resolved } from "~/domain/board-import";
import type { Context } from "~/platform/context.server";

export type Detailed = {
  taskId: string;
  resolved: Resolved;
  comments: ImportCard["comments"];
  attachments: ImportCard["attachments"];
  checklist: ImportCard["checklist"];
  /** The last position of the checklist the task has. */
  lastItem: string | null;
};

type Details = { tasks: readonly Detailed[]; mapping: Mapping; names: ReadonlyMap<string, string> };

/** Writes comments, links and checklist items of imported tasks; returns how many of the first two. */
export async function writeDetails(
  ctx: Context,
  t: Tx,
  { tasks, mapping, names }: Details,
): Promise<{ comments: number; attachments: number }> {
  const importer = ctx.actor.personId;
  const comments = tasks.flatMap(({ taskId, comments }) =>
    comments.map(({ author, at, text }) => {
      const personId = author === null ? undefined : own(mapping.people, author);
      const name = author === null ? "" : (names.get(author) ?? "");
      const body = personId || name === "" ? text : `**${name.replace(/[*_[\]<>`\\]/g, "")}:** ${text}`;
      return {
        id: newId(),
        taskId,
        authorId: personId || importer,
        body: cut(body, longestText),
        createdAt: at === null ? ctx.now : new Date(Math.min(Date.parse(at), ctx.now.getTime())),
      };
    }),
  );
  const attachments = tasks.flatMap(({ taskId, attachments }) =>
    attachments.map(({ name, url }) => ({
      id: newId(),
      taskId,
      name,
      url,
      mediaType: "text/uri-list",
      bytes: 0,
      addedBy: importer,
      addedAt: ctx.now,
    })),
  );
  const items = tasks.flatMap(({ taskId, checklist, lastItem, resolved: { card } }) => {
    const positions = positionsAfter(lastItem, checklist.length);
    const doneAt =
      card.changedAt === null ? ctx.now : new Date(Math.min(Date.parse(card.changedAt), ctx.now.getTime()));
    return checklist.map(({ text, done }, index) => ({
      id: newId(),
      taskId,
      text,
      position: positions[index]!,
      doneAt: done ? doneAt : null,
    }));
  });
  await insertTaskComments(t, comments);
  await insertTaskAttachments(t, attachments);
  await insertChecklistItems(t, items);
  return { comments: comments.length, attachments: attachments.length };
}

/** People who work on new tasks beside the assignee, and who follow them. */
export async function writePeople(
  t: Tx,
  tasks: readonly Pick<Detailed, "taskId" | "resolved">[],
): Promise<void> {
  await insertTaskPeople(
    t,
    tasks.flatMap(({ taskId, resolved: { values, coworkers, reporterId } }) => {
      const watchers = new Set([values.assigneeId, reporterId, ...coworkers].filter((id) => id !== null));
      return [
        ...coworkers.map((personId) => ({ taskId, personId, role: "assignee" as const })),
        ...[...watchers].map((personId) => ({ taskId, personId, role: "watcher" as const })),
      ];
    }),
  );
}

/** Puts labels on tasks, making those the squad does not have yet. Returns how many were made. */
export async function writeLabels(
  t: Tx,
  { squadId, tasks }: { squadId: string; tasks: readonly { taskId: string; labels: readonly string[] }[] },
): Promise<number> {
  const stored = await labelsBySlugOf(t, squadId);
  const wanted = new Map<string, string>();
  for (const { labels } of tasks)
    for (const name of labels) if (!wanted.has(labelSlug(name))) wanted.set(labelSlug(name), name);
  const missing = [...wanted]
    .filter(([slug]) => !stored.has(slug))
    .map(([slug, name]) => ({ id: newId(), squadId, name, slug }));
  await insertLabels(t, missing);
  await reviveLabels(
    t,
    [...wanted.keys()].flatMap((slug) => {
      const label = stored.get(slug);
      return label?.archived ? [label.id] : [];
    }),
  );
  const ids = new Map([
    ...[...stored].map(([slug, { id }]) => [slug, id] as const),
    ...missing.map(({ slug, id }) => [slug, id] as const),
  ]);
  await insertTaskLabels(
    t,
    tasks.flatMap(({ taskId, labels }) =>
      [...new Set(labels.map(labelSlug))].map((slug) => ({ taskId, labelId: ids.get(slug)! })),
    ),
  );
  return missing.length;
}
