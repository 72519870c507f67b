import { DndContext, DragOverlay } from "@dnd-kit/core";
import { useCallback, useMemo, useRef } from "react";
import { Link, useLocation, useNavigate, useParams } from "react-router";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { LinkButton } from "~/ui/button";
import { EmptyState } from "~/ui/page";
import { UndoBar } from "~/ui/undo-bar";
import { activeFilters, withParameter } from "./address";
import { arrange, dropTarget, withMoves } from "./arrange";
import { CardFace } from "./card";
import { ColumnHead } from "./column-head";
import { cellUnderCard, type Drop, dragAnnouncements, useCardSensors, useDrag } from "./drag";
import { ClearFilters, FilterBar } from "./filter-bar";
import { FocusedKeys } from "./focused-keys";
import { columnGrid, Lane } from "./lane";
import { useBoardKeys } from "./use-board-keys";
import { useFreshBoard } from "./use-fresh-board";
import { useMoves } from "./use-moves";
import type { BoardView } from "./view";

/** The squad's board: filters, columns with their limits, lanes by discipline, cards that are dragged or moved by keys. */
export function Board({ view, quickAddProblem }: { view: BoardView; quickAddProblem: string | null }) {
  const { t } = useI18n();
  const navigate = useNavigate();
  const { search } = useLocation();
  const { taskId } = useParams();
  const filterRef = useRef<HTMLInputElement>(null);
  const { moves, move, notice, dismiss } = useMoves(view);
  useFreshBoard();

  const cards = useMemo(() => withMoves(view.cards, moves), [view.cards, moves]);
  const arranged = useMemo(() => arrange(cards, { lanes: view.search.lanes }), [cards, view.search.lanes]);
  const context = useMemo(
    () => ({
      squadId: view.squad.id,
      today: view.today,
      limitHours: view.squad.handoffLimitHours,
      doneColumns: new Set(view.columns.filter(({ category }) => category === "done").map(({ id }) => id)),
      people: new Map(view.people.map((person) => [person.id, person])),
      kpis: new Map(view.kpis.map((kpi) => [kpi.metricId, kpi])),
    }),
    [view.squad, view.today, view.columns, view.people, view.kpis],
  );

  const onDrop = useCallback(
    (cardId: string, { cell, beforeId }: Drop) => {
      const card = cards.find(({ id }) => id === cardId);
      if (!card) return;
      if (cell.lane !== "all" && cell.lane !== card.discipline) {
        const to = withParameter(new URLSearchParams(search), "to", cell.lane);
        void navigate(`${paths.taskHandOff(view.squad.id, card.id)}${to}`, { preventScrollReset: true });
        return;
      }
      void move(
        card,
        dropTarget({ arranged, card }, { columnId: cell.columnId, lane: cell.lane, beforeId }),
        arranged,
      );
    },
    [arranged, cards, move, navigate, search, view.squad.id],
  );
  const { dragged, drop, handlers } = useDrag(onDrop);
  const draggedCard = cards.find(({ id }) => id === dragged);
  const { focused, onFocus } = useBoardKeys({
    view,
    cards,
    arranged,
    dragging: dragged !== null,
    openId: taskId,
    filterRef,
    move: (card, target) => void move(card, target, arranged),
  });

  const announcements = useMemo(
    () => dragAnnouncements(t, (id) => cards.find((card) => card.id === id)?.key ?? ""),
    [t, cards],
  );
  const sensors = useCardSensors();

  return (
    <>
      <FilterBar view={view} inputRef={filterRef} />
      <DndContext
        id="board"
        sensors={sensors}
        collisionDetection={cellUnderCard}
        accessibility={{
          announcements,
          screenReaderInstructions: { draggable: t("board.drag.instructions") },
        }}
        {...handlers}
      >
        <section
          aria-label={t("board.title")}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must take the focus to be scrolled by keyboard (WCAG 2.1.1)
          tabIndex={0}
          onFocus={onFocus}
          className="overflow-x-auto pb-2 outline-offset-4 max-sm:-mx-4 max-sm:snap-x max-sm:scroll-px-4 max-sm:px-4"
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
              <Lane key={lane} lane={lane} view={view} arranged={arranged} context={context} drop={drop} />
            ))}
            <ColumnFeet view={view} shown={(columnId) => arranged.column(columnId).length} />
          </div>
        </section>
        <DragOverlay dropAnimation={null}>
          {draggedCard && (
            <div className="cursor-grabbing rounded-cell shadow-pop">
              <CardFace card={draggedCard} context={context}>
                {draggedCard.title}
              </CardFace>
            </div>
          )}
        </DragOverlay>
      </DndContext>
      {cards.length === 0 && <NoCards view={view} />}
      {notice ? (
        <UndoBar
          key={notice.n}
          text={notice.text}
          failed={notice.tone === "failed"}
          onUndo={notice.undo}
          onClose={() => dismiss(notice.n)}
        />
      ) : (
        focused && !taskId && view.rights.work && <FocusedKeys cardKey={focused.key} />
      )}
    </>
  );
}

function NoCards({ view }: { view: BoardView }) {
  const { t } = useI18n();
  const { search } = useLocation();
  if (activeFilters(view.search) > 0) {
    return (
      <p className="flex items-center justify-center gap-3 py-6 text-sm text-ink-2">
        {t("board.filter.none_match")} <ClearFilters view={view} />
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

const moreAtOnce = 100;

/** Under each column: the cards that are not drawn yet, and the way to everything that was finished. */
function ColumnFeet({ view, shown }: { view: BoardView; shown: (columnId: string) => number }) {
  const { t } = useI18n();
  const { search } = useLocation();
  const link = "text-xs text-ink-2 underline-offset-2 hover:text-ink hover:underline";
  return (
    <div className={columnGrid}>
      {view.columns.map((column) => {
        const rest = column.matching - view.cards.filter((card) => card.columnId === column.id).length;
        const limit = shown(column.id) + moreAtOnce;
        return (
          <div key={column.id} className="flex flex-col items-start gap-1 pt-2">
            {rest > 0 && (
              <Link
                to={withParameter(new URLSearchParams(search), "more", `${column.id}.${limit}`)}
                preventScrollReset
                replace
                className={link}
              >
                {t("board.column.more", { count: Math.min(rest, moreAtOnce) })}
              </Link>
            )}
            {column.category === "done" && (
              <Link to={`${paths.boardList(view.squad.id)}?scope=done`} className={link}>
                {t("board.column.all_done")}
              </Link>
            )}
          </div>
        );
      })}
    </div>
  );
}
