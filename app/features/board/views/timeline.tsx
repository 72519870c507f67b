import { type KeyboardEvent, useEffect, useRef } from "react";
import { Link, useLocation, useNavigate, useSearchParams } from "react-router";
import { everyTask, readTaskFilter } from "~/domain/board";
import { addDays, daysBetween } from "~/domain/org/day";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { Card } from "~/ui/card";
import { ChartTable } from "~/ui/charts/chart-table";
import { cx } from "~/ui/cx";
import { usePageKeys } from "~/ui/keys";
import { EmptyState, Pager } from "~/ui/page";
import { usePaletteActions } from "~/ui/palette";
import { DisciplineTag } from "~/ui/status";
import { UndoNoticeBar } from "~/ui/undo-bar";
import { activeFilters, withFilter, withParameter } from "../address";
import { ClearFilters } from "../filter-bar";
import type { TimelineRow, TimelineView } from "./load-timeline.server";
import { groupHeight, headHeight, type Line, layLines, rowHeight } from "./timeline-layout";
import { TimelinePlot } from "./timeline-plot";
import { timelineZooms } from "./timeline-range";
import { useDates } from "./use-dates";

const groups = ["discipline", "assignee", "kpi"] as const;

/** Bars from start to due, grouped, with the waits between them; names on the left are walked by keys. */
export function Timeline({ view }: { view: TimelineView }) {
  const { t, f, name } = useI18n();
  const [search] = useSearchParams();
  const { search: query } = useLocation();
  const navigate = useNavigate();
  const { frame, range, group, page } = view;
  const { squad, today, work, filter } = frame;
  const { shown, setDates, notice, dismiss } = useDates(squad.id, view.rows);
  const names = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);

  const groupOf = (row: TimelineRow) =>
    group === "discipline"
      ? row.discipline
      : group === "assignee"
        ? (row.assigneeId ?? "")
        : (row.metricId ?? "");
  const rows = shown.map((row) => ({ ...row, begins: row.startOn ?? row.begins }));
  const { lines, height } = layLines(range, rows, groupOf);
  useEffect(() => {
    const element = scroller.current;
    if (element && today >= range.from && today <= range.to)
      element.scrollLeft = daysBetween(range.from, today) * range.dayWidth - element.clientWidth / 3;
  }, [range, today]);

  const to = (from: string | null) => withParameter(search, "from", from) || "?";
  const links = () => [...(names.current?.querySelectorAll<HTMLElement>("[data-task]") ?? [])];
  const focusBy = (by: number) => {
    const all = links();
    const at = all.indexOf(document.activeElement as HTMLElement);
    all[at < 0 ? 0 : at + by]?.focus();
  };
  usePageKeys([
    { keys: "ArrowUp", label: t("board.keys.focus"), run: () => focusBy(-1) },
    { keys: "ArrowDown", label: t("board.keys.focus"), run: () => focusBy(1) },
    { keys: "p", label: t("timeline.previous"), run: () => void navigate(to(range.previous)) },
    { keys: "n", label: t("timeline.next"), run: () => void navigate(to(range.next)) },
    { keys: "t", label: t("calendar.today"), run: () => void navigate(to(null)) },
    ...(work
      ? [
          { keys: "Shift+ArrowLeft", label: t("calendar.keys.carry_day") },
          { keys: "Shift+ArrowRight", label: t("calendar.keys.carry_day") },
        ]
      : []),
  ]);
  usePaletteActions([
    { id: "timeline-previous", label: t("timeline.previous"), keys: "p", to: to(range.previous) },
    { id: "timeline-next", label: t("timeline.next"), keys: "n", to: to(range.next) },
    { id: "timeline-today", label: t("calendar.today"), keys: "t", to: to(null) },
    ...groups.map((one) => ({
      id: `timeline-${one}`,
      label: t(`timeline.group.${one}`),
      to: withParameter(search, "group", one === "discipline" ? null : one) || "?",
    })),
  ]);
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : 0;
    const id = (event.target as HTMLElement).dataset.task;
    const row = shown.find((one) => one.id === id);
    if (!row || by === 0 || !event.shiftKey || !work) return;
    event.preventDefault();
    void setDates(row, {
      startOn: row.startOn === null ? null : addDays(row.startOn, by),
      dueOn: addDays(row.dueOn, by),
    });
  };
  const title = (line: Extract<Line, { kind: "group" }>) => {
    const { first } = line;
    if (group === "discipline") return <DisciplineTag discipline={first.discipline} />;
    if (group === "assignee") return first.assignee ? name(first.assignee) : t("task.nobody");
    return first.metric ? `${name(first.metric)} (${first.metric.code})` : t("task.no_kpi");
  };
  const words = (row: TimelineRow) => {
    const span = t("filter.between", { from: f.day(row.begins), to: f.day(row.dueOn) });
    if (row.finishedOn !== null) return `${span} · ${t("timeline.finished", { day: f.day(row.finishedOn) })}`;
    return row.dueOn < today ? `${span} · ${t("board.filter.due.overdue")}` : span;
  };

  return (
    <>
      <TimelineHead view={view} to={to} />
      <Card flush>
        {lines.length === 0 ? (
          <EmptyState
            title={t(activeFilters(filter) > 0 ? "filter.none" : "timeline.nothing")}
            action={
              activeFilters(filter) > 0 ? <ClearFilters address={paths.boardTimeline(squad.id)} /> : undefined
            }
          >
            {t("timeline.nothing_hint")}
          </EmptyState>
        ) : (
          <div className="grid grid-cols-[minmax(132px,300px)_minmax(0,1fr)] max-sm:grid-cols-[132px_minmax(0,1fr)]">
            {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the links inside */}
            <div ref={names} onKeyDown={onKeyDown} className="border-r border-line">
              <div style={{ height: headHeight }} className="border-b border-line" />
              {lines.map((line) =>
                line.kind === "group" ? (
                  <h3
                    key={line.key}
                    style={{ height: groupHeight }}
                    className="flex items-center gap-1.5 truncate bg-paper px-3 text-xs font-medium text-ink-2"
                  >
                    {title(line)}
                    <span className="font-normal text-ink-3">{line.count}</span>
                  </h3>
                ) : (
                  <Link
                    key={line.key}
                    data-task={line.task.id}
                    to={`${paths.task(squad.id, line.task.id)}${query}`}
                    style={{ height: rowHeight }}
                    className="flex min-w-0 items-center gap-2 px-3 text-xs hover:bg-sunken focus-visible:-outline-offset-2"
                  >
                    <span className="shrink-0 text-ink-3 max-sm:hidden">{line.task.key}</span>
                    <span className={cx("truncate", line.task.finishedOn !== null && "text-ink-3")}>
                      {line.task.title}
                    </span>
                    <span className="sr-only">{words(line.task)}</span>
                  </Link>
                ),
              )}
            </div>
            <section
              ref={scroller}
              // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must take the focus to be scrolled by keyboard (WCAG 2.1.1)
              tabIndex={0}
              aria-label={t("views.timeline")}
              className="overflow-x-auto focus-visible:-outline-offset-2"
            >
              <TimelinePlot view={view} lines={lines} height={height} words={words} />
            </section>
          </div>
        )}
        <Pager {...page} />
      </Card>
      <div className="mt-3 flex flex-wrap items-start gap-x-4 gap-y-2 text-xs text-ink-2">
        {view.undated > 0 && (
          <Link
            to={
              paths.boardList(squad.id) +
              withFilter(search, { ...readTaskFilter(search), due: "none", dueIn: everyTask.dueIn })
            }
            className="underline-offset-2 hover:text-ink hover:underline"
          >
            {t("timeline.undated", { count: view.undated })}
          </Link>
        )}
        {lines.length > 0 && (
          <ChartTable
            caption={t("views.timeline")}
            head={[t("task.title"), t("timeline.begins"), t("task.due"), t("task.finished")]}
            rows={rows.map((row) => ({
              id: row.id,
              cells: [
                `${row.key} ${row.title}`,
                f.dayWithYear(row.begins),
                f.dayWithYear(row.dueOn),
                row.finishedOn === null ? "–" : f.dayWithYear(row.finishedOn),
              ],
            }))}
          />
        )}
      </div>
      <UndoNoticeBar notice={notice} dismiss={dismiss} />
    </>
  );
}

