import { type RefObject, useEffect, useRef } from "react";
import type { Drop } from "./arrange";
import { followDrags } from "./follow-drags.client";

export type DragTold = {
  picked: (cardId: string) => void;
  over: (cardId: string, drop: Drop | null) => void;
  dropped: (cardId: string, drop: Drop) => void;
  cancelled: (cardId: string) => void;
};

/**
 * Lets the cards inside `board` be dragged. Everything happens on the elements themselves: cards need no code of their own,
 * nothing is drawn anew while a card is carried, and the place counts where the pointer is when it lets go.
 * The returned ref is true while a card is carried.
 */
export function useDrag(
  board: RefObject<HTMLElement | null>,
  { enabled, told }: { enabled: boolean; told: DragTold },
) {
  const carrying = useRef(false);
  const latest = useRef(told);
  useEffect(() => {
    latest.current = told;
  });
  useEffect(() => {
    const root = board.current;
    if (!root || !enabled) return;
    return followDrags(root, { carrying, told: latest });
  }, [board, enabled]);
  return carrying;
}
