import { useDroppable } from "@dnd-kit/core";
import { useMemo } from "react";
import { useI18n } from "~/platform/i18n";
import { cx } from "~/ui/cx";
import { DisciplineTag } from "~/ui/status";
import type { Arranged, Lane as LaneKey } from "./arrange";
import { Card, type CardContext } from "./card";
import type { CellData, Drop } from "./drag";
import type { BoardColumnView, BoardView } from "./view";

/** Columns of equal width, as many as the board has; on a phone each takes most of the screen and the board scrolls. */
export const columnGrid =
  "grid grid-flow-col auto-cols-[minmax(200px,1fr)] gap-3 max-sm:auto-cols-[82vw] max-sm:[&>*]:snap-start";

type LaneProps = {
  lane: LaneKey;
  view: BoardView;
  arranged: Arranged;
  context: CardContext;
  drop: Drop | null;
};

/** One discipline's row of the board, or the whole board without lanes. */
export function Lane({ lane, view, arranged, context, drop }: LaneProps) {
  return (
    <div className="border-b border-line pb-3">
      {lane !== "all" && <LaneHead lane={lane} view={view} />}
      <div className={cx(columnGrid, lane === "all" && "pt-3")}>
        {view.columns.map((column) => (
          <Cell
            key={column.id}
            column={column}
            lane={lane}
            arranged={arranged}
            context={context}
            movable={view.rights.work}
            drop={drop?.cell.columnId === column.id && drop.cell.lane === lane ? drop : null}
          />
        ))}
      </div>
    </div>
  );
}

function LaneHead({ lane, view }: { lane: Exclude<LaneKey, "all">; view: BoardView }) {
  const { t, name } = useI18n();
  const lead = view.people.find((person) => person.discipline === lane && person.lead);
  return (
    <h3 className="sticky left-0 flex w-fit items-center gap-2 py-2.5 text-xs text-ink-2">
      <DisciplineTag discipline={lane}>
        <span className="text-sm font-semibold text-ink">{t(`discipline.${lane}`)}</span>
      </DisciplineTag>
      <span className="font-normal">
        {lead ? t("board.lane.lead", { name: name(lead) }) : t("board.lane.vacant")}
        {" · "}
        {t("board.lane.count", { count: view.laneCounts[lane] })}
      </span>
    </h3>
  );
}

type CellProps = {
  column: BoardColumnView;
  lane: LaneKey;
  arranged: Arranged;
  context: CardContext;
  movable: boolean;
  drop: Drop | null;
};

function Cell({ column, lane, arranged, context, movable, drop }: CellProps) {
  const { t, name } = useI18n();
  const id = `${column.id}|${lane}`;
  const label =
    lane === "all" ? name(column) : t("board.cell", { column: name(column), lane: t(`discipline.${lane}`) });
  const data = useMemo<CellData>(() => ({ columnId: column.id, lane, label }), [column.id, lane, label]);
  const { setNodeRef } = useDroppable({ id, data, disabled: !movable });
  const cards = arranged.cell(column.id, lane);
  return (
    <ul
      ref={setNodeRef}
      data-cell={id}
      aria-label={label}
      className={cx(
        "flex min-h-12 min-w-0 flex-col gap-2 rounded-cell",
        drop && "bg-sunken outline-2 outline-dashed outline-line-2",
      )}
    >
      {cards.map((card) => (
        <Card
          key={card.id}
          card={card}
          context={context}
          movable={movable}
          marked={drop?.beforeId === card.id}
        />
      ))}
      {cards.length === 0 && (
        <li className="rounded-cell border border-dashed border-line-2 px-2 py-2 text-center text-xs text-ink-3">
          {t("board.column.empty", { column: name(column) })}
        </li>
      )}
      {drop && drop.beforeId === null && cards.length > 0 && (
        <li aria-hidden className="h-0.5 rounded-full bg-ink" />
      )}
    </ul>
  );
}
