import { type FlowScope, type FlowTask, flowSteps, flowTasks } from "#db/repositories/flow";
import type { Reader } from "#db/store";
import { type FlowRules, readTimeline, type TaskFlow, type Timeline, taskFlow } from "~/domain/flow";

/** A task with its history read into stretches of time and what came of it; `squadId` is the squad it stood in at the end. */
export type Worked = { task: FlowTask; squadId: string; timeline: Timeline; flow: TaskFlow };

/**
 * The tasks of the scope as they were known at `rules.until`, those among them that stood in another squad by then; those made later are
 * left out. Two statements for any number of squads and
 * tasks.
 */
export async function readWork(r: Reader, scope: FlowScope, rules: FlowRules): Promise<Worked[]> {
  const [tasks, steps] = await Promise.all([flowTasks(r, scope), flowSteps(r, scope)]);
  return tasks.flatMap((task) => {
    const timeline = readTimeline(steps.get(task.id) ?? [], rules.until);
    if (!timeline) return [];
    const { squadId } = timeline.stays.at(-1)!;
    return [{ task, squadId, timeline, flow: taskFlow(timeline, rules) }];
  });
}

/** Those of the tasks that a squad's figures count: the ones that stood in it at the end. */
export const standingIn = (work: readonly Worked[], squadId: string): Worked[] =>
  work.filter((item) => item.squadId === squadId);
