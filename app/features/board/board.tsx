import { useCallback, useMemo, useRef, useState } from "react";
import { useLocation, useNavigate, useParams, useSearchParams } from "react-router";
import { LiveLine } from "~/features/live";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { LinkButton } from "~/ui/button";
import { cx } from "~/ui/cx";
import { EmptyState } from "~/ui/page";
import { UndoBar } from "~/ui/undo-bar";
import { activeFilters, selectParameter, withMore, withParameter } from "./address";
import { arrange, type Drop, dropTarget, laneOf, lanesOf, type Target, withMoves } from "./arrange";
import { BulkBar } from "./bulk-bar";
import { type CardContext, cardKeysId, cardLooks } from "./card";
import { CardIconSheet } from "./card-icons";
import { cardWords } from "./card-words";
import { ColumnFeet, furtherLimits } from "./column-feet";
import { ColumnHead } from "./column-head";
import { useDrag } from "./drag";
import { ClearFilters, FilterBar } from "./filter-bar";
import { FocusedKeys } from "./focused-keys";
import { columnGrid, Lane, useLaneTitle } from "./lane";
import { TintLegend } from "./tint-legend";
import { useBoardKeys } from "./use-board-keys";
import { useBulk } from "./use-bulk";
import { useFreshBoard } from "./use-fresh-board";
import { useMoves } from "./use-moves";
import { useSelection } from "./use-selection";
import type { BoardCard, BoardView } from "./view";

