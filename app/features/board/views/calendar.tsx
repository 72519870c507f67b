import { type DragEvent, type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { Link, useNavigate, useSearchParams } from "react-router";
import { addDays, daysBetween } from "~/domain/org/day";
import { useI18n } from "~/platform/i18n";
import { cx } from "~/ui/cx";
import { usePageKeys } from "~/ui/keys";
import { usePaletteActions } from "~/ui/palette";
import { UndoNoticeBar } from "~/ui/undo-bar";
import { withParameter } from "../address";
import { Agenda } from "./agenda";
import { layWeek } from "./calendar-layout";
import { gridSpan } from "./calendar-range";
import { WeekRow } from "./calendar-week";
import type { CalendarTask, CalendarView } from "./load-calendar.server";
import { weeksOf } from "./month";
import { Tray } from "./tray";
import { type Dates, useDates } from "./use-dates";

const lanesOf = { month: 3, week: 14 } as const;

/** Where a task goes when its bar is carried by some days, or by keys. */
export function shifted({ startOn, dueOn }: Dates, days: number): Dates {
  return {
    startOn: startOn === null ? null : addDays(startOn, days),
    dueOn: dueOn === null ? null : addDays(dueOn, days),
  };
}

const shifts: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** A month or a week of tasks by their days; bars are carried to another day by the pointer or by keys. */
export function Calendar({ view }: { view: CalendarView }) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const { frame, range, undated } = view;
  const { squad, today, work } = frame;
  const loaded = useMemo(() => [...view.tasks, ...undated.tasks], [view.tasks, undated.tasks]);
  const { shown, setDates, notice, dismiss } = useDates(squad.id, loaded);
  const [over, setOver] = useState<string | null>(null);
  const carried = useRef<{ task: CalendarTask; day: string } | null>(null);
  const grid = useRef<HTMLDivElement>(null);
  const [chosen, setDay] = useState(today);
  const day = chosen >= gridSpan(range).from && chosen <= gridSpan(range).to ? chosen : range.from;
  const wanted = useRef<string | null>(null);

  const dated = shown.filter((task) => task.startOn !== null || task.dueOn !== null);
  const weeks = weeksOf(gridSpan(range)).map((days) => layWeek(days, dated, lanesOf[range.zoom]));
  const to = (on: string) => withParameter(search, "on", on === today ? null : on) || "?";

  useEffect(() => {
    if (wanted.current === null) return;
    const link = grid.current?.querySelector<HTMLElement>(`[data-day="${wanted.current}"]`);
    if (link) {
      wanted.current = null;
      link.focus();
    }
  });

  const goToDay = (next: string) => {
    setDay(next);
    wanted.current = next;
    const { from, to: last } = gridSpan(range);
    if (next < from || next > last) void navigate(to(next), { preventScrollReset: true });
  };
  usePageKeys([
    ...(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"] as const).map((keys) => ({
      keys,
      label: t("calendar.keys.day"),
      run: () => goToDay(day),
    })),
    { keys: "p", label: t("calendar.previous"), run: () => void navigate(to(range.previous)) },
    { keys: "n", label: t("calendar.next"), run: () => void navigate(to(range.next)) },
    { keys: "t", label: t("calendar.today"), run: () => goToDay(today) },
    ...(work
      ? [
          { keys: "Shift+ArrowLeft", label: t("calendar.keys.carry_day") },
          { keys: "Shift+ArrowRight", label: t("calendar.keys.carry_day") },
          { keys: "Shift+ArrowUp", label: t("calendar.keys.carry_week") },
          { keys: "Shift+ArrowDown", label: t("calendar.keys.carry_week") },
        ]
      : []),
  ]);
  usePaletteActions([
    { id: "calendar-previous", label: t("calendar.previous"), keys: "p", to: to(range.previous) },
    { id: "calendar-next", label: t("calendar.next"), keys: "n", to: to(range.next) },
    { id: "calendar-today", label: t("calendar.today"), keys: "t", to: to(today) },
  ]);

  const onKeyDown = (event: KeyboardEvent) => {
    const by = shifts[event.key];
    const target = event.target as HTMLElement;
    if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const task = shown.find(({ id }) => id === target.closest<HTMLElement>("[data-task]")?.dataset.task);
    if (task && event.shiftKey && work) {
      event.preventDefault();
      void setDates(task, shifted(task, by));
    } else if (target.dataset.day && !event.shiftKey) {
      event.preventDefault();
      goToDay(addDays(target.dataset.day, by));
    }
  };

  const dayUnder = (event: DragEvent, days: readonly string[]) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const column = Math.floor(((event.clientX - left) / width) * 7);
    return days[Math.min(6, Math.max(0, column))]!;
  };
  const carry = {
    lift: (event: DragEvent, task: CalendarTask, days: readonly string[]) => {
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", task.key);
      const row = event.currentTarget.closest<HTMLElement>("[data-week]");
      const { left, width } = (row ?? event.currentTarget).getBoundingClientRect();
      const column = Math.floor(((event.clientX - left) / width) * 7);
      carried.current = { task, day: days[Math.min(6, Math.max(0, column))] ?? "" };
    },
    end: () => {
      carried.current = null;
      setOver(null);
    },
  };
  const onDrop = (event: DragEvent, days: readonly string[]) => {
    const lifted = carried.current;
    if (!lifted) return;
    event.preventDefault();
    const onto = dayUnder(event, days);
    carry.end();
    const { task } = lifted;
    const unset = task.startOn === null && task.dueOn === null;
    void setDates(
      task,
      unset ? { startOn: null, dueOn: onto } : shifted(task, daysBetween(lifted.day, onto)),
    );
  };

  return (
    <>
      <CalendarHead view={view} to={to} />
      {view.cut && <p className="mb-2 text-xs text-ink-2">{t("calendar.cut")}</p>}
      <div className="flex items-start gap-4 max-lg:flex-col">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the links inside */}
        <div ref={grid} onKeyDown={onKeyDown} className="min-w-0 flex-1 max-lg:w-full">
          <div className="overflow-hidden rounded-card border border-line bg-surface max-sm:hidden">
            <Weekdays days={weeks[0]!.days} />
            {weeks.map((week) => (
              // biome-ignore lint/a11y/noStaticElementInteractions: a place to drop on; keys do the same
              <div
                key={week.days[0]}
                data-week
                className="border-b border-line last:border-b-0"
                onDragOver={(event) => {
                  if (!carried.current) return;
                  event.preventDefault();
                  setOver(dayUnder(event, week.days));
                }}
                onDrop={(event) => onDrop(event, week.days)}
              >
                <WeekRow
                  week={week}
                  range={range}
                  today={today}
                  roving={day}
                  over={over}
                  squadId={squad.id}
                  work={work}
                  lift={(event, task) => carry.lift(event, task, week.days)}
                  end={carry.end}
                />
              </div>
            ))}
          </div>
          <Agenda tasks={dated} range={range} today={today} squadId={squad.id} />
        </div>
        <Tray
          tasks={shown.filter((task) => task.startOn === null && task.dueOn === null)}
          total={undated.total}
          squadId={squad.id}
          work={work}
          lift={(event, task) => carry.lift(event, task, [])}
          end={carry.end}
          accepts={() => carried.current !== null}
          onDrop={() => {
            const lifted = carried.current;
            carry.end();
            if (lifted) void setDates(lifted.task, { startOn: null, dueOn: null });
          }}
        />
      </div>
      <UndoNoticeBar notice={notice} dismiss={dismiss} />
    </>
  );
}

