import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { type PageKey, usePageKeys } from "~/ui/keys";
import { withMore, withParameter } from "./address";
import { type Arranged, type Direction, moveTarget, neighbour, type Target } from "./arrange";
import { furtherLimits } from "./column-feet";
import type { useSelection } from "./use-selection";
import type { BoardCard, BoardView } from "./view";

const linkOf = (cardId: string) =>
  document.querySelector<HTMLElement>(`[data-card="${CSS.escape(cardId)}"] a`);

type Options = {
  view: BoardView;
  cards: readonly BoardCard[];
  arranged: Arranged;
  /** True while a card is carried: then keys would pull the board from under it. */
  carrying: RefObject<boolean>;
  /** The card whose panel is open, if any. */
  openId: string | undefined;
  filterRef: RefObject<HTMLInputElement | null>;
  move: (card: BoardCard, target: Target) => void;
  selection: ReturnType<typeof useSelection>;
  bulkRef: RefObject<HTMLSelectElement | null>;
};

/** The keys of the board. They act on the card that has the focus, had it last, or is open in the panel. */
export function useBoardKeys({
  selection,
  bulkRef,
  view,
  cards,
  arranged,
  carrying,
  openId,
  filterRef,
  move,
}: Options) {
  const { t } = useI18n();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const refocus = useRef<string | null>(null);
  const current = cards.find(({ id }) => id === (openId ?? focusedId));

  useEffect(() => {
    if (refocus.current === null) return;
    linkOf(refocus.current)?.focus();
    refocus.current = null;
  });

  const below = useRef<string | null>(null);
  useEffect(() => {
    const card = below.current === null ? undefined : cards.find(({ id }) => id === below.current);
    const next = card && neighbour({ columns: view.columns, arranged, card }, "down");
    if (!next) return;
    below.current = null;
    linkOf(next.id)?.focus();
  });

  const wasOpen = useRef(openId);
  useEffect(() => {
    if (wasOpen.current && !openId) linkOf(wasOpen.current)?.focus({ preventScroll: true });
    wasOpen.current = openId;
  }, [openId]);

  /** The column's end is not the end of what it holds: the rest comes, and the focus goes on to its first card. */
  const showMoreBelow = (last: BoardCard) => {
    const limit = furtherLimits(view, (columnId) => arranged.column(columnId).length).get(last.columnId);
    if (limit === undefined) return;
    below.current = last.id;
    const more = withMore(new URLSearchParams(search), new Map([[last.columnId, limit]]));
    void navigate(pathname + more, { replace: true, preventScrollReset: true });
  };
  const focusTowards = (direction: Direction) => {
    const next = current
      ? neighbour({ columns: view.columns, arranged, card: current }, direction)
      : cards[0];
    if (direction === "down" && current && !next) return showMoreBelow(current);
    const link = next && linkOf(next.id);
    link?.focus();
    link?.scrollIntoView({ block: "nearest", inline: "nearest" });
  };
  const moveTowards = (direction: Direction) => {
    const target = current && moveTarget({ columns: view.columns, arranged, card: current }, direction);
    if (!current || !target) return;
    if (!openId) refocus.current = current.id;
    move(current, target);
  };
  const open = (path: (squadId: string, taskId: string) => string) => {
    if (current) void navigate(`${path(view.squad.id, current.id)}${search}`, { preventScrollReset: true });
  };

  const key = (keys: string, label: string, run: () => void): PageKey => ({
    keys,
    label,
    run: () => !carrying.current && run(),
  });
  usePageKeys([
    key("ArrowUp", t("board.keys.focus"), () => focusTowards("up")),
    key("ArrowDown", t("board.keys.focus"), () => focusTowards("down")),
    key("ArrowLeft", t("board.keys.focus"), () => focusTowards("left")),
    key("ArrowRight", t("board.keys.focus"), () => focusTowards("right")),
    key("/", t("board.keys.filter"), () => filterRef.current?.focus()),
    ...(view.rights.work
      ? [
          key("[", t("board.keys.left"), () => moveTowards("left")),
          key("]", t("board.keys.right"), () => moveTowards("right")),
          key("Shift+ArrowUp", t("board.keys.up"), () => moveTowards("up")),
          key("Shift+ArrowDown", t("board.keys.down"), () => moveTowards("down")),
          key("x", t("board.keys.select"), () => current && selection.toggle(current.id)),
          key("h", t("board.keys.hand_off"), () => open(paths.taskHandOff)),
          key("e", t("board.keys.edit_card"), () => open(paths.taskEdit)),
          key("c", t("board.keys.create"), () => {
            const start = view.columns.find(({ category }) => category === "to-do") ?? view.columns[0];
            const columnId = current?.columnId ?? start?.id ?? null;
            const to =
              paths.squadBoard(view.squad.id) + withParameter(new URLSearchParams(search), "add", columnId);
            void navigate(to, { preventScrollReset: true, replace: true });
          }),
        ]
      : []),
    ...(selection.selected.length > 0 && !openId
      ? [
          key("b", t("board.keys.bulk"), () => bulkRef.current?.focus()),
          key("Escape", t("board.keys.select_end"), () => selection.choose([])),
        ]
      : []),
  ]);

  const onFocus = useCallback((event: React.FocusEvent) => {
    const card = (event.target as HTMLElement).closest<HTMLElement>("[data-card]");
    if (card) setFocusedId(card.dataset.card ?? null);
  }, []);
  /** The focus goes to the card once the board is drawn again, wherever it stands then. */
  const focusCard = useCallback((cardId: string) => {
    refocus.current = cardId;
  }, []);
  return { focused: current, onFocus, focusCard };
}
