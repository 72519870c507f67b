import { type BoardColumn, boardPeople, columnsOf } from "#db/repositories/board-columns";
import {
  checklistsOfImported,
  emailsOf,
  importedTasksOf,
  labelsOfImported,
  peopleCalled,
} from "#db/repositories/imported-tasks";
import { type TaskImport, taskImportById } from "#db/repositories/task-imports";
import type { Reader } from "#db/store";
import {
  type Brought,
  type Candidate,
  type ImportBoard,
  type ImportPlan,
  type KnownTask,
  type Mapping,
  planImport,
  readBoard,
  type SourceFile,
  suggestedMapping,
  type World,
} from "~/domain/board-import";
import { AppError } from "~/domain/errors";
import { groupBy } from "~/domain/group-by";
import type { Context } from "~/platform/context.server";
import { recogniseFile } from "./read-file.server";
import { type ImportState, stateOf } from "./state";

/** An import with its file read and everything that its mapping speaks of. */
export type OpenImport = {
  row: Omit<TaskImport, "content" | "mapping">;
  state: ImportState;
  file: SourceFile;
  board: ImportBoard;
  mapping: Mapping;
  columns: BoardColumn[];
  candidates: Candidate[];
  world: World;
};

/** Reads a stored import. Throws `not_found` when the squad has none such, `conflict` once its file is gone. */
export async function openImport(
  ctx: Context,
  r: Reader,
  { squadId, id, tried = {} }: { squadId: string; id: string; tried?: Partial<Mapping> },
): Promise<OpenImport> {
  const found = await taskImportById(r, { squadId, id });
  if (!found) throw new AppError("not_found");
  const { content, mapping: stored, ...row } = found;
  const state = stateOf(stored);
  if (row.appliedAt !== null) throw new AppError("conflict", { reason: "import_applied" });
  const file = readOnce(id, content);
  const choice = { ...state.choice, ...tried };
  const dayOrder = choice.dayOrder ?? "dmy";
  const fields = choice.fields ?? {};
  const board = boardOnce(id, file, { fields, dayOrder, timeZone: ctx.timeZone });
  const columns = await columnsOf(r, squadId);
  const { candidates, world } = await peopleOf(r, { board, columns, squadId, today: ctx.today });
  const suggested = suggestedMapping(board, {
    columns,
    candidates,
    discipline: ctx.person.discipline ?? "product",
    before: choice,
  });
  return { row, state, file, board, mapping: { ...suggested, fields, dayOrder }, columns, candidates, world };
}

/** What applying the import would do now. */
export async function planOf(
  r: Reader,
  { row, state, board, mapping, world }: OpenImport,
): Promise<ImportPlan> {
  const known = await knownTasks(r, { squadId: row.squadId, source: state.lineage });
  return planImport({ board, mapping, world, known });
}

/** Files that were read a moment ago, by import: a file never changes. Only ever a shortcut. */
const recent = new Map<string, SourceFile>();
const keptFiles = 4;

function readOnce(id: string, content: string): SourceFile {
  const file = recent.get(id) ?? recogniseFile(content);
  recent.delete(id);
  recent.set(id, file);
  for (const oldest of recent.keys()) if (recent.size > keptFiles) recent.delete(oldest);
  return file;
}

type Reading = Parameters<typeof readBoard>[1];

/** The cards that were read last: the pages of one import follow one another, and each asks for them again. */
let latest: { key: string; board: ImportBoard } | undefined;

function boardOnce(id: string, file: SourceFile, reading: Reading): ImportBoard {
  const key = JSON.stringify([id, reading.fields, reading.dayOrder, reading.timeZone]);
  if (latest?.key !== key) latest = { key, board: readBoard(file, reading) };
  return latest.board;
}

async function peopleOf(
  r: Reader,
  {
    board,
    columns,
    squadId,
    today,
  }: { board: ImportBoard; columns: readonly BoardColumn[]; squadId: string; today: string },
): Promise<{ candidates: Candidate[]; world: World }> {
  const seated = (await boardPeople(r, { squadId, day: today })).filter(({ role }) => role !== null);
  const emails = await emailsOf(
    r,
    seated.map(({ id }) => id),
  );
  const others = await peopleCalled(r, {
    emails: board.people.flatMap(({ email }) => email ?? []),
    names: board.people.map(({ name }) => name),
  });
  const byPerson = groupBy(seated, ({ id }) => id);
  const candidates: Candidate[] = [
    ...[...byPerson].map(([id, seats]) => ({
      id,
      name: seats[0]!.name,
      nameEn: seats[0]!.nameEn,
      email: emails.get(id) ?? "",
      disciplines: seats.map(({ discipline }) => discipline),
    })),
    ...others.filter(({ id }) => !byPerson.has(id)).map((person) => ({ ...person, disciplines: [] })),
  ];
  const seats = seated.map(({ id, discipline }) => ({ personId: id, discipline }));
  return { candidates, world: { columns, seats } };
}

/** The tasks that earlier files of this lineage made, as they are now, by external id; three statements. */
async function knownTasks(
  r: Reader,
  scope: { squadId: string; source: string },
): Promise<Map<string, KnownTask>> {
  const rows = await importedTasksOf(r, scope);
  const labels = groupBy(await labelsOfImported(r, scope), ({ taskId }) => taskId);
  const items = groupBy(await checklistsOfImported(r, scope), ({ taskId }) => taskId);
  const externalIds = new Map(rows.map(({ task, externalId }) => [task.id, externalId]));
  return new Map(
    rows.map(({ externalId, brought, task, handoffPending }) => [
      externalId,
      {
        taskId: task.id,
        key: task.key,
        version: task.version,
        discipline: task.discipline,
        brought: brought as Brought,
        values: {
          title: task.title,
          description: task.description,
          columnId: task.columnId,
          assigneeId: task.assigneeId,
          priority: task.priority,
          estimateHours: task.estimateHours,
          startOn: task.startOn,
          dueOn: task.dueOn,
          archived: task.archivedAt !== null,
          parent: task.parentId === null ? null : (externalIds.get(task.parentId) ?? ""),
        },
        labels: (labels.get(task.id) ?? []).map(({ name }) => name),
        checklist: (items.get(task.id) ?? []).map(({ text, doneAt }) => ({ text, done: doneAt !== null })),
        handoffPending: handoffPending === 1,
        elsewhere: task.squadId !== scope.squadId,
      },
    ]),
  );
}