function CalendarHead({ view, to }: { view: CalendarView; to: (on: string) => string }) {
  const { t, f } = useI18n();
  const [search] = useSearchParams();
  const { range, frame } = view;
  const step = "rounded-control border border-line-2 px-2.5 py-1 text-xs hover:bg-sunken max-sm:py-2.5";
  const title =
    range.zoom === "month"
      ? f.monthWithYear(range.from)
      : t("filter.between", { from: f.dayWithYear(range.from), to: f.dayWithYear(range.to) });
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      <h2 className="mr-2 text-base font-semibold" aria-live="polite">
        {title}
      </h2>
      <Link to={to(range.previous)} preventScrollReset className={step} rel="prev">
        {t("calendar.previous")}
      </Link>
      <Link to={to(frame.today)} preventScrollReset className={step}>
        {t("calendar.today")}
      </Link>
      <Link to={to(range.next)} preventScrollReset className={step} rel="next">
        {t("calendar.next")}
      </Link>
      <nav
        aria-label={t("calendar.zoom")}
        className="ml-auto flex overflow-hidden rounded-control border border-line-2"
      >
        {(["month", "week"] as const).map((zoom) => (
          <Link
            key={zoom}
            to={withParameter(search, "zoom", zoom === "month" ? null : zoom) || "?"}
            preventScrollReset
            aria-current={zoom === range.zoom ? "true" : undefined}
            className={cx(
              "px-2.5 py-1.5 text-xs max-sm:py-2.5",
              zoom === range.zoom ? "bg-ink font-semibold text-inv" : "bg-surface hover:bg-sunken",
            )}
          >
            {t(`calendar.zoom.${zoom}`)}
          </Link>
        ))}
      </nav>
    </div>
  );
}

function Weekdays({ days }: { days: readonly string[] }) {
  const { f } = useI18n();
  return (
    <div aria-hidden className="grid grid-cols-7 border-b border-line text-xs text-ink-3">
      {days.map((day) => (
        <span key={day} className="px-2 py-1.5">
          {f.weekday(day)}
        </span>
      ))}
    </div>
  );
}
