import { setImmediate } from "node:timers/promises";
import { chunks } from "#db/chunks";
import { lockSquad } from "#db/repositories/board-columns";
import {
  checklistsOfImported,
  importedTasksOf,
  insertTasks,
  lastPositions,
  rememberImported,
  takeTaskNumbers,
} from "#db/repositories/imported-tasks";
import { saveTaskImport, taskImportById } from "#db/repositories/task-imports";
import { insertTaskEvents } from "#db/repositories/tasks";
import type { Tx } from "#db/store";
import { broughtFrom, changesAnything, type ImportPlan, own, skipped } from "~/domain/board-import";
import { AppError } from "~/domain/errors";
import { groupBy } from "~/domain/group-by";
import type { AuditEntry, Context } from "~/platform/context.server";
import { type Detailed, writeDetails, writeLabels, writePeople } from "./details.server";
import { type OpenImport, openImport, planOf } from "./open-import.server";
import { planHash } from "./plan-hash.server";
import { historyRows, type NewTask, newTasks, taskRow } from "./rows.server";
import { importScope } from "./scope.server";
import { type ImportResult, type ImportState, isApplying, stateOf } from "./state";
import { updateTask } from "./update-tasks.server";
import { writeLinks } from "./write-links.server";

type Apply = { squadId: string; id: string; hash: string };

/** Shown on the page of a finished import; the counts tell of all. */
const shownConflicts = 200;
const shownProblems = 500;
const eventsAtOnce = 500;

/**
 * Applies an import, all of it or nothing: exactly what its check showed. Throws `stale` when board or file have moved since,
 * `conflict` while it is being applied or was.
 */
export async function applyImport(ctx: Context, { squadId, id, hash }: Apply): Promise<void> {
  await begin(ctx, { squadId, id });
  try {
    await ctx.change("board_import.applied", async (t) => {
      // Before it is read: a squad that closes meanwhile takes no tasks any more.
      await lockSquad(t, squadId);
      const { squad, allowed } = await importScope(ctx, t, squadId);
      const open = await openImport(ctx, t, { squadId, id });
      const plan = await planOf(t, open);
      if (planHash(plan) !== hash) throw new AppError("stale", { reason: "import_moved" });
      const { result, entries } = await write(ctx, t, { open, plan, key: squad.key });
      const state: ImportState = { ...open.state, choice: open.mapping, applyingSince: null, result };
      const done = { id, version: open.row.version, mapping: state, content: "", appliedAt: ctx.now };
      if (!(await saveTaskImport(t, done))) throw new AppError("stale", { reason: "import_moved" });
      const { conflicts, problems: _, ...counts } = result;
      const after = {
        importId: id,
        file: open.row.fileName,
        source: open.row.source,
        ...counts,
        conflicts: conflicts.length,
      };
      return {
        allowed,
        entries: [...entries, { subject: { type: "squad", id: squadId }, after }],
        result: undefined,
        live: [{ topic: `squad:${squadId}`, subject: { type: "board", id: squadId } }],
      };
    });
  } catch (error) {
    await stop(ctx, { squadId, id });
    throw error;
  }
}

/** Marks the import as under way, for whoever looks at it meanwhile. */
function begin(ctx: Context, { squadId, id }: Omit<Apply, "hash">): Promise<void> {
  return ctx.change("board_import.started", async (t) => {
    const { allowed } = await importScope(ctx, t, squadId);
    const row = await taskImportById(t, { squadId, id });
    if (!row) throw new AppError("not_found");
    const state = stateOf(row.mapping);
    if (row.appliedAt !== null) throw new AppError("conflict", { reason: "import_applied" });
    if (isApplying(state, ctx.now)) throw new AppError("conflict", { reason: "import_under_way" });
    const mapping: ImportState = { ...state, applyingSince: ctx.now.toISOString() };
    if (!(await saveTaskImport(t, { id, version: row.version, mapping }))) throw new AppError("stale");
    const after = { importId: id, file: row.fileName };
    return { allowed, entries: [{ subject: { type: "squad", id: squadId }, after }], result: undefined };
  });
}

/** Takes the mark away again after a failure; what was begun is undone already. */
function stop(ctx: Context, { squadId, id }: Omit<Apply, "hash">): Promise<void> {
  return ctx.change("board_import.stopped", async (t) => {
    const { allowed } = await importScope(ctx, t, squadId);
    const row = await taskImportById(t, { squadId, id });
    if (!row || row.appliedAt !== null) return { allowed, entries: [], result: undefined };
    const mapping: ImportState = { ...stateOf(row.mapping), applyingSince: null };
    await saveTaskImport(t, { id, version: row.version, mapping });
    const after = { importId: id, file: row.fileName };
    return { allowed, entries: [{ subject: { type: "squad", id: squadId }, after }], result: undefined };
  });
}

type Write = { open: OpenImport; plan: ImportPlan; key: string };

