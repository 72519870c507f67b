import { groupBy } from "~/domain/group-by";
import { type Discipline, disciplines } from "~/domain/org/discipline";
import type { BoardCard, BoardColumnView } from "./view";

/** A move the page shows before the server has confirmed it; `version` is the one the server answered with. */
export type MoveInFlight = {
  n: number;
  taskId: string;
  columnId: string;
  afterId: string | null;
  version: number | null;
};

/** The cards in board order with moves applied one after the other; `afterId` null is the column's head. */
export function withMoves(cards: readonly BoardCard[], moves: readonly MoveInFlight[]): readonly BoardCard[] {
  return moves.reduce<readonly BoardCard[]>((current, move) => {
    const card = current.find(({ id }) => id === move.taskId);
    if (!card) return current;
    const moved =
      card.columnId === move.columnId
        ? card
        : { ...card, columnId: move.columnId, age: 0, blocked: card.blocked };
    const rest = current.filter(({ id }) => id !== move.taskId);
    const at = move.afterId === null ? -1 : rest.findIndex(({ id }) => id === move.afterId);
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

export type Lane = Discipline | "all";

export type Arranged = {
  lanes: readonly Lane[];
  /** Cards of a column in board order, all lanes together. */
  column: (columnId: string) => readonly BoardCard[];
  cell: (columnId: string, lane: Lane) => readonly BoardCard[];
};

/** The cards sorted into columns and lanes. */
export function arrange(cards: readonly BoardCard[], { lanes }: { lanes: boolean }): Arranged {
  const columns = groupBy(cards, (card) => card.columnId);
  const cells = groupBy(cards, (card) => `${card.columnId}|${card.discipline}`);
  return {
    lanes: lanes ? disciplines : ["all"],
    column: (columnId) => columns.get(columnId) ?? none,
    cell: (columnId, lane) =>
      (lane === "all" ? columns.get(columnId) : cells.get(`${columnId}|${lane}`)) ?? none,
  };
}

const none: readonly BoardCard[] = [];

export type Direction = "up" | "down" | "left" | "right";
type Spot = { columns: readonly BoardColumnView[]; arranged: Arranged; card: BoardCard };

const laneOf = (arranged: Arranged, card: BoardCard): Lane =>
  arranged.lanes[0] === "all" ? "all" : card.discipline;

/** The card the focus goes to from `card`; undefined at the edge of the board. Empty cells are skipped. */
export function neighbour({ columns, arranged, card }: Spot, direction: Direction): BoardCard | undefined {
  const lane = laneOf(arranged, card);
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

export type Target = { columnId: string; afterId: string | null };

/** Where `[`, `]` and Shift with an arrow take a card; undefined where there is nowhere to go. */
export function moveTarget({ columns, arranged, card }: Spot, direction: Direction): Target | undefined {
  if (direction === "left" || direction === "right") {
    const at = columns.findIndex(({ id }) => id === card.columnId);
    const column = columns[direction === "left" ? at - 1 : at + 1];
    return column && { columnId: column.id, afterId: null };
  }
  const cell = arranged.cell(card.columnId, laneOf(arranged, card));
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

/** The target of dropping `card` into a cell right before `beforeId`; null is the cell's end. */
export function dropTarget(
  { arranged, card }: Omit<Spot, "columns">,
  { columnId, lane, beforeId }: { columnId: string; lane: Lane; beforeId: string | null },
): Target {
  const column = arranged.column(columnId).filter(({ id }) => id !== card.id);
  const next = column.find(({ id }) => id === beforeId);
  if (next) return { columnId, afterId: before(column, next) };
  const last = arranged
    .cell(columnId, lane)
    .filter(({ id }) => id !== card.id)
    .at(-1);
  return { columnId, afterId: last?.id ?? null };
}
