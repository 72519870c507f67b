import { ConstraintError } from "#db/errors";
import { boardKpis, boardPeople } from "#db/repositories/board-columns";
import { addTaskLabels } from "#db/repositories/labels";
import { addTaskPeople } from "#db/repositories/task-people";
import { insertTaskEvents, taskById } from "#db/repositories/tasks";
import type { Tx } from "#db/store";
import { seatIn } from "~/domain/access";
import type { TaskEvent } from "~/domain/board";
import { AppError } from "~/domain/errors";
import type { AuditEntry, Context, LiveChange } from "~/platform/context.server";
import { localName, type MessageKey } from "~/platform/i18n";
import { addTask, columnWithRoom } from "./create-task.server";
import {
  isProblem,
  mostQuickLines,
  type QuickChoices,
  type QuickProblem,
  type QuickTask,
  quickLines,
  quickTask,
} from "./quick-add";
import { openSquadInScope } from "./squad-scope.server";
import { labelNamed } from "./task/labels.server";
import { tellReaders } from "./task/tell.server";
import { eventRow } from "./task-event.server";

type QuickAdd = { taskId: string; columnId: string; title: string };
export type QuickAdded = { added: { id: string; key: string; title: string }[] };

/** The id of the n-th task of one form: sending it twice makes the same tasks. */
const nthId = (taskId: string, n: number): string => (n === 0 ? taskId : `${taskId}-${n + 1}`);

/**
 * Makes a task of each line, all or none, at the head of a column in the order of the lines. Throws `invalid` at the text for a
 * line that names somebody or something the squad does not have, or several.
 */
export async function quickAdd(
  ctx: Context,
  squadId: string,
  { taskId, columnId, title }: QuickAdd,
): Promise<QuickAdded> {
  const lines = quickLines(title);
  if (lines.length > mostQuickLines)
    throw new AppError("invalid", {
      reason: "quick_too_many",
      params: { maximum: mostQuickLines },
      field: "title",
    });
  try {
    return await addLines(ctx, squadId, { taskId, columnId, lines });
  } catch (error) {
    if (!(error instanceof ConstraintError) || error.kind !== "unique") throw error;
    return await madeBefore(ctx, squadId, { taskId, count: lines.length });
  }
}

type Lines = { taskId: string; columnId: string; lines: readonly string[] };

function addLines(ctx: Context, squadId: string, { taskId, columnId, lines }: Lines): Promise<QuickAdded> {
  return ctx.change("task.created", async (t) => {
    const squad = await openSquadInScope(ctx, t, squadId);
    const allowed = ctx.require("board.work", squad);
    const choices = await choicesOf(ctx, t, squadId);
    const wanted = readLines(ctx, lines, choices);
    const taskIds = wanted.map((_, n) => nthId(taskId, n));
    const column = await columnWithRoom(t, ctx, { squadId, columnId, taskIds });
    const entries: AuditEntry[] = [];
    const live: LiveChange[] = [];
    const added: QuickAdded["added"] = [];
    for (const [n, { labels, otherIds, ...fields }] of wanted.entries()) {
      const id = taskIds[n]!;
      const input = { ...fields, taskId: id, description: "", parentId: null };
      const made = await addTask(t, ctx, { squad, column, input, afterId: taskIds[n - 1] ?? null });
      entries.push(made.entry, ...(await label(t, ctx, { squadId, taskId: id, labels })));
      live.push(...made.live);
      if (otherIds.length > 0) {
        await addTaskPeople(t, { taskId: id, personIds: otherIds, role: "assignee" });
        await addTaskPeople(t, { taskId: id, personIds: otherIds, role: "watcher" });
        await record(
          t,
          ctx,
          { squadId, taskId: id },
          otherIds.map((personId) => ({ kind: "person_joined", data: { personId } })),
        );
        const task = { id, key: made.key, title: fields.title };
        live.push(
          ...(await tellReaders(t, ctx, { squad, notices: [{ kind: "task.assigned", to: otherIds, task }] })),
        );
      }
      added.push({ id, key: made.key, title: fields.title });
    }
    return { allowed, entries, result: { added }, live };
  });
}

async function choicesOf(ctx: Context, t: Tx, squadId: string): Promise<QuickChoices> {
  const people = await boardPeople(t, { squadId, day: ctx.today });
  return {
    people: people.map(({ role, ...person }) => ({ ...person, current: role !== null })),
    kpis: await boardKpis(t, { squadId, day: ctx.today }),
    meId: ctx.actor.personId,
    ownDiscipline: seatIn(ctx.actor, squadId)?.discipline ?? "product",
    today: ctx.today,
  };
}

function readLines(ctx: Context, lines: readonly string[], choices: QuickChoices): QuickTask[] {
  if (lines.length === 0) throw new AppError("invalid", { reason: "task_title_missing", field: "title" });
  return lines.map((line, i) => {
    const read = quickTask(line, choices);
    if (!isProblem(read)) return read;
    const params = problemParams(ctx, read);
    if (lines.length === 1) throw new AppError("invalid", { reason: read.reason, params, field: "title" });
    const key: MessageKey = `error.${read.reason}`;
    throw new AppError("invalid", {
      reason: "quick_line",
      params: { line: i + 1, problem: ctx.t(key, params) },
      field: "title",
    });
  });
}

function problemParams({ locale, t }: Context, { text, candidates, discipline }: QuickProblem) {
  const named = candidates.map((person) => `${localName(locale, person)} (@${person.email.split("@")[0]})`);
  return {
    text,
    candidates: named.join(t("quick.and")),
    discipline: discipline === null ? "" : t(`discipline.${discipline}`),
  };
}

type Place = { squadId: string; taskId: string };

async function label(
  t: Tx,
  ctx: Context,
  { labels, ...place }: Place & { labels: readonly string[] },
): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  for (const name of labels) {
    const { label, made } = await labelNamed(t, { squadId: place.squadId, name, field: "title" });
    const { id } = label;
    if (made)
      entries.push({
        action: "label.added",
        subject: { type: "label", id },
        after: { squadId: place.squadId, name: label.name },
      });
    await addTaskLabels(t, { taskId: place.taskId, labelIds: [id] });
    await record(t, ctx, place, [{ kind: "labelled", data: { labelId: id, name: label.name } }]);
  }
  return entries;
}

async function record(t: Tx, ctx: Context, place: Place, events: readonly TaskEvent[]): Promise<void> {
  const who = { ...place, at: ctx.now, actorId: ctx.actor.personId };
  await insertTaskEvents(
    t,
    events.map((event) => eventRow(who, event)),
  );
}

/** What the same form made when it was sent before; throws `conflict` for ids that somebody else's tasks have. */
async function madeBefore(
  ctx: Context,
  squadId: string,
  { taskId, count }: { taskId: string; count: number },
): Promise<QuickAdded> {
  const added: QuickAdded["added"] = [];
  for (let n = 0; n < count; n++) {
    const task = await taskById(ctx.store.read, { squadId, taskId: nthId(taskId, n) });
    if (task?.reporterId !== ctx.actor.personId) throw new AppError("conflict");
    added.push({ id: task.id, key: task.key, title: task.title });
  }
  return { added };
}