/** The squad's board: filters, columns with their limits, lanes, cards that are dragged or moved by keys. */
export function Board({ view, quickAddProblem }: { view: BoardView; quickAddProblem: string | null }) {
  const { t } = useI18n();
  const { taskId } = useParams();
  const filterRef = useRef<HTMLInputElement>(null);
  const boardRef = useRef<HTMLElement>(null);
  const bulkRef = useRef<HTMLSelectElement>(null);
  const { moves, move, notice, dismiss, tell } = useMoves(view);

  const { lanes: kind } = view.search;
  const cards = useMemo(() => withMoves(view.cards, moves), [view.cards, moves]);
  const arranged = useMemo(
    () => arrange(cards, { kind, lanes: lanesOf(kind, view, cards) }),
    [cards, kind, view],
  );
  const context = useCardContext(view);
  const { announce, said } = useAnnouncements();
  const carrying = useCardDrag({ view, cards, arranged, boardRef, announce, move });
  const selection = useSelection(cards, arranged);
  const bulk = useBulk({ squadId: view.squad.id, tell, keep: selection.choose });
  const click = useCardClick({ selectable: view.rights.work, selection });
  const othersDid = useFreshBoard({
    view,
    cards,
    openId: taskId,
    busy: () => carrying.current || moves.some(({ version }) => version === null),
  });
  const { focused, onFocus, focusCard } = useBoardKeys({
    view,
    cards,
    arranged,
    carrying,
    openId: taskId,
    filterRef,
    move: (card, target) => void move(card, target, arranged),
    selection,
    bulkRef,
  });

  return (
    <>
      <div className="flex items-start gap-4">
        <div className="min-w-0 flex-1">
          <FilterBar view={view} inputRef={filterRef} />
        </div>
        <TintLegend />
      </div>
      <CardIconSheet />
      {view.rights.work && (
        <p id={cardKeysId} hidden>
          {t("board.card.keys")}
        </p>
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a card's link is a click, too */}
      <section
        ref={boardRef}
        aria-label={t("board.title")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must take the focus to be scrolled by keyboard (WCAG 2.1.1)
        tabIndex={0}
        onFocus={onFocus}
        onClick={click}
        className={cx(
          cardLooks,
          "overflow-x-auto pb-2 outline-offset-4 max-sm:-mx-4 max-sm:snap-x max-sm:scroll-px-4 max-sm:px-4",
        )}
      >
        <div className="min-w-fit">
          <div className={columnGrid}>
            {view.columns.map((column) => (
              <ColumnHead
                key={column.id}
                column={column}
                view={view}
                problem={view.search.add === column.id ? quickAddProblem : null}
              />
            ))}
          </div>
          {arranged.lanes.map((lane) => (
            <Lane
              key={lane}
              lane={lane}
              view={view}
              arranged={arranged}
              context={context}
              selected={selection.chosen}
            />
          ))}
          <ColumnFeet view={view} shown={(columnId) => arranged.column(columnId).length} />
        </div>
      </section>
      <p role="status" className="sr-only">
        {said}
      </p>
      {cards.length === 0 && <NoCards view={view} />}
      <LiveLine line={othersDid} />
      {notice ? (
        <UndoBar
          key={notice.n}
          text={notice.text}
          failed={notice.tone === "failed"}
          onUndo={
            notice.undo &&
            (() => {
              if (notice.cardId && !taskId) focusCard(notice.cardId);
              notice.undo?.();
            })
          }
          onClose={() => dismiss(notice.n)}
        />
      ) : (
        focused &&
        !taskId &&
        view.rights.work &&
        selection.selected.length === 0 && <FocusedKeys cardKey={focused.key} />
      )}
      {!notice && view.rights.work && selection.selected.length > 0 && (
        <BulkBar
          view={view}
          selected={selection.selected}
          busy={bulk.busy}
          firstRef={bulkRef}
          run={(steps) => void bulk.run(steps)}
          clear={() => selection.choose([])}
        />
      )}
    </>
  );
}

function useCardContext(view: BoardView): CardContext {
  const { t, f, name, locale } = useI18n();
  const { search } = useLocation();
  const { squad, columns, people, kpis, labels, today, rights } = view;
  const words = useMemo(
    () => cardWords({ t, f, name, locale }, { people, kpis, labels }),
    [t, f, name, locale, people, kpis, labels],
  );
  return useMemo(
    () => ({
      squadId: squad.id,
      search,
      today,
      limitHours: squad.handoffLimitHours,
      compact: view.search.compact,
      movable: rights.work,
      doneColumns: new Set(columns.filter(({ category }) => category === "done").map(({ id }) => id)),
      words,
    }),
    [squad, search, today, view.search.compact, rights.work, columns, words],
  );
}

/** Lines for screen readers, one at a time. */
function useAnnouncements() {
  const [said, announce] = useState("");
  return { said, announce };
}

type CardDrag = {
  view: BoardView;
  cards: readonly BoardCard[];
  arranged: ReturnType<typeof arrange>;
  boardRef: React.RefObject<HTMLElement | null>;
  announce: (text: string) => void;
  move: ReturnType<typeof useMoves>["move"];
};

/** What dragging means on this board: a place, an assignee or a KPI, or a hand-off to another discipline. */
function useCardDrag({ view, cards, arranged, boardRef, announce, move }: CardDrag) {
  const { t, name } = useI18n();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const laneTitle = useLaneTitle(view);
  /** Below the last card that is drawn of a long column comes what is not drawn yet: a card put there would be out of sight. */
  const drawFurther = ({ columnId, afterId }: Target) => {
    const shown = arranged.column(columnId);
    const limit = furtherLimits(view, () => shown.length).get(columnId);
    if (limit === undefined || afterId === null || shown.at(-1)?.id !== afterId) return;
    const more = withMore(new URLSearchParams(search), new Map([[columnId, limit]]));
    void navigate(pathname + more, { replace: true, preventScrollReset: true });
  };
  const keyOf = (id: string) => cards.find((card) => card.id === id)?.key ?? "";
  const placeOf = ({ columnId, lane }: Drop) => {
    const column = view.columns.find(({ id }) => id === columnId);
    const title = column ? name(column) : "";
    return arranged.kind === "none" ? title : t("board.cell", { column: title, lane: laneTitle(lane) });
  };
  return useDrag(boardRef, {
    enabled: view.rights.work,
    told: {
      picked: (id) => announce(t("board.drag.picked", { key: keyOf(id) })),
      over: (id, drop) =>
        announce(
          drop
            ? t("board.drag.over", { key: keyOf(id), place: placeOf(drop) })
            : t("board.drag.nowhere", { key: keyOf(id) }),
        ),
      cancelled: (id) => announce(t("board.drag.cancelled", { key: keyOf(id) })),
      dropped: (id, drop) => {
        const card = cards.find((other) => other.id === id);
        if (!card) return;
        announce(t("board.drag.dropped", { key: card.key, place: placeOf(drop) }));
        if (arranged.kind === "discipline" && drop.lane !== laneOf("discipline", card)) {
          const to = withParameter(new URLSearchParams(search), "to", drop.lane);
          void navigate(`${paths.taskHandOff(view.squad.id, id)}${to}`, { preventScrollReset: true });
          return;
        }
        const target = dropTarget({ arranged, card }, drop);
        void move(card, target, arranged);
        drawFurther(target);
      },
    },
  });
}

/**
 * Opens the card whose link was clicked in its panel. With Ctrl or ⌘ a click selects the card, with Shift all up to it, and while
 * the reader is selecting every click does; a middle click opens a new tab as ever.
 */
function useCardClick({
  selectable,
  selection: { toggle, extendTo },
}: {
  selectable: boolean;
  selection: ReturnType<typeof useSelection>;
}) {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const selecting = search.has(selectParameter);
  return useCallback(
    (event: React.MouseEvent) => {
      const link = (event.target as Element).closest<HTMLAnchorElement>("[data-card] a");
      if (!link || event.button !== 0 || event.altKey || event.defaultPrevented) return;
      const cardId = link.closest<HTMLElement>("[data-card]")?.dataset.card ?? "";
      const several = event.metaKey || event.ctrlKey;
      if (!selectable && (several || event.shiftKey)) return;
      event.preventDefault();
      if (event.shiftKey) extendTo(cardId);
      else if (several || (selecting && selectable)) toggle(cardId);
      else void navigate(link.pathname + link.search, { preventScrollReset: true });
    },
    [extendTo, navigate, selectable, selecting, toggle],
  );
}

function NoCards({ view }: { view: BoardView }) {
  const { t } = useI18n();
  const { search } = useLocation();
  if (activeFilters(view.search) > 0) {
    return (
      <p className="flex items-center justify-center gap-3 py-6 text-sm text-ink-2">
        {t("board.filter.none_match")} <ClearFilters address={paths.squadBoard(view.squad.id)} />
      </p>
    );
  }
  const start = view.rights.work && (
    <LinkButton kind="main" to={`${paths.boardNew(view.squad.id)}${search}`} preventScrollReset>
      {t("board.new_card")}
    </LinkButton>
  );
  return (
    <EmptyState title={t("board.empty.title")} action={start || undefined}>
      {t(view.rights.work ? "board.empty.text" : "board.empty.read")}
    </EmptyState>
  );
}
