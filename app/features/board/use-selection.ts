import { useCallback, useMemo, useRef, useState } from "react";
import type { Arranged } from "./arrange";
import type { BoardCard } from "./view";

/** The chosen cards, as far as they are on the board; a range goes from the card chosen last along its column. */
export function useSelection(cards: readonly BoardCard[], arranged: Arranged) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const anchor = useRef<string | null>(null);
  const selected = useMemo(() => cards.filter(({ id }) => chosen.has(id)), [cards, chosen]);

  const toggle = useCallback((id: string) => {
    anchor.current = id;
    setChosen((current) => {
      const next = new Set(current);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }, []);

  const extendTo = useCallback(
    (id: string) => {
      const card = cards.find((other) => other.id === id);
      const column = card ? arranged.column(card.columnId) : [];
      const from = column.findIndex((other) => other.id === anchor.current);
      const to = column.findIndex((other) => other.id === id);
      const range =
        from < 0 ? [id] : column.slice(Math.min(from, to), Math.max(from, to) + 1).map((c) => c.id);
      setChosen((current) => new Set([...current, ...range]));
    },
    [arranged, cards],
  );

  const choose = useCallback((ids: readonly string[]) => setChosen(new Set(ids)), []);
  return { chosen, selected, toggle, extendTo, choose };
}
