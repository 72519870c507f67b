import { Plus } from "lucide-react";
import { Link, useSearchParams } from "react-router";
import { limitState } from "~/domain/board";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { Status } from "~/ui/status";
import { withParameter } from "./address";
import { QuickAdd } from "./quick-add-line";
import type { BoardColumnView, BoardView } from "./view";

const limitWords = { "at-limit": "board.column.at_limit", "over-limit": "board.column.over_limit" } as const;

/** A column's name, count and limit, with the line that adds a card to it. */
export function ColumnHead({
  column,
  view,
  problem,
}: {
  column: BoardColumnView;
  view: BoardView;
  problem: string | null;
}) {
  const { t, name } = useI18n();
  const [search] = useSearchParams();
  const { count, wipLimit, wipMode, category } = column;
  const state = limitState({ count, wipLimit });
  const label = category === "done" ? t("board.column.done", { column: name(column) }) : name(column);
  const adding = view.search.add === column.id;
  return (
    <div className="min-w-0 border-b border-line pb-1.5">
      <div className="flex min-h-8 items-center gap-2 text-xs">
        <div className="flex min-w-0 flex-wrap items-center gap-x-2">
          <h2 className="max-w-full truncate text-sm font-semibold" title={label}>
            {label}
          </h2>
          <span className="whitespace-nowrap text-ink-3">
            {wipLimit === null ? count : t("board.column.of", { count, limit: wipLimit })}
          </span>
          {state !== "free" && (
            <Status tone={state === "at-limit" ? "watch" : "bad"} bare>
              {t(wipMode === "forbid" ? "board.column.full" : limitWords[state])}
            </Status>
          )}
        </div>
        {view.rights.work && (
          <Link
            to={`${paths.squadBoard(view.squad.id)}${withParameter(search, "add", adding ? null : column.id)}`}
            preventScrollReset
            replace
            aria-label={t("board.column.add", { column: name(column) })}
            aria-expanded={adding}
            className="ml-auto grid size-7 shrink-0 place-items-center rounded-control text-ink-3 hover:bg-sunken hover:text-ink max-sm:size-9"
          >
            <Plus size={15} aria-hidden />
          </Link>
        )}
      </div>
      {adding && view.rights.work && <QuickAdd column={column} view={view} problem={problem} />}
    </div>
  );
}
