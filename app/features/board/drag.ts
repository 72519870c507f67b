import {
  type CollisionDetection,
  type DragEndEvent,
  type DragMoveEvent,
  type DragStartEvent,
  type KeyboardCoordinateGetter,
  KeyboardSensor,
  MouseSensor,
  pointerWithin,
  rectIntersection,
  TouchSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { useCallback, useMemo, useState } from "react";
import type { T } from "~/platform/i18n";
import type { Lane } from "./arrange";

export type CellData = { columnId: string; lane: Lane; label: string };
export type Drop = { cell: CellData; beforeId: string | null };

/** The cell under the pointer; for the keyboard the one the card overlaps most. */
export const cellUnderCard: CollisionDetection = (args) => {
  const hits = args.pointerCoordinates ? pointerWithin(args) : [];
  return hits.length > 0 ? hits : rectIntersection(args);
};

const rowStep = 56;

/** Arrow keys carry a picked-up card: sideways into the neighbouring cell, up and down by a card's height. */
const carry: KeyboardCoordinateGetter = (event, { currentCoordinates, context }) => {
  const { x, y } = currentCoordinates;
  if (event.code === "ArrowUp") return { x, y: y - rowStep };
  if (event.code === "ArrowDown") return { x, y: y + rowStep };
  if (event.code !== "ArrowLeft" && event.code !== "ArrowRight") return undefined;
  const sign = event.code === "ArrowRight" ? 1 : -1;
  const beside = [...context.droppableRects.values()]
    .filter((rect) => (rect.left - x) * sign > rect.width / 2)
    .sort((a, b) => Math.abs(a.left - x) - Math.abs(b.left - x))[0];
  return beside ? { x: beside.left, y } : undefined;
};

/** A press that moves a little drags, a plain click opens; on touch a short hold drags, so that the board still scrolls. */
export function useCardSensors() {
  return useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 6 } }),
    useSensor(KeyboardSensor, {
      coordinateGetter: carry,
      keyboardCodes: { start: ["Space"], cancel: ["Escape"], end: ["Space", "Enter"] },
    }),
  );
}

/** The card in the cell right before which the dragged one would land; null is the cell's end. */
function beforeIdAt(cellId: string, draggedId: string, centre: number): string | null {
  const cell = document.querySelector(`[data-cell="${CSS.escape(cellId)}"]`);
  for (const element of cell?.querySelectorAll<HTMLElement>("[data-card]") ?? []) {
    const id = element.dataset.card ?? "";
    const { top, height } = element.getBoundingClientRect();
    if (id !== draggedId && centre < top + height / 2) return id;
  }
  return null;
}

function dropOf({ active, over }: DragMoveEvent | DragEndEvent): Drop | null {
  const rect = active.rect.current.translated;
  if (!over || !rect) return null;
  const centre = rect.top + Math.min(rect.height / 2, 30);
  return {
    cell: over.data.current as CellData,
    beforeId: beforeIdAt(String(over.id), String(active.id), centre),
  };
}

/** Follows a drag: which card, and where it would land. `onDrop` gets both when it is let go over a cell. */
export function useDrag(onDrop: (cardId: string, drop: Drop) => void) {
  const [dragged, setDragged] = useState<string | null>(null);
  const [drop, setDrop] = useState<Drop | null>(null);
  const stop = useCallback(() => {
    setDragged(null);
    setDrop(null);
  }, []);
  const handlers = useMemo(
    () => ({
      onDragStart: ({ active }: DragStartEvent) => setDragged(String(active.id)),
      onDragMove: (event: DragMoveEvent) => {
        const next = dropOf(event);
        setDrop((current) => (sameDrop(current, next) ? current : next));
      },
      onDragEnd: (event: DragEndEvent) => {
        stop();
        const last = dropOf(event);
        if (last) onDrop(String(event.active.id), last);
      },
      onDragCancel: stop,
    }),
    [onDrop, stop],
  );
  return { dragged, drop, handlers };
}

const sameDrop = (a: Drop | null, b: Drop | null) => a?.cell === b?.cell && a?.beforeId === b?.beforeId;

/** What a screen reader hears while a card is dragged. */
export function dragAnnouncements(t: T, keyOf: (id: string) => string) {
  const place = (over: { data: { current?: object } } | null) =>
    (over?.data.current as CellData | undefined)?.label;
  return {
    onDragStart: ({ active }: { active: { id: string | number } }) =>
      t("board.drag.picked", { key: keyOf(String(active.id)) }),
    onDragOver: ({ active, over }: Pick<DragEndEvent, "active" | "over">) => {
      const key = keyOf(String(active.id));
      const label = place(over);
      return label ? t("board.drag.over", { key, place: label }) : t("board.drag.nowhere", { key });
    },
    onDragEnd: ({ active, over }: Pick<DragEndEvent, "active" | "over">) => {
      const key = keyOf(String(active.id));
      const label = place(over);
      return label ? t("board.drag.dropped", { key, place: label }) : t("board.drag.cancelled", { key });
    },
    onDragCancel: ({ active }: { active: { id: string | number } }) =>
      t("board.drag.cancelled", { key: keyOf(String(active.id)) }),
  };
}
