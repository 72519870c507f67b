import type { Discipline } from "~/domain/org/discipline";
import { useI18n } from "~/platform/i18n";
import { Avatar } from "~/ui/avatar";
import { cx } from "~/ui/cx";
import { DisciplineTag } from "~/ui/status";
import { type Arranged, noLane } from "./arrange";
import { Card, type CardContext } from "./card";
import type { BoardView } from "./view";

/** Columns of equal width, as many as the board has; on a phone each takes most of the screen and the board scrolls. */
export const columnGrid =
  "grid grid-flow-col auto-cols-[minmax(200px,1fr)] gap-3 max-sm:auto-cols-[82vw] max-sm:[&>*]:snap-start";

type LaneProps = {
  lane: string;
  view: BoardView;
  arranged: Arranged;
  context: CardContext;
  selected: ReadonlySet<string>;
};

/** One row of the board: a discipline's, a person's or a KPI's, or the whole board without lanes. */
export function Lane({ lane, view, arranged, context, selected }: LaneProps) {
  const { t, name } = useI18n();
  const title = useLaneTitle(view)(lane);
  return (
    <div className="border-b border-line pb-3">
      {arranged.kind !== "none" && <LaneHead lane={lane} title={title} view={view} />}
      <div className={cx(columnGrid, arranged.kind === "none" && "pt-3")}>
        {view.columns.map((column) => {
          const cards = arranged.cell(column.id, lane);
          const label =
            arranged.kind === "none" ? name(column) : t("board.cell", { column: name(column), lane: title });
          return (
            <ul
              key={column.id}
              data-column={column.id}
              data-cell={lane}
              aria-label={label}
              className={cx(
                "flex min-h-12 min-w-0 flex-col rounded-cell data-drop:bg-sunken data-drop:outline-2 data-drop:outline-dashed data-drop:outline-line-2 data-[drop=end]:after:h-0.5 data-[drop=end]:after:rounded-full data-[drop=end]:after:bg-ink",
                context.compact ? "gap-1" : "gap-2",
              )}
            >
              {cards.map((card) => (
                <Card key={card.id} card={card} context={context} selected={selected.has(card.id)} />
              ))}
              {cards.length === 0 && (
                <li className="rounded-cell border border-dashed border-line-2 px-2 py-2 text-center text-xs text-ink-3">
                  {column.matching > arranged.column(column.id).length && arranged.kind !== "none"
                    ? t("board.column.none_yet", { count: arranged.column(column.id).length })
                    : t("board.column.empty", { column: name(column) })}
                </li>
              )}
            </ul>
          );
        })}
      </div>
    </div>
  );
}

/** What a lane is called; people who left and KPIs the contract no longer holds included. */
export function useLaneTitle({ search, people, kpis }: BoardView): (lane: string) => string {
  const { t, name } = useI18n();
  return (lane) => {
    switch (search.lanes) {
      case "none":
        return "";
      case "discipline":
        return t(`discipline.${lane as Discipline}`);
      case "assignee": {
        const person = people.find(({ id }) => id === lane);
        return person ? name(person) : t(lane === noLane ? "board.card.unassigned" : "board.lane.somebody");
      }
      case "kpi": {
        const kpi = kpis.find(({ metricId }) => metricId === lane);
        return kpi ? name(kpi) : t(lane === noLane ? "board.lane.no_kpi" : "board.lane.former_kpi");
      }
    }
  };
}

function LaneHead({ lane, title, view }: { lane: string; title: string; view: BoardView }) {
  const { t, name } = useI18n();
  const { search, people, laneCounts } = view;
  const count = t("board.lane.count", { count: laneCounts[lane] ?? 0 });
  const lead =
    search.lanes === "discipline"
      ? people.find((person) => person.discipline === lane && person.lead)
      : undefined;
  const person = search.lanes === "assignee" ? people.find(({ id }) => id === lane) : undefined;
  return (
    <h3 className="sticky left-0 flex w-fit max-w-[80vw] items-center gap-2 py-2.5 text-xs text-ink-2">
      {search.lanes === "discipline" ? (
        <DisciplineTag discipline={lane as Discipline}>
          <span className="text-sm font-semibold text-ink">{title}</span>
        </DisciplineTag>
      ) : (
        <>
          {person && <Avatar person={person} discipline={person.discipline} size={20} />}
          <span className="truncate text-sm font-semibold text-ink">{title}</span>
        </>
      )}
      <span className="font-normal whitespace-nowrap">
        {search.lanes === "discipline" &&
          `${lead ? t("board.lane.lead", { name: name(lead) }) : t("board.lane.vacant")} · `}
        {count}
      </span>
    </h3>
  );
}
