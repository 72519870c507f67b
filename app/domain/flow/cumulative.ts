import { type Boundary, categoryRank, cycleOf } from "./cycle";
import type { Timeline } from "./timeline";

/** The bands of a cumulative flow, from the work done upwards. */
export const bands = ["done", "review", "handoff", "doing", "to-do"] as const;
export type Band = (typeof bands)[number];

/** Tasks in each band at an instant. `done` counts those finished since the first instant. */
export type FlowMoment = Record<Band, number> & { at: number };

/**
 * How many tasks stood in each band at each of `instants` (ascending). A task with a pending hand-off that is not done stands in the
 * hand-off band; the backlog and archived unfinished tasks are in none, nor are tasks finished before the first instant. A task counts
 * from its first stay in the squad.
 */
export function cumulativeFlow(
  timelines: readonly Timeline[],
  { instants, squadId, boundary }: { instants: readonly number[]; squadId: string; boundary: Boundary },
): FlowMoment[] {
  const moments = instants.map((at) => ({ at, done: 0, review: 0, handoff: 0, doing: 0, "to-do": 0 }));
  const [first] = instants;
  if (first === undefined) return moments;
  for (const timeline of timelines) {
    const { finishedAt } = cycleOf(timeline, boundary);
    if (finishedAt !== null && finishedAt < first) continue;
    for (const moment of moments) {
      const band = bandAt(timeline, { at: moment.at, squadId, boundary });
      if (band) moment[band] += 1;
    }
  }
  return moments;
}

function bandAt(
  { stays, offers, archived }: Timeline,
  { at, squadId, boundary }: { at: number; squadId: string; boundary: Boundary },
): Band | null {
  const standing = <S extends { from: number; to: number | null }>(span: S) =>
    span.from <= at && (span.to === null || span.to > at);
  const stay = stays.find(standing);
  if (!stay || stay.squadId !== squadId || stay.category === "backlog") return null;
  if (categoryRank(stay.category) >= categoryRank(boundary.finished)) return "done";
  if (archived.some(standing)) return null;
  if (offers.some(standing)) return "handoff";
  return stay.category === "done" ? "done" : stay.category;
}
