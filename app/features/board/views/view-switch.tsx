import { CalendarDays, ChartGantt, Kanban, List, type LucideIcon } from "lucide-react";
import { Link, useNavigate } from "react-router";
import { printTaskFilter, type TaskFilter } from "~/domain/board";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { cx } from "~/ui/cx";
import { usePageKeys } from "~/ui/keys";
import { usePaletteActions } from "~/ui/palette";
import { asQuery } from "../address";

export const taskViews = ["board", "list", "calendar", "timeline"] as const;
export type TaskViewName = (typeof taskViews)[number];

const icons: Record<TaskViewName, LucideIcon> = {
  board: Kanban,
  list: List,
  calendar: CalendarDays,
  timeline: ChartGantt,
};
const addresses = {
  board: paths.squadBoard,
  list: paths.boardList,
  calendar: paths.boardCalendar,
  timeline: paths.boardTimeline,
} as const;

/** The four views of the same tasks; the filter goes along. */
export function ViewSwitch({
  squadId,
  view,
  filter,
}: {
  squadId: string;
  view: TaskViewName;
  filter: TaskFilter;
}) {
  const { t } = useI18n();
  const navigate = useNavigate();
  const query = asQuery(printTaskFilter(filter));
  const to = (name: TaskViewName) => addresses[name](squadId) + query;
  const items = taskViews.map((name, i) => ({
    name,
    label: t(`views.${name}`),
    keys: [String(i + 1), `v ${name[0]}`],
  }));
  usePageKeys(
    items.flatMap(({ name, label, keys }) =>
      keys.map((key) => ({
        keys: key,
        label: t("views.go", { view: label }),
        run: () => void navigate(to(name)),
      })),
    ),
  );
  usePaletteActions([
    ...items
      .filter(({ name }) => name !== view)
      .map(({ name, label, keys }) => ({
        id: `view-${name}`,
        label: t("views.go", { view: label }),
        keys: keys[0]!,
        to: to(name),
      })),
  ]);
  return (
    <nav aria-label={t("views.title")} className="flex overflow-x-auto rounded-control border border-line-2">
      {items.map(({ name, label }) => {
        const Icon = icons[name];
        return (
          <Link
            key={name}
            to={to(name)}
            aria-current={name === view ? "page" : undefined}
            className={cx(
              "inline-flex items-center gap-1.5 px-2.5 py-1.5 text-xs whitespace-nowrap max-sm:min-h-9",
              name === view ? "bg-ink font-semibold text-inv" : "bg-surface text-ink hover:bg-sunken",
            )}
          >
            <Icon size={14} aria-hidden className="max-sm:hidden" />
            {label}
          </Link>
        );
      })}
    </nav>
  );
}