async function write(
  ctx: Context,
  t: Tx,
  { open, plan, key }: Write,
): Promise<{ result: ImportResult; entries: AuditEntry[] }> {
  const { row, state, mapping, columns, board } = open;
  const scope = { squadId: row.squadId, source: state.lineage };
  const last = await lastPositions(t, row.squadId);
  const count = plan.creates.length;
  const made = newTasks(plan.creates, {
    columns,
    firstNumber: count > 0 ? await takeTaskNumbers(t, { squadId: row.squadId, count }) : 0,
    last,
    now: ctx.now,
    columnOf: (list) => {
      const id = own(mapping.lists, list);
      return id === undefined || id === skipped ? null : id;
    },
  });
  for (const task of made) last.set(task.resolved.values.columnId, task.position);
  const stored = await importedTasksOf(t, scope);
  const taskIds = new Map(stored.map(({ externalId, task }) => [externalId, task.id]));
  for (const { resolved, id } of made) taskIds.set(resolved.card.externalId, id);
  await insertMade(ctx, t, { made, taskIds, squadId: row.squadId, key, source: row.source });

  const byTask = new Map(stored.map(({ task }) => [task.id, task]));
  const items = groupBy(await checklistsOfImported(t, scope), ({ taskId }) => taskId);
  const byColumn = new Map(columns.map((column) => [column.id, column]));
  const entries: AuditEntry[] = [];
  for (const update of plan.updates) {
    const { taskId } = update.known;
    const world = { columns: byColumn, last, taskIds, items: items.get(taskId) ?? [] };
    if (changesAnything(update))
      entries.push(await updateTask(ctx, t, { task: byTask.get(taskId)!, update, world }));
  }

  const detailed: Detailed[] = [
    ...made.map(({ id, resolved }) => ({ taskId: id, resolved, ...resolved.card, lastItem: null })),
    ...plan.updates.map(({ known, resolved, added }) => ({
      taskId: known.taskId,
      resolved,
      comments: resolved.card.comments.filter((comment) => !known.brought.comments.includes(comment.id)),
      attachments: resolved.card.attachments.filter(({ url }) => !known.brought.attachments.includes(url)),
      checklist: added.checklist,
      lastItem: items.get(known.taskId)?.at(-1)?.position ?? null,
    })),
  ].map(({ taskId, resolved, comments, attachments, checklist, lastItem }) => ({
    taskId,
    resolved,
    comments,
    attachments,
    checklist,
    lastItem,
  }));
  const names = new Map(board.people.map((person) => [person.key, person.name]));
  const written = await writeDetails(ctx, t, { tasks: detailed, mapping, names });
  await writePeople(
    t,
    made.map(({ id, resolved }) => ({ taskId: id, resolved })),
  );
  const labels = await writeLabels(t, {
    squadId: row.squadId,
    tasks: [
      ...made.map(({ id, resolved }) => ({ taskId: id, labels: resolved.card.labels })),
      ...plan.updates.flatMap(({ changes, known, resolved }) =>
        changes.some(({ field }) => field === "labels")
          ? [{ taskId: known.taskId, labels: resolved.card.labels }]
          : [],
      ),
    ],
  });
  const links = await writeLinks(ctx, t, { plan, taskIds });
  await rememberImported(t, [
    ...made.map(({ id, resolved }) => ({
      ...scope,
      externalId: resolved.card.externalId,
      taskId: id,
      fields: broughtFrom(resolved),
      importedAt: ctx.now,
    })),
    ...plan.updates.map((update) => ({
      ...scope,
      externalId: update.resolved.card.externalId,
      taskId: update.known.taskId,
      fields: broughtFrom(update.resolved, update),
      importedAt: ctx.now,
    })),
  ]);
  return { result: resultOf(plan, { made, key, labels, links, ...written }), entries };
}

/** Tasks, parents before their parts, and their histories; other requests are answered between the parts. */
async function insertMade(
  ctx: Context,
  t: Tx,
  {
    made,
    taskIds,
    squadId,
    key,
    source,
  }: {
    made: readonly NewTask[];
    taskIds: ReadonlyMap<string, string>;
    squadId: string;
    key: string;
    source: string;
  },
): Promise<void> {
  const parents = new Map(made.map(({ resolved }) => [resolved.card.externalId, resolved.values.parent]));
  const depth = (id: string | null | undefined): number => (id == null ? 0 : 1 + depth(parents.get(id)));
  const byDepth = groupBy(made, ({ resolved }) => depth(resolved.card.externalId));
  for (const level of [...byDepth.keys()].sort((a, b) => a - b)) {
    for (const some of chunks(byDepth.get(level)!, eventsAtOnce)) {
      const rows = some.map((task) => {
        const { parent } = task.resolved.values;
        return taskRow(ctx, task, {
          squadId,
          key,
          parentId: parent === null ? null : (taskIds.get(parent) ?? null),
        });
      });
      await insertTasks(t, rows);
      await setImmediate();
    }
  }
  const events = made.flatMap((task) => historyRows(ctx, task, { squadId, source }));
  for (const some of chunks(events, eventsAtOnce)) {
    await insertTaskEvents(t, some);
    await setImmediate();
  }
}

function resultOf(
  plan: ImportPlan,
  {
    made,
    key,
    ...counts
  }: {
    made: readonly NewTask[];
    key: string;
    labels: number;
    links: number;
    comments: number;
    attachments: number;
  },
): ImportResult {
  const numbers = made.map(({ number }) => number);
  const conflicts = plan.updates.flatMap(({ known, conflicts }) =>
    conflicts.map((conflict) => ({ key: known.key, title: known.values.title, conflict })),
  );
  return {
    ...counts,
    created: made.length,
    updated: plan.updates.filter(changesAnything).length,
    unchanged: plan.unchanged.length + plan.updates.filter((update) => !changesAnything(update)).length,
    left: plan.left,
    firstKey: numbers.length > 0 ? `${key}-${numbers[0]}` : null,
    lastKey: numbers.length > 0 ? `${key}-${numbers.at(-1)}` : null,
    conflicts: conflicts.slice(0, shownConflicts),
    problems: plan.problems.slice(0, shownProblems),
    problemCount: plan.problems.length,
  };
}
