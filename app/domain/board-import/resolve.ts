import type { Category } from "../board/column";
import type { Priority } from "../board/priority";
import type { Discipline } from "../org/discipline";
import { cut, type ImportCard, type Problem } from "./card";
import { type Mapping, own, skipped } from "./mapping";

/** The fields of a task that an import brings and follows. `parent` is the parent's id in its own tool. */
export type Values = {
  title: string;
  description: string;
  columnId: string;
  assigneeId: string | null;
  priority: Priority;
  estimateHours: number | null;
  startOn: string | null;
  dueOn: string | null;
  archived: boolean;
  parent: string | null;
};

/** A card in the board's terms. */
export type Resolved = {
  card: ImportCard;
  values: Values;
  discipline: Discipline;
  /** People who work on it beside the assignee. */
  coworkers: string[];
  /** External ids of the cards that wait for it. */
  blocks: string[];
  /** Null when nobody here is who reported it. */
  reporterId: string | null;
};

export type World = {
  columns: readonly { id: string; category: Category }[];
  /** Seats in the squad today. */
  seats: readonly { personId: string; discipline: Discipline }[];
};

/**
 * The card as `mapping` puts it onto the board, and what could not be taken over. Null for one that is not brought in: its list
 * is skipped, or it is archived and those stay behind.
 */
export function resolveCard(
  card: ImportCard,
  {
    mapping,
    world,
    names,
    problems,
  }: { mapping: Mapping; world: World; names: ReadonlyMap<string, string>; problems: Problem[] },
): Resolved | null {
  const columnId = own(mapping.lists, card.list) ?? skipped;
  if (columnId === skipped || (card.archived && mapping.archived === "skip")) return null;
  if (!world.columns.some((column) => column.id === columnId)) return null;
  const note = (column: string | null, reason: string, params: Problem["params"] = {}) =>
    problems.push({ severity: "note", place: card.place, column, reason, params });
  for (const key of card.assignees) {
    if (!own(mapping.people, key)) note(null, "assignee_unmatched", { name: cut(names.get(key) || key, 80) });
  }
  const people = card.assignees.flatMap((key) => own(mapping.people, key) || []);
  const seats = world.seats.filter((seat) => people.includes(seat.personId));
  const discipline =
    card.discipline ??
    card.labels.flatMap((label) => own(mapping.labels, label) ?? [])[0] ??
    own(mapping.listDisciplines, card.list) ??
    seats[0]?.discipline ??
    mapping.discipline;
  const assigneeId =
    people.find((id) => seats.some((seat) => seat.personId === id && seat.discipline === discipline)) ?? null;
  const coworkers = [...new Set(people)].filter(
    (id) => id !== assigneeId && seats.some((seat) => seat.personId === id),
  );
  const unseated = people.filter((id) => !seats.some((seat) => seat.personId === id)).length;
  if (unseated > 0) note(null, "assignee_no_seat", { count: unseated });
  const category = world.columns.find((column) => column.id === columnId)!.category;
  if (card.finishedAt !== null && category !== "done" && !card.archived) note(null, "finished_elsewhere");
  const late = card.startOn !== null && card.dueOn !== null && card.startOn > card.dueOn;
  if (late) note(null, "start_after_due", { start: card.startOn!, due: card.dueOn! });
  return {
    card,
    values: {
      title: card.title,
      description: card.description,
      columnId,
      assigneeId,
      priority: (card.priority === null ? undefined : own(mapping.priorities, card.priority)) ?? "normal",
      estimateHours: card.estimateHours,
      startOn: late ? null : card.startOn,
      dueOn: card.dueOn,
      archived: card.archived,
      parent: card.parent,
    },
    discipline,
    coworkers,
    blocks: [],
    reporterId: card.reporter === null ? null : own(mapping.people, card.reporter) || null,
  };
}
