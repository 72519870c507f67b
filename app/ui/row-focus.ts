import { type KeyboardEvent, type RefObject, useCallback } from "react";

const rowsIn = (list: HTMLElement) => [...list.querySelectorAll<HTMLElement>("[data-row]")];

/** The row that holds the focus, itself or in one of its buttons. */
const rowInFocus = (list: HTMLElement): HTMLElement | undefined =>
  rowsIn(list).find(
    (row) => row === document.activeElement || row.closest("li")?.contains(document.activeElement),
  );

/**
 * Moves the focus through the rows of one list or several: the element with `data-row` in each `li`. Arrows are left to the
 * page's scrolling until a row has the focus; `onKeyDown` goes on the element that holds the lists.
 */
export function useRowFocus(list: RefObject<HTMLElement | null>) {
  const step = useCallback(
    (by: 1 | -1) => {
      if (!list.current) return;
      const rows = rowsIn(list.current);
      const current = rowInFocus(list.current);
      const at = current ? rows.indexOf(current) : -1;
      const next = current ? rows[at + by] : rows[by === 1 ? 0 : rows.length - 1];
      next?.focus();
      next?.scrollIntoView({ block: "nearest" });
    },
    [list],
  );
  const focusedRow = useCallback(() => (list.current ? rowInFocus(list.current) : undefined), [list]);
  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : null;
      if (by === null || event.target !== rowInFocus(event.currentTarget as HTMLElement)) return;
      event.preventDefault();
      step(by);
    },
    [step],
  );
  return { step, focusedRow, onKeyDown };
}
