import { newId } from "#db/id";
import { boardPeople, boardSquad, columnsOf, lockColumn, lockSquad } from "#db/repositories/board-columns";
import { deletePlans, openTaskCounts, plannedTasks } from "#db/repositories/dissolution";
import { seatsAround } from "#db/repositories/seats";
import { saveSquad } from "#db/repositories/squads";
import { insertTaskEvents, saveTask, type TaskRow, taskById } from "#db/repositories/tasks";
import type { Tx } from "#db/store";
import { AppError } from "~/domain/errors";
import { closingProblem } from "~/domain/org/dissolution";
import { addDefaultColumns, moveStep, relocateTask } from "~/features/board/index.server";
import type { AuditEntry, Context, LiveChange } from "~/platform/context.server";
import { shortenSeats } from "./change-end.server";
import { explainedSeats } from "./explained-seats.server";
import { dissolutionScope } from "./scope.server";

type Done = { entry: AuditEntry; live: LiveChange[] };
type Planned = Awaited<ReturnType<typeof plannedTasks>>[number];

/**
 * Ends a task force on its date: every open task goes to the home decided for it, then the squad closes and its seats end. All of it or
 * nothing. Throws `invalid` or `conflict` before its date, while something is undecided or a hand-off waits, `stale` when somebody saved in
 * between.
 */
export function dissolveSquad(
  ctx: Context,
  { squadId, version }: { squadId: string; version: number },
): Promise<void> {
  return explainedSeats(() =>
    ctx.change("squad.dissolved", async (t) => {
      const scope = await dissolutionScope(ctx, t, squadId);
      await lockSquad(t, squadId);
      const { squad, allowed } = scope;
      const { kind, endsOn, closedAt } = squad;
      const counts = await openTaskCounts(t, squadId);
      const problem = closingProblem({
        kind,
        endsOn,
        today: ctx.today,
        closed: closedAt !== null,
        ...counts,
      });
      if (problem)
        throw new AppError("conflict", {
          reason: problem,
          params: { undecided: counts.undecided, waiting: counts.waiting },
        });
      const planned = await plannedTasks(t, squadId);
      const entries: AuditEntry[] = [];
      const live: LiveChange[] = [];
      for (const one of planned) {
        const done = await settle(ctx, t, { squadId, one });
        entries.push(done.entry);
        live.push(...done.live);
      }
      await deletePlans(
        t,
        planned.map(({ task }) => task.id),
      );
      if (!(await saveSquad(t, { id: squadId, version, closedAt: ctx.now }))) throw new AppError("stale");
      const { squadSeats } = await seatsAround(t, { squadId, personIds: [] });
      entries.push(
        ...(await shortenSeats(ctx, t, { squadId, seats: squadSeats, endsOn: endsOn!, openEnded: true })),
      );
      const homes = planned.map(({ plan }) => plan!.home);
      const count = (home: string) => homes.filter((one) => one === home).length;
      const subject = { type: "squad", id: squadId };
      const after = {
        closed: true,
        lastDay: endsOn,
        movedToSquads: count("squad"),
        done: count("done"),
        archived: count("archive"),
      };
      entries.push({ subject, before: { closed: false }, after });
      live.push({ topic: `squad:${squadId}`, subject });
      return { allowed, entries, result: undefined, live };
    }),
  );
}

/** Takes one task home. Read anew, because the one before may have been its parent. */
async function settle(
  ctx: Context,
  t: Tx,
  { squadId, one }: { squadId: string; one: Planned },
): Promise<Done> {
  const task = await taskById(t, { squadId, taskId: one.task.id });
  const { plan } = one;
  if (!task || !plan) throw new AppError("stale");
  const done =
    plan.home === "squad"
      ? await moveOn(ctx, t, { task, toSquadId: plan.toSquadId! })
      : plan.home === "done"
        ? await finish(ctx, t, { task })
        : await archive(ctx, t, { task });
  const after = { ...(done.entry.after as object), home: plan.home, reason: plan.reason };
  return { ...done, entry: { ...done.entry, action: "task.dissolved", after } };
}

async function moveOn(
  ctx: Context,
  t: Tx,
  { task, toSquadId }: { task: TaskRow; toSquadId: string },
): Promise<Done> {
  const to = await boardSquad(t, toSquadId);
  if (!to || to.closed)
    throw new AppError("conflict", { reason: "dissolution_successor_closed", params: { key: task.key } });
  await addDefaultColumns(t, toSquadId);
  const here = (await columnsOf(t, task.squadId)).find(({ id }) => id === task.columnId)!;
  const theirs = await columnsOf(t, toSquadId);
  const column = theirs.find(({ category }) => category === here.category) ?? theirs[0]!;
  const seated = await boardPeople(t, { squadId: toSquadId, day: ctx.today });
  const stays = seated.some(
    ({ id, discipline, role }) => id === task.assigneeId && discipline === task.discipline && role !== null,
  );
  return relocateTask(t, ctx, { task, to, columnId: column.id, assigneeId: stays ? task.assigneeId : null });
}

async function finish(ctx: Context, t: Tx, { task }: { task: TaskRow }): Promise<Done> {
  const squad = (await boardSquad(t, task.squadId))!;
  const done = (await columnsOf(t, task.squadId)).find(({ category }) => category === "done")!;
  const column = (await lockColumn(t, { squadId: task.squadId, columnId: done.id }))!;
  return moveStep(ctx, t, { squad, task, column, afterId: null });
}

async function archive(ctx: Context, t: Tx, { task }: { task: TaskRow }): Promise<Done> {
  const { id, squadId, version } = task;
  const saved = await saveTask(t, { id, version, updatedAt: ctx.now, archivedAt: ctx.now });
  if (!saved) throw new AppError("stale");
  await insertTaskEvents(t, [
    {
      id: newId(),
      taskId: id,
      squadId,
      at: ctx.now,
      actorId: ctx.actor.personId,
      kind: "archived",
      data: {},
    },
  ]);
  const subject = { type: "task", id };
  return {
    entry: { subject, before: { archived: false }, after: { archived: true } },
    live: [{ topic: `squad:${squadId}`, subject, version: version + 1 }],
  };
}
