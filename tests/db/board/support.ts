import { newId } from "#db/id";
import type { BoardColumn } from "#db/repositories/board-columns";
import { taskById } from "#db/repositories/tasks";
import type { Store } from "#db/store";
import type { Category } from "~/domain/board";
import type { Discipline } from "~/domain/org/discipline";
import { createTask } from "~/features/board/create-task.server";
import { columnsOrDefaults } from "~/features/board/load-board.server";
import { squadInScope } from "~/features/board/squad-scope.server";
import { contextOf, givenPerson, givenSeat, givenSquad, type TestSquad } from "../contract/world";

export type TestBoard = {
  squad: TestSquad;
  member: string;
  columns: Record<Category, BoardColumn>;
};

/** A squad with its board's first columns and a member of the tech discipline beside the three leads. */
export async function givenBoard(store: Store): Promise<TestBoard> {
  const squad = await givenSquad(store);
  const member = await givenPerson(store, `${squad.squadId}-member`, "tech");
  await givenSeat(store, { squadId: squad.squadId, personId: member, discipline: "tech", role: "member" });
  const ctx = await contextOf(store, squad.leads.tech);
  const columns = await columnsOrDefaults(ctx, await squadInScope(ctx, store.read, squad.squadId));
  const byCategory = Object.fromEntries(columns.map((column) => [column.category, column]));
  return { squad, member, columns: byCategory as TestBoard["columns"] };
}

type Given = {
  category?: Category;
  discipline?: Discipline;
  title?: string;
  by?: string;
  assigneeId?: string;
};

/** A new task at the head of a column, made as a person would. */
export async function givenTask(
  store: Store,
  { squad, columns }: TestBoard,
  {
    category = "doing",
    discipline = "tech",
    title = "Retry policy",
    by = squad.leads.tech,
    assigneeId,
  }: Given = {},
): Promise<string> {
  const ctx = await contextOf(store, by);
  const { taskId } = await createTask(ctx, squad.squadId, {
    taskId: newId(),
    columnId: columns[category].id,
    title,
    description: "",
    discipline,
    assigneeId: assigneeId ?? null,
    priority: "normal",
    dueOn: null,
    metricId: null,
  });
  return taskId;
}

export async function storedTask(store: Store, { squad }: TestBoard, taskId: string) {
  const task = await taskById(store.read, { squadId: squad.squadId, taskId });
  if (!task) throw new Error(`No task ${taskId}`);
  return task;
}
