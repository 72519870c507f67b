import { Columns3, List, Plus } from "lucide-react";
import { Link, useLocation, useSearchParams } from "react-router";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { LinkButton } from "~/ui/button";
import { cx } from "~/ui/cx";
import { withParameter } from "./address";
import type { BoardView } from "./view";

/** How the board is laid out, and what can be done with it as a whole. */
export function BoardBar({ view }: { view: BoardView }) {
  const { t } = useI18n();
  const { search } = useLocation();
  const { squad, rights } = view;
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
      <LaneSwitch lanes={view.search.lanes} />
      <TintLegend />
      <div className="ml-auto flex flex-wrap gap-1 max-sm:ml-0">
        <LinkButton kind="quiet" to={paths.boardList(squad.id)}>
          <List size={15} aria-hidden />
          {t("board.list")}
        </LinkButton>
        {rights.configure && (
          <LinkButton kind="quiet" to={`${paths.boardColumns(squad.id)}${search}`} preventScrollReset>
            <Columns3 size={15} aria-hidden />
            {t("board.columns")}
          </LinkButton>
        )}
        {rights.work && (
          <LinkButton kind="main" to={`${paths.boardNew(squad.id)}${search}`} preventScrollReset>
            <Plus size={15} aria-hidden />
            {t("board.new_card")}
          </LinkButton>
        )}
      </div>
    </div>
  );
}

function TintLegend() {
  const { t } = useI18n();
  const tints = ["bg-surface", "bg-age-1", "bg-age-2"] as const;
  return (
    <p className="flex items-center gap-2 text-xs text-ink-3 max-lg:hidden">
      {t("board.tint")}
      {tints.map((tint, i) => (
        <span key={tint} className="inline-flex items-center gap-1">
          <span aria-hidden className={cx("size-4 rounded-chip border border-line-2", tint)} />
          {t(`board.tint.${i as 0 | 1 | 2}`)}
        </span>
      ))}
    </p>
  );
}

function LaneSwitch({ lanes }: { lanes: boolean }) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const item = (on: boolean) =>
    cx(
      "px-2.5 py-1.5 text-xs whitespace-nowrap",
      on ? "bg-ink font-semibold text-inv" : "bg-surface text-ink hover:bg-sunken",
    );
  return (
    <nav aria-label={t("board.lanes")} className="flex overflow-hidden rounded-control border border-line-2">
      <Link
        to={withParameter(search, "lanes", null) || "?"}
        replace
        preventScrollReset
        aria-current={lanes ? "true" : undefined}
        className={item(lanes)}
      >
        {t("board.lanes.discipline")}
      </Link>
      <Link
        to={withParameter(search, "lanes", "none")}
        replace
        preventScrollReset
        aria-current={lanes ? undefined : "true"}
        className={item(!lanes)}
      >
        {t("board.lanes.none")}
      </Link>
    </nav>
  );
}
