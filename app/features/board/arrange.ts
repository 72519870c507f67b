import { groupBy } from "~/domain/group-by";
import { disciplines } from "~/domain/org/discipline";
import type { LaneKind } from "./address";
import type { BoardCard, BoardColumnView, BoardView } from "./view";

/** What a card takes on in another lane: its assignee or the KPI it serves. */
export type LaneChange = Partial<Pick<BoardCard, "assigneeId" | "metricId">>;

/** A move the page shows before the server has confirmed it; `version` is the one the server answered with. */
export type MoveInFlight = {
  n: number;
  taskId: string;
  columnId: string;
  afterId: string | null;
  change?: LaneChange;
  version: number | null;
};

/** The cards in board order with moves applied one after the other; `afterId` null is the column's head. */
export function withMoves(cards: readonly BoardCard[], moves: readonly MoveInFlight[]): readonly BoardCard[] {
  return moves.reduce<readonly BoardCard[]>((current, { taskId, columnId, afterId, change }) => {
    const card = current.find(({ id }) => id === taskId);
    if (!card) return current;
    const age = card.columnId === columnId ? card.age : 0;
    const moved = { ...card, ...change, columnId, age };
    const rest = current.filter(({ id }) => id !== taskId);
    const at = afterId === null ? -1 : rest.findIndex(({ id }) => id === afterId);
    return [...rest.slice(0, at + 1), moved, ...rest.slice(at + 1)];
  }, cards);
}

/** Moves the server has not confirmed yet, or confirmed with a version the loaded cards do not show yet. */
export function unsettled(moves: readonly MoveInFlight[], cards: readonly BoardCard[]): MoveInFlight[] {
  const versions = new Map(cards.map(({ id, version }) => [id, version]));
  return moves.filter(
    ({ taskId, version }) => version === null || (versions.get(taskId) ?? version) < version,
  );
}

/** The lane of tasks nobody is assigned to, or that serve no KPI. */
export const noLane = "none";

/** The lane a card stands in: "all", a discipline, or the id of a person or a metric. */
export function laneOf(kind: LaneKind, card: BoardCard): string {
  if (kind === "discipline") return card.discipline;
  if (kind === "assignee") return card.assigneeId ?? noLane;
  return kind === "kpi" ? (card.metricId ?? noLane) : "all";
}

/** What a card has to become to stand in `lane`; hand-offs aside, which ask for more than a place. */
export function laneChange(kind: LaneKind, card: BoardCard, lane: string): LaneChange | undefined {
  if (lane === laneOf(kind, card)) return undefined;
  const id = lane === noLane ? null : lane;
  if (kind === "assignee") return { assigneeId: id };
  return kind === "kpi" ? { metricId: id } : undefined;
}

type Lanes = Pick<BoardView, "people" | "kpis">;

/** The lanes in their order: who holds a seat now, the contract's KPIs, whatever else a card names, and those without. */
export function lanesOf(
  kind: LaneKind,
  { people, kpis }: Lanes,
  cards: readonly BoardCard[],
): readonly string[] {
  if (kind === "none") return ["all"];
  if (kind === "discipline") return disciplines;
  const known =
    kind === "assignee"
      ? people.filter(({ current }) => current).map(({ id }) => id)
      : kpis.map(({ metricId }) => metricId);
  const named = cards.map((card) => laneOf(kind, card)).filter((lane) => lane !== noLane);
  return [...new Set([...known, ...named, noLane])];
}

export type Arranged = {
  kind: LaneKind;
  lanes: readonly string[];
  /** Cards of a column in board order, all lanes together. */
  column: (columnId: string) => readonly BoardCard[];
  cell: (columnId: string, lane: string) => readonly BoardCard[];
};

/** The cards sorted into columns and lanes. */
export function arrange(
  cards: readonly BoardCard[],
  { kind, lanes }: Pick<Arranged, "kind" | "lanes">,
): Arranged {
  const columns = groupBy(cards, (card) => card.columnId);
  const cells = groupBy(cards, (card) => `${card.columnId}|${laneOf(kind, card)}`);
  return {
    kind,
    lanes,
    column: (columnId) => columns.get(columnId) ?? none,
    cell: (columnId, lane) => cells.get(`${columnId}|${lane}`) ?? none,
  };
}

const none: readonly BoardCard[] = [];

export type Direction = "up" | "down" | "left" | "right";
type Spot = { columns: readonly BoardColumnView[]; arranged: Arranged; card: BoardCard };

/** The card the focus goes to from `card`; undefined at the edge of the board. Empty cells are skipped. */
export function neighbour({ columns, arranged, card }: Spot, direction: Direction): BoardCard | undefined {
  const lane = laneOf(arranged.kind, card);
  const cell = arranged.cell(card.columnId, lane);
  const at = cell.indexOf(card);
  if (direction === "up" || direction === "down") {
    const step = direction === "up" ? -1 : 1;
    const inCell = cell[at + step];
    if (inCell) return inCell;
    const order = direction === "up" ? [...arranged.lanes].reverse() : arranged.lanes;
    const next = order.slice(order.indexOf(lane) + 1).map((other) => arranged.cell(card.columnId, other));
    const filled = next.find((cards) => cards.length > 0);
    return direction === "up" ? filled?.at(-1) : filled?.[0];
  }
  const order = direction === "left" ? [...columns].reverse() : columns;
  const from = order.findIndex(({ id }) => id === card.columnId);
  const filled = order
    .slice(from + 1)
    .map(({ id }) => arranged.cell(id, lane))
    .find((cards) => cards.length > 0);
  return filled?.[Math.min(at, filled.length - 1)];
}

export type Target = { columnId: string; afterId: string | null; change?: LaneChange };

/** Where `[`, `]` and Shift with an arrow take a card; undefined where there is nowhere to go. */
export function moveTarget({ columns, arranged, card }: Spot, direction: Direction): Target | undefined {
  if (direction === "left" || direction === "right") {
    const at = columns.findIndex(({ id }) => id === card.columnId);
    const column = columns[direction === "left" ? at - 1 : at + 1];
    return column && { columnId: column.id, afterId: null };
  }
  const cell = arranged.cell(card.columnId, laneOf(arranged.kind, card));
  const at = cell.indexOf(card);
  const { columnId } = card;
  if (direction === "down") {
    const below = cell[at + 1];
    return below && { columnId, afterId: below.id };
  }
  const above = cell[at - 1];
  return above && { columnId, afterId: before(arranged.column(columnId), above) };
}

/** Where `card` stands now, to be able to put it back. */
export function placeOf(arranged: Arranged, card: BoardCard): Target {
  return { columnId: card.columnId, afterId: before(arranged.column(card.columnId), card) };
}

/** The id a card must stand after to come right before `card`; null for the head. */
function before(column: readonly BoardCard[], card: BoardCard): string | null {
  return column[column.indexOf(card) - 1]?.id ?? null;
}

/** A cell of the board and the card there right before which a dragged one lands; null is the cell's end. */
export type Drop = { columnId: string; lane: string; beforeId: string | null };

/** The target of dropping `card` into a cell. */
export function dropTarget(
  { arranged, card }: Omit<Spot, "columns">,
  { columnId, lane, beforeId }: Drop,
): Target {
  const change = laneChange(arranged.kind, card, lane);
  const column = arranged.column(columnId).filter(({ id }) => id !== card.id);
  const next = column.find(({ id }) => id === beforeId);
  if (next) return { columnId, afterId: before(column, next), change };
  const last = arranged
    .cell(columnId, lane)
    .filter(({ id }) => id !== card.id)
    .at(-1);
  return { columnId, afterId: last?.id ?? null, change };
}
