import type { Category } from "../board/column";
import { type Boundary, categoryRank } from "./cycle";
import type { Timeline } from "./timeline";

/** The bands of a cumulative flow, from the work done upwards. */
export const bands = ["done", "review", "handoff", "doing", "to-do"] as const;
export type Band = (typeof bands)[number];

/** Tasks in each band at an instant. `done` counts those that were finished since the first instant and still are. */
export type FlowMoment = Record<Band, number> & { at: number };

/**
 * How many tasks stood in each band at each of `instants` (ascending). A task with a pending hand-off that is not done stands in the
 * hand-off band; the backlog and archived unfinished tasks are in none, nor are tasks finished before the first instant. A task counts
 * while it stands in the squad.
 */
export function cumulativeFlow(
  timelines: readonly Timeline[],
  { instants, squadId, boundary }: { instants: readonly number[]; squadId: string; boundary: Boundary },
): FlowMoment[] {
  const moments = instants.map((at) => ({ at, done: 0, review: 0, handoff: 0, doing: 0, "to-do": 0 }));
  const [first] = instants;
  if (first === undefined) return moments;
  for (const timeline of timelines) {
    for (const moment of moments) {
      const band = bandAt(timeline, { at: moment.at, first, squadId, boundary });
      if (band) moment[band] += 1;
    }
  }
  return moments;
}

type Moment = { at: number; first: number; squadId: string; boundary: Boundary };

function bandAt(
  { stays, offers, archived }: Timeline,
  { at, first, squadId, boundary }: Moment,
): Band | null {
  const standing = <S extends { from: number; to: number | null }>(span: S) =>
    span.from <= at && (span.to === null || span.to > at);
  const place = stays.findIndex(standing);
  const stay = stays[place];
  if (!stay || stay.squadId !== squadId || stay.category === "backlog") return null;
  const behindEnd = (category: Category) => categoryRank(category) >= categoryRank(boundary.finished);
  if (behindEnd(stay.category)) {
    const lastOpen = stays.slice(0, place).findLastIndex(({ category }) => !behindEnd(category));
    return stays[lastOpen + 1]!.from >= first ? "done" : null;
  }
  if (archived.some(standing)) return null;
  if (offers.some(standing)) return "handoff";
  return stay.category === "done" ? "done" : stay.category;
}
