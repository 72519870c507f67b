import type { Named } from "~/platform/i18n";

/** What happened to a task, as Home puts it. */
export type ChangeVerb =
  | "created"
  | "changed"
  | "moved"
  | "finished"
  | "blocked"
  | "unblocked"
  | "handoff_offered"
  | "handoff_accepted"
  | "handoff_returned"
  | "handoff_withdrawn"
  | "commented"
  | "attached"
  | "joined";

export type TaskChange = {
  at: Date;
  kind: string;
  data: unknown;
  squadId: string;
  taskId: string;
  key: string;
  title: string;
  mine: boolean;
  actor: Named | null;
};

export type ChangedTask = Pick<TaskChange, "taskId" | "key" | "title" | "mine"> & {
  /** The latest change. */
  at: Date;
  /** Each once, in the order of their last time. */
  verbs: ChangeVerb[];
  actors: Named[];
};

/** The tasks of one squad, one's own first, then what changed last; `more` are left out. */
export type SquadChanges = { squadId: string; tasks: ChangedTask[]; more: number };

const verbs: Record<string, ChangeVerb> = {
  created: "created",
  blocked: "blocked",
  unblocked: "unblocked",
  handoff_offered: "handoff_offered",
  handoff_accepted: "handoff_accepted",
  handoff_returned: "handoff_returned",
  handoff_withdrawn: "handoff_withdrawn",
  commented: "commented",
  attached: "attached",
  squad_joined: "joined",
  moved: "moved",
  move_undone: "moved",
};

function verbOf({ kind, data }: TaskChange): ChangeVerb {
  if (kind !== "moved") return verbs[kind] ?? "changed";
  const { to } = data as { to?: { category?: string } };
  return to?.category === "done" ? "finished" : "moved";
}

/** Changes (the latest first) by squad in the order of `squadIds`, every task once with all that happened to it. */
export function changesBySquad(
  changes: readonly TaskChange[],
  { squadIds, most }: { squadIds: readonly string[]; most: number },
): SquadChanges[] {
  return squadIds.flatMap((squadId) => {
    const tasks = new Map<string, ChangedTask>();
    for (const change of changes) {
      if (change.squadId !== squadId) continue;
      const { taskId, key, title, mine, at, actor } = change;
      const known = tasks.get(taskId) ?? { taskId, key, title, mine, at, verbs: [], actors: [] };
      tasks.set(taskId, known);
      const verb = verbOf(change);
      if (!known.verbs.includes(verb)) known.verbs.unshift(verb);
      if (actor && !known.actors.some(({ name }) => name === actor.name)) known.actors.push(actor);
    }
    const sorted = [...tasks.values()].sort((a, b) => Number(b.mine) - Number(a.mine));
    if (sorted.length === 0) return [];
    return [{ squadId, tasks: sorted.slice(0, most), more: Math.max(0, sorted.length - most) }];
  });
}
