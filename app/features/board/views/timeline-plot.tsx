import { useId } from "react";
import { daysBetween } from "~/domain/org/day";
import type { Discipline } from "~/domain/org/discipline";
import { useI18n } from "~/platform/i18n";
import type { TimelineRow, TimelineView } from "./load-timeline.server";
import { groupHeight, headHeight, type Line, rowHeight, waitPath } from "./timeline-layout";
import { monthTicks, weekTicks } from "./timeline-range";

const colours: Record<Discipline, { fill: string; stroke: string }> = {
  tech: { fill: "var(--tech-bg)", stroke: "var(--tech)" },
  data: { fill: "var(--data-bg)", stroke: "var(--data)" },
  product: { fill: "var(--product-bg)", stroke: "var(--product)" },
};

/** Fewer pixels than this leave no room for a week's date. */
const narrowWeek = 44;

/** The drawing beside the names: months, weeks, today, a bar for each task and a line for each wait. */
export function TimelinePlot({
  view,
  lines,
  height,
  words,
}: {
  view: TimelineView;
  lines: readonly Line[];
  height: number;
  words: (row: TimelineRow) => string;
}) {
  const { t, f } = useI18n();
  const { range, waits, frame, page } = view;
  const arrow = useId();
  const width = (daysBetween(range.from, range.to) + 1) * range.dayWidth;
  const today = frame.today >= range.from && frame.today <= range.to ? frame.today : null;
  const todayX = today === null ? 0 : (daysBetween(range.from, today) + 0.5) * range.dayWidth;
  const bars = new Map(
    lines.flatMap((line) => (line.kind === "task" ? [[line.task.id, line] as const] : [])),
  );
  const weeks = weekTicks(range);
  return (
    <svg
      width={width}
      height={height + headHeight}
      viewBox={`0 0 ${width} ${height + headHeight}`}
      role="img"
      aria-label={t("timeline.drawing", {
        count: page.total,
        from: f.dayWithYear(range.from),
        to: f.dayWithYear(range.to),
      })}
      className="block text-xs"
    >
      <defs>
        <marker id={arrow} markerWidth="7" markerHeight="7" refX="6" refY="3.5" orient="auto">
          <path d="M0 0.5L6 3.5L0 6.5" fill="none" stroke="context-stroke" />
        </marker>
      </defs>
      {weeks.map(({ x, day }) => (
        <line key={day} x1={x} x2={x} y1={headHeight} y2={height + headHeight} stroke="var(--grid)" />
      ))}
      {monthTicks(range).map(({ x, width: wide, day }) => (
        <g key={day}>
          <line x1={x} x2={x} y1={0} y2={height + headHeight} stroke="var(--line-2)" />
          {wide > 40 && (
            <text x={x + 6} y={16} fill="var(--ink-2)" fontWeight={600}>
              {wide > 80 ? f.monthWithYear(day) : f.month(day)}
            </text>
          )}
        </g>
      ))}
      {weeks.map(({ x, day, width: wide }) =>
        wide < narrowWeek ? null : (
          <text key={day} x={x + 4} y={36} fill="var(--ink-3)">
            {f.day(day)}
          </text>
        ),
      )}
      <line x1={0} x2={width} y1={headHeight - 0.5} y2={headHeight - 0.5} stroke="var(--line)" />
      <g transform={`translate(0 ${headHeight})`}>
        {lines.map((line) =>
          line.kind === "group" ? (
            <rect key={line.key} x={0} y={line.y} width={width} height={groupHeight} fill="var(--paper)" />
          ) : (
            <TaskBar key={line.key} line={line} today={frame.today} words={words} />
          ),
        )}
        {waits.map(({ fromId, toId }) => {
          const [from, to] = [bars.get(fromId), bars.get(toId)];
          if (!from || !to) return null;
          const late = from.task.dueOn > to.task.begins && from.task.finishedOn === null;
          return (
            <path
              key={`${fromId} ${toId}`}
              d={waitPath(from, to)}
              fill="none"
              stroke={late ? "var(--bad)" : "var(--ink-3)"}
              strokeWidth={1.25}
              strokeDasharray={late ? undefined : "3 2"}
              markerEnd={`url(#${arrow})`}
            >
              <title>
                {t(late ? "timeline.waits_late" : "timeline.waits", { from: from.task.key, to: to.task.key })}
              </title>
            </path>
          );
        })}
      </g>
      {today !== null && (
        <g>
          <line
            x1={todayX}
            x2={todayX}
            y1={headHeight}
            y2={height + headHeight}
            stroke="var(--ink)"
            strokeWidth={1.5}
          />
          <text
            x={todayX}
            y={18}
            textAnchor="middle"
            fill="var(--ink)"
            fontWeight={600}
            paintOrder="stroke"
            stroke="var(--surface)"
            strokeWidth={4}
          >
            {t("calendar.today")}
          </text>
        </g>
      )}
    </svg>
  );
}

function TaskBar({
  line,
  today,
  words,
}: {
  line: Extract<Line, { kind: "task" }>;
  today: string;
  words: (row: TimelineRow) => string;
}) {
  const { task, bar, y } = line;
  const { fill, stroke } = colours[task.discipline];
  const finished = task.finishedOn !== null;
  const overdue = !finished && task.dueOn < today;
  return (
    <g opacity={finished ? 0.55 : 1}>
      <title>{`${task.key} ${task.title} · ${words(task)}`}</title>
      <rect
        x={bar.x + 0.5}
        y={y + 7}
        width={Math.max(4, bar.width - 1)}
        height={rowHeight - 14}
        rx={4}
        fill={finished ? "var(--fill)" : fill}
        stroke={overdue ? "var(--bad)" : stroke}
        strokeWidth={overdue ? 2 : 1}
        strokeDasharray={task.startOn === null ? "4 2" : undefined}
      />
      {finished && (
        <path
          d={`M${bar.x + 6} ${y + rowHeight / 2}l3 3l5 -6`}
          fill="none"
          stroke="var(--good)"
          strokeWidth={2}
        />
      )}
      {task.blocked && !finished && bar.width > 20 && (
        <circle
          cx={bar.x + 10}
          cy={y + rowHeight / 2}
          r={4}
          fill="none"
          stroke="var(--bad)"
          strokeWidth={2}
        />
      )}
    </g>
  );
}