function TimelineHead({ view, to }: { view: TimelineView; to: (from: string | null) => string }) {
  const { t, f } = useI18n();
  const { range, group } = view;
  const step = "rounded-control border border-line-2 px-2.5 py-1 text-xs hover:bg-sunken max-sm:py-2.5";
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      <h2 className="mr-2 text-base font-semibold max-sm:w-full" aria-live="polite">
        {t("filter.between", { from: f.dayWithYear(range.from), to: f.dayWithYear(range.to) })}
      </h2>
      <Link to={to(range.previous)} preventScrollReset className={step} rel="prev">
        {t("calendar.previous")}
      </Link>
      <Link to={to(null)} preventScrollReset className={step}>
        {t("calendar.today")}
      </Link>
      <Link to={to(range.next)} preventScrollReset className={step} rel="next">
        {t("calendar.next")}
      </Link>
      <div className="ml-auto flex flex-wrap gap-2 max-sm:ml-0">
        <Choices
          label={t("timeline.group")}
          parameter="group"
          chosen={group}
          choices={groups.map((value) => ({ value, label: t(`timeline.group.${value}`) }))}
          standard="discipline"
        />
        <Choices
          label={t("calendar.zoom")}
          parameter="zoom"
          chosen={range.zoom}
          choices={timelineZooms.map((value) => ({ value, label: t(`timeline.zoom.${value}`) }))}
          standard="month"
        />
      </div>
    </div>
  );
}

function Choices({
  label,
  parameter,
  chosen,
  choices,
  standard,
}: {
  label: string;
  parameter: string;
  chosen: string;
  choices: readonly { value: string; label: string }[];
  /** The one that the address leaves out. */
  standard: string;
}) {
  const [search] = useSearchParams();
  const kept = new URLSearchParams(search);
  kept.delete("page");
  return (
    <nav aria-label={label} className="flex overflow-x-auto rounded-control border border-line-2">
      {choices.map(({ value, label: text }) => (
        <Link
          key={value}
          to={withParameter(kept, parameter, value === standard ? null : value) || "?"}
          preventScrollReset
          aria-current={value === chosen ? "true" : undefined}
          className={cx(
            "px-2.5 py-1.5 text-xs whitespace-nowrap max-sm:py-2.5",
            value === chosen ? "bg-ink font-semibold text-inv" : "bg-surface hover:bg-sunken",
          )}
        >
          {text}
        </Link>
      ))}
    </nav>
  );
}
