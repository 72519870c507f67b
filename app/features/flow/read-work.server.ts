import { type FlowScope, type FlowTask, flowSteps, flowTasks } from "#db/repositories/flow";
import type { Reader } from "#db/store";
import { type FlowRules, readTimeline, type TaskFlow, type Timeline, taskFlow } from "~/domain/flow";

/** A task with its history read into stretches of time and what came of it. */
export type Worked = { task: FlowTask; timeline: Timeline; flow: TaskFlow };

/**
 * The tasks of the scope as they were known at `rules.until`; those made later are left out. Two statements for any number of squads and
 * tasks.
 */
export async function readWork(r: Reader, scope: FlowScope, rules: FlowRules): Promise<Worked[]> {
  const [tasks, steps] = await Promise.all([flowTasks(r, scope), flowSteps(r, scope)]);
  return tasks.flatMap((task) => {
    const timeline = readTimeline(steps.get(task.id) ?? [], rules.until);
    return timeline ? [{ task, timeline, flow: taskFlow(timeline, rules) }] : [];
  });
}
