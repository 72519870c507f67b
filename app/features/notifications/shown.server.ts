import type { Told } from "#db/repositories/notifications";
import { squadIdsInScope } from "#db/repositories/squad-scope";
import type { Reader } from "#db/store";
import { type Actor, squadScope } from "~/domain/access";
import type { ShownNotice } from "./notice";

/** What a task's people are told needs the board; everything else about a squad, the squad. */
const rightFor = (row: Told) => (row.subjectType === "task" ? "board.read" : "squad.read");

/** The rows as their reader may see them today: of what they may no longer see, only that there was something. */
export async function shownTo(r: Reader, actor: Actor, rows: readonly Told[]): Promise<ShownNotice[]> {
  const visible = new Set<Told>();
  for (const action of ["board.read", "squad.read"] as const) {
    const concerned = rows.filter((row) => rightFor(row) === action);
    if (concerned.length === 0) continue;
    const squadIds = [...new Set(concerned.flatMap(({ squadId }) => squadId ?? []))];
    const seen = await squadIdsInScope(r, { squadIds, scope: squadScope(actor, action) });
    for (const row of concerned) if (row.squadId === null || seen.has(row.squadId)) visible.add(row);
  }
  return rows.map((row) => {
    const { id, kind, at, readAt } = row;
    const known = { id, at, read: readAt !== null };
    return visible.has(row) ? { ...known, kind, about: aboutOf(row) } : { ...known, kind: null, about: null };
  });
}

function aboutOf({ actor, squad, squadId, subjectType, subjectId, task, data }: Told) {
  const text = (value: unknown) => (value === undefined ? null : String(value));
  return {
    actor,
    squad,
    squadId,
    subject: { type: subjectType, id: subjectId },
    key: task?.key ?? text(data.key),
    title: task?.title ?? text(data.title),
    reason: text(data.reason),
    day: text(data.day),
  };
}
