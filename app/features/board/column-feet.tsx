import { useEffect, useRef } from "react";
import { Link, useLocation, useNavigate, useNavigation } from "react-router";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { withMore } from "./address";
import { columnGrid } from "./lane";
import type { BoardView } from "./view";

const moreAtOnce = 100;

/** How far each column goes on that is not shown to its end; the address carries it, so that it works without JavaScript. */
export function furtherLimits(
  { columns }: Pick<BoardView, "columns">,
  shown: (columnId: string) => number,
): Map<string, number> {
  const long = columns.filter(({ id, matching }) => matching > shown(id));
  return new Map(long.map(({ id }) => [id, shown(id) + moreAtOnce]));
}

/** Under each column: the cards that are not drawn yet, which come by themselves when the reader gets here, and what was finished. */
export function ColumnFeet({ view, shown }: { view: BoardView; shown: (columnId: string) => number }) {
  const { t } = useI18n();
  const { search } = useLocation();
  const further = furtherLimits(view, shown);
  const foot = useMoreInSight(further);
  const link = "text-xs text-ink-2 underline-offset-2 hover:text-ink hover:underline";
  return (
    <div ref={foot} className={columnGrid}>
      {view.columns.map((column) => {
        const limit = further.get(column.id);
        return (
          <div key={column.id} className="flex flex-col items-start gap-1 pt-2">
            {limit !== undefined && (
              <Link
                to={withMore(new URLSearchParams(search), new Map([[column.id, limit]]))}
                preventScrollReset
                replace
                className={link}
              >
                {t("board.column.more", { count: Math.min(column.matching - shown(column.id), moreAtOnce) })}
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

/** Asks for more of every long column as the board's end comes into sight. */
function useMoreInSight(further: ReadonlyMap<string, number>) {
  const foot = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  const { state } = useNavigation();
  const { pathname, search } = useLocation();
  const wanted = state === "idle" && further.size > 0 ? withMore(new URLSearchParams(search), further) : null;
  useEffect(() => {
    if (!foot.current || wanted === null || wanted === search) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        void navigate(pathname + wanted, { replace: true, preventScrollReset: true });
      },
      { rootMargin: "0px 0px 600px" },
    );
    observer.observe(foot.current);
    return () => observer.disconnect();
  }, [navigate, pathname, search, wanted]);
  return foot;
}
