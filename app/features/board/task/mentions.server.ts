import type { BoardSquad } from "#db/repositories/board-columns";
import { addTaskPeople, peopleToMention } from "#db/repositories/task-people";
import type { TaskRow } from "#db/repositories/tasks";
import type { Tx } from "#db/store";
import type { TaskFields } from "~/domain/board";
import type { Context, LiveChange } from "~/platform/context.server";
import { mentionedIn } from "~/platform/markdown.server";
import { tellReaders } from "./tell.server";

type Text = { before: string; after: string };

/** Ids of the people whom the text after mentions and the text before did not. */
export async function newlyMentioned(
  t: Tx,
  { squadId, taskId, day, before, after }: { squadId: string; taskId: string; day: string } & Text,
): Promise<string[]> {
  if (!after.includes("@")) return [];
  const people = await peopleToMention(t, { squadId, taskId, day });
  const known = mentionedIn(before, people);
  return [...mentionedIn(after, people)].filter((id) => !known.has(id));
}

type Edit = {
  squad: BoardSquad;
  task: Pick<TaskRow, "id" | "key" | "title">;
  before: Pick<TaskFields, "description" | "assigneeId">;
  after: Pick<TaskFields, "description" | "assigneeId">;
};

/** Tells the new assignee, who follows the task from now on, and who the description newly mentions. */
export async function tellOfEdit(
  t: Tx,
  ctx: Context,
  { squad, task, before, after }: Edit,
): Promise<LiveChange[]> {
  const assigned = after.assigneeId !== before.assigneeId ? after.assigneeId : null;
  if (assigned !== null) {
    await addTaskPeople(t, { taskId: task.id, personIds: [assigned], role: "watcher" });
  }
  const text = { before: before.description, after: after.description };
  const mentioned = await newlyMentioned(t, { squadId: squad.id, taskId: task.id, day: ctx.today, ...text });
  return tellReaders(t, ctx, {
    squad,
    notices: [
      { kind: "task.assigned", to: [assigned], task },
      { kind: "task.mentioned", to: mentioned.filter((id) => id !== assigned), task },
    ],
  });
}
