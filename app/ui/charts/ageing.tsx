import { scaleLinear } from "d3-scale";
import { Link } from "react-router";
import { useI18n } from "~/platform/i18n";
import { duration, inDays } from "~/ui/duration";
import { ChartTable } from "./chart-table";
import { PlotFrame } from "./plot-frame";

export type AgeingTask = {
  id: string;
  key: string;
  title: string;
  /** Milliseconds since its start. */
  age: number;
  blocked: boolean;
  offered: boolean;
  to: string;
};

/** A column from left to right; `lines` are the ages at which finished tasks left it, milliseconds. */
export type AgeingColumn = {
  id: string;
  name: string;
  lines: { p50: number; p85: number; p95: number } | null;
  tasks: readonly AgeingTask[];
};

const zones = ["p95", "p85", "p50"] as const;
const tones = { p50: "bg-good-bg", p85: "bg-watch-bg", p95: "bg-bad-bg" } as const;

/** The age of each task in progress in its column, over the ages at which half, 85 % and 95 % of finished tasks had left it. */
export function AgeingChart({ label, columns }: { label: string; columns: readonly AgeingColumn[] }) {
  const i18n = useI18n();
  const { t, f } = i18n;
  const ages = columns.flatMap(({ tasks, lines }) => [
    ...tasks.map(({ age }) => inDays(age)),
    ...(lines ? [inDays(lines.p95)] : []),
  ]);
  const y = scaleLinear([0, Math.max(1, ...ages)], [100, 0]).nice(5);
  const height = (age: number) => `${(100 - y(inDays(age))).toFixed(2)}%`;
  return (
    <figure className="text-xs">
      <PlotFrame
        yTicks={y.ticks(5).map((days) => ({ id: String(days), at: y(days), label: f.number(days, 0) }))}
        xTicks={[]}
      >
        <div className="absolute inset-0 flex gap-1.5">
          {columns.map(({ id, lines, tasks }) => (
            <div key={id} className="relative min-w-0 flex-1">
              {lines &&
                zones.map((zone) => (
                  <span
                    key={zone}
                    style={{ height: height(lines[zone]) }}
                    className={`absolute inset-x-0 bottom-0 border-t border-ink-3/40 ${tones[zone]}`}
                  />
                ))}
              <ul>
                {tasks.map((task, i) => (
                  <AgeDot key={task.id} task={task} top={y(inDays(task.age))} left={spot(i, tasks.length)} />
                ))}
              </ul>
            </div>
          ))}
        </div>
      </PlotFrame>
      <div className="flex gap-1.5 pl-7">
        {columns.map(({ id, name, tasks }) => (
          <p key={id} className="min-w-0 flex-1 truncate text-center text-ink-2" title={name}>
            {name} <strong className="font-semibold text-ink">{f.number(tasks.length)}</strong>
          </p>
        ))}
      </div>
      <div className="mt-3">
        <ChartTable
          caption={label}
          head={[t("ageing.task"), t("ageing.column"), t("ageing.age"), t("ageing.limit")]}
          rows={columns
            .flatMap((column) => column.tasks.map((task) => ({ column, task })))
            .sort((a, b) => b.task.age - a.task.age)
            .map(({ column, task }) => ({
              id: task.id,
              cells: [
                <Link key={task.id} to={task.to} className="underline underline-offset-2">
                  {task.key} {task.title}
                </Link>,
                column.name,
                duration(i18n, task.age),
                column.lines ? duration(i18n, column.lines.p85) : t("chart.none"),
              ],
            }))}
        />
      </div>
    </figure>
  );
}

/** Spread over the width of a column, so that tasks of one age do not hide each other. */
const spot = (i: number, count: number) => ((i * 0.618) % 1) * 76 + 12 + (count === 1 ? 38 : 0);

function AgeDot({ task, top, left }: { task: AgeingTask; top: number; left: number }) {
  const i18n = useI18n();
  const { t } = i18n;
  const words = [task.key, task.title, duration(i18n, task.age)];
  if (task.blocked) words.push(t("ageing.blocked"));
  if (task.offered) words.push(t("ageing.offered"));
  return (
    <li>
      <Link
        to={task.to}
        title={words.join(" · ")}
        aria-label={words.join(" · ")}
        style={{ top: `${top.toFixed(2)}%`, left: `${left.toFixed(2)}%` }}
        className={`absolute size-2.5 -translate-1/2 border-[1.5px] after:absolute after:-inset-1.5 hover:z-10 focus-visible:z-10 ${task.blocked ? "rotate-45 border-bad bg-bad" : task.offered ? "rounded-full border-ink bg-surface" : "rounded-full border-ink bg-ink"}`}
      />
    </li>
  );
}
