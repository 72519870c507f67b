import {
  draggable,
  dropTargetForElements,
  monitorForElements,
} from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import {
  autoScrollForElements,
  autoScrollWindowForElements,
} from "@atlaskit/pragmatic-drag-and-drop-auto-scroll/element";
import type { RefObject } from "react";
import type { DragTold } from "./drag";

type Point = { clientX: number; clientY: number };

const cardIn = (element: Element | null) => element?.closest<HTMLElement>("[data-card]") ?? null;

/** Where a card let go at a point of the page would land, from what stands there at this moment; null outside of every cell. */
function dropAt({ clientX, clientY }: Point, draggedId: string) {
  const cell = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>("[data-cell]");
  if (!cell) return null;
  const { column, cell: lane } = cell.dataset;
  if (column === undefined || lane === undefined) return null;
  for (const card of cell.querySelectorAll<HTMLElement>("[data-card]")) {
    const id = card.dataset.card ?? "";
    const { top, height } = card.getBoundingClientRect();
    if (id !== draggedId && clientY < top + height / 2)
      return { cell, card, drop: { columnId: column, lane, beforeId: id } };
  }
  return { cell, card: null, drop: { columnId: column, lane, beforeId: null } };
}

function clearMarks(board: HTMLElement) {
  for (const marked of board.querySelectorAll<HTMLElement>("[data-drop]")) delete marked.dataset.drop;
}

/** Follows the cards inside `root` that are dragged; the answer ends it. In the browser only: it reads the page. */
export function followDrags(
  root: HTMLElement,
  { carrying, told }: { carrying: RefObject<boolean>; told: RefObject<DragTold> },
) {
  const registered = new Map<Element, () => void>();
  const register = (event: Event) => {
    const element = cardIn(event.target as Element);
    if (!element || registered.has(element)) return;
    const getInitialData = () => ({ cardId: element.dataset.card ?? "" });
    registered.set(element, draggable({ element, getInitialData }));
  };
  let last = "";
  const mark = (cardId: string, point: Point | null) => {
    const at = point && dropAt(point, cardId);
    const name = at ? `${at.drop.columnId} ${at.drop.lane} ${at.drop.beforeId}` : "";
    if (name === last) return;
    last = name;
    clearMarks(root);
    if (at) at.cell.dataset.drop = at.card ? "inside" : "end";
    if (at?.card) at.card.dataset.drop = "before";
    told.current.over(cardId, at?.drop ?? null);
  };
  const stop = (element: HTMLElement) => {
    carrying.current = false;
    last = "";
    delete element.dataset.carried;
    clearMarks(root);
    for (const [card, unregister] of registered) {
      if (card.isConnected) continue;
      unregister();
      registered.delete(card);
    }
  };
  const idOf = (source: { data: Record<string, unknown> }) => String(source.data.cardId);
  const ends = [
    dropTargetForElements({ element: root }),
    autoScrollForElements({ element: root }),
    autoScrollWindowForElements(),
    monitorForElements({
      canMonitor: ({ source }) => root.contains(source.element),
      onDragStart: ({ source }) => {
        carrying.current = true;
        source.element.dataset.carried = "";
        told.current.picked(idOf(source));
      },
      onDrag: ({ source, location }) => {
        const over = location.current.dropTargets.length > 0;
        mark(idOf(source), over ? location.current.input : null);
      },
      onDrop: ({ source, location }) => {
        const { dropTargets, input } = location.current;
        const at = dropTargets.length > 0 ? dropAt(input, idOf(source)) : null;
        stop(source.element as HTMLElement);
        if (at) told.current.dropped(idOf(source), at.drop);
        else told.current.cancelled(idOf(source));
      },
    }),
  ];
  root.addEventListener("pointerover", register);
  return () => {
    root.removeEventListener("pointerover", register);
    for (const end of ends) end();
    for (const unregister of registered.values()) unregister();
  };
}
