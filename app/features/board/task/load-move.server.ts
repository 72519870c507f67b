import { boardKpis, boardPeople, columnsOf } from "#db/repositories/board-columns";
import { pendingHandoffOf } from "#db/repositories/handoffs";
import { labelsBySlug, labelsOfTasks } from "#db/repositories/labels";
import { childrenOf, openSquads, taskOfAnySquad } from "#db/repositories/task-details";
import { peopleOfTask } from "#db/repositories/task-people";
import type { TaskRow } from "#db/repositories/tasks";
import { namesOfMetrics } from "#db/repositories/tasks";
import type { Discipline } from "~/domain/org/discipline";
import type { Context } from "~/platform/context.server";
import type { Named } from "~/platform/i18n";
import { requireBoardWork } from "../require-board-work.server";
import { type TaskAddress, taskInScope } from "../squad-scope.server";

type NamedId = Named & { id: string };

/** Where a task may go, and, for the squad that was chosen, what that means. */
export type MoveOffer = {
  task: { id: string; key: string; title: string; discipline: Discipline; version: number };
  pending: boolean;
  squads: (NamedId & { key: string })[];
  target: {
    squad: NamedId;
    columns: NamedId[];
    columnId: string;
    /** Who has a seat of the holding discipline there. */
    people: NamedId[];
    assigneeId: string | null;
    drops: {
      labels: string[];
      kpi: Named | null;
      people: Named[];
      parentKey: string | null;
      subTasks: number;
    };
  } | null;
};

/** Who may not work on the task's board gets `forbidden`; a squad they may not work in is offered to nobody. */
export async function loadMove(
  ctx: Context,
  address: TaskAddress,
  chosen: string | null,
): Promise<MoveOffer> {
  const r = ctx.store.read;
  await requireBoardWork(ctx, address.squadId);
  const { task } = await taskInScope(ctx, r, address);
  const own = [...new Set(ctx.actor.seats.map(({ squadId }) => squadId))].filter(
    (squadId) => squadId !== task.squadId,
  );
  const [squads, pending] = await Promise.all([openSquads(r, own), pendingHandoffOf(r, task.id)]);
  const squad = squads.find(({ id }) => id === chosen);
  return {
    task: {
      id: task.id,
      key: task.key,
      title: task.title,
      discipline: task.discipline,
      version: task.version,
    },
    pending: pending !== undefined,
    squads,
    target: squad ? await targetOf(ctx, task, squad) : null,
  };
}

async function targetOf(
  ctx: Context,
  task: TaskRow,
  squad: NamedId,
): Promise<NonNullable<MoveOffer["target"]>> {
  const r = ctx.store.read;
  const [here, columns, seated, kpis, labels, people, children, parent, metrics] = await Promise.all([
    columnsOf(r, task.squadId),
    columnsOf(r, squad.id),
    boardPeople(r, { squadId: squad.id, day: ctx.today }),
    boardKpis(r, { squadId: squad.id, day: ctx.today }),
    labelsOfTasks(r, [task.id]),
    peopleOfTask(r, task.id),
    childrenOf(r, task.id),
    task.parentId === null ? undefined : taskOfAnySquad(r, task.parentId),
    namesOfMetrics(r, task.metricId === null ? [] : [task.metricId]),
  ]);
  const theirs = await labelsBySlug(r, { squadId: squad.id, slugs: labels.map(({ slug }) => slug) });
  const usable = new Set(theirs.filter(({ archivedAt }) => !archivedAt).map(({ slug }) => slug));
  const category = here.find(({ id }) => id === task.columnId)?.category;
  const current = seated.filter(({ role }) => role !== null);
  const holders = current.filter(({ discipline }) => discipline === task.discipline);
  return {
    squad,
    columns,
    columnId: (columns.find((column) => column.category === category) ?? columns[0])?.id ?? "",
    people: holders,
    assigneeId: holders.some(({ id }) => id === task.assigneeId) ? task.assigneeId : null,
    drops: {
      labels: labels.filter(({ slug }) => !usable.has(slug)).map(({ name }) => name),
      kpi: kpis.some(({ metricId }) => metricId === task.metricId) ? null : (metrics[0] ?? null),
      people: people.filter(({ id, role }) => role === "assignee" && !current.some((seat) => seat.id === id)),
      parentKey: parent?.key ?? null,
      subTasks: children.length,
    },
  };
}
