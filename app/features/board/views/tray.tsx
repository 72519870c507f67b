import { type DragEvent, useState } from "react";
import { Link, useLocation, useSearchParams } from "react-router";
import { everyTask, readTaskFilter } from "~/domain/board";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { cx } from "~/ui/cx";
import { withFilter } from "../address";
import type { CalendarTask } from "./load-calendar.server";

const dots = { tech: "bg-tech", data: "bg-data", product: "bg-product" } as const;

type TrayProps = {
  tasks: readonly CalendarTask[];
  total: number;
  squadId: string;
  work: boolean;
  lift: (event: DragEvent, task: CalendarTask) => void;
  end: () => void;
  /** A bar is being carried. */
  accepts: () => boolean;
  onDrop: () => void;
};

/** Open tasks without a day: carried from here into the calendar they get one, carried here they lose it. */
export function Tray({ tasks, total, squadId, work, lift, end, accepts, onDrop }: TrayProps) {
  const { t } = useI18n();
  const { search: query } = useLocation();
  const [search] = useSearchParams();
  const [over, setOver] = useState(false);
  const undated = { ...readTaskFilter(search), due: "none" as const, dueIn: everyTask.dueIn };
  return (
    <section
      aria-labelledby="no-date"
      onDragOver={(event) => {
        if (!accepts()) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onDrop();
      }}
      className={cx(
        "w-64 shrink-0 rounded-card border bg-surface p-3 max-lg:w-full",
        over ? "border-dashed border-ink" : "border-line",
      )}
    >
      <h3 id="no-date" className="mb-2 text-xs font-medium text-ink-3">
        {t("calendar.no_date", { count: total })}
      </h3>
      {total === 0 && <p className="text-xs text-ink-2">{t("calendar.no_date_none")}</p>}
      <ul className="flex flex-col gap-1.5">
        {tasks.map((task) => (
          <li key={task.id}>
            <Link
              to={`${paths.task(squadId, task.id)}${query}`}
              data-task={task.id}
              draggable={work}
              onDragStart={(event) => lift(event, task)}
              onDragEnd={end}
              className="flex min-h-8 items-center gap-2 rounded-chip border border-line px-2 text-xs hover:border-ink max-sm:min-h-10"
            >
              <span aria-hidden className={cx("size-2 shrink-0 rounded-full", dots[task.discipline])} />
              <span className="min-w-0 truncate">{task.title}</span>
              <span className="ml-auto shrink-0 text-ink-3">{task.key}</span>
            </Link>
          </li>
        ))}
      </ul>
      {total > tasks.length && (
        <Link
          to={paths.boardList(squadId) + withFilter(search, undated)}
          className="mt-2 inline-block text-xs text-ink-2 underline-offset-2 hover:text-ink hover:underline"
        >
          {t("calendar.no_date_all", { count: total })}
        </Link>
      )}
    </section>
  );
}
