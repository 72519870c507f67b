import { Ban, CircleCheck } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Link, useLocation, useSearchParams } from "react-router";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { Card } from "~/ui/card";
import { cx } from "~/ui/cx";
import { EmptyState, Pager } from "~/ui/page";
import { Chip, DisciplineTag } from "~/ui/status";
import { SortTh, Table, Td, Th } from "~/ui/table";
import { UndoNoticeBar } from "~/ui/undo-bar";
import { activeFilters, withParameter } from "../address";
import { BulkBar } from "../bulk-bar";
import { ClearFilters } from "../filter-bar";
import type { TaskListView } from "../load-task-list.server";
import { useBulk } from "../use-bulk";
import { useListKeys } from "./use-list-keys";

type Row = TaskListView["rows"][number];
const states = ["open", "done", "archived", "all"] as const;

/** Which of the squad's tasks: open, finished, archived or all. */
export function StateSwitch({ state }: { state: TaskListView["state"] }) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const to = (value: (typeof states)[number]) => {
    const next = new URLSearchParams(search);
    next.delete("page");
    return withParameter(next, "scope", value === "open" ? null : value) || "?";
  };
  return (
    <nav
      aria-label={t("task.list.scope")}
      className="flex overflow-x-auto rounded-control border border-line-2"
    >
      {states.map((value) => (
        <Link
          key={value}
          to={to(value)}
          preventScrollReset
          aria-current={value === state ? "true" : undefined}
          className={cx(
            "px-2.5 py-1.5 text-xs whitespace-nowrap max-sm:py-2.5",
            value === state ? "bg-ink font-semibold text-inv" : "bg-surface hover:bg-sunken",
          )}
        >
          {t(`task.list.${value}`)}
        </Link>
      ))}
    </nav>
  );
}

/** The tasks as a table: sorted by its heads, walked and worked on by keys. */
export function TaskListTable({ view }: { view: TaskListView }) {
  const { t, name } = useI18n();
  const { frame, rows, state, page } = view;
  const { squad, filter } = frame;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const selected = rows.filter(({ id }) => chosen.has(id));
  const bulkBar = useRef<HTMLSelectElement>(null);
  const choose = (ids: readonly string[], on: boolean) =>
    setChosen((now) => new Set(on ? [...now, ...ids] : [...now].filter((id) => !ids.includes(id))));
  const clear = () => setChosen(new Set());
  const { notice, dismiss, say } = useListKeys(view, {
    toggle: (id) => choose([id], !chosen.has(id)),
    clear,
    bulk: () => bulkBar.current?.focus(),
  });
  const { busy, run } = useBulk({
    squadId: squad.id,
    tell: ({ text, tone, undo }) => say(text, tone === "failed", undo),
    keep: (ids) => setChosen(new Set(ids)),
  });
  const changed = {
    open: "changed",
    done: "finished",
    archived: "changed",
    all: "changed",
    board: "changed",
  } as const;
  return (
    <Card flush>
      {rows.length === 0 ? (
        activeFilters(filter) > 0 ? (
          <EmptyState
            title={t("filter.none")}
            action={<ClearFilters address={paths.boardList(squad.id)} />}
          />
        ) : (
          <EmptyState title={t(`task.list.none.${state}`)} />
        )
      ) : (
        <Table
          label={t("task.list.title", { squad: name(squad) })}
          head={
            <>
              {frame.work && (
                <Th className="w-8">
                  <span className="sr-only">{t("views.selection")}</span>
                  <Check
                    label={t("views.choose_all")}
                    on={selected.length === rows.length}
                    onChange={(on) =>
                      choose(
                        rows.map(({ id }) => id),
                        on,
                      )
                    }
                  />
                </Th>
              )}
              <SortTh column="key">{t("task.list.key")}</SortTh>
              <SortTh column="title">{t("task.title")}</SortTh>
              <SortTh column="discipline">{t("task.discipline")}</SortTh>
              <SortTh column="assignee">{t("task.assignee")}</SortTh>
              <SortTh column="column">{t("task.column")}</SortTh>
              <SortTh column="priority">{t("task.priority")}</SortTh>
              <Th>{t("board.filter.kpi")}</Th>
              <SortTh column="estimate" right>
                {t("views.estimate")}
              </SortTh>
              <SortTh column="due">{t("task.due")}</SortTh>
              <SortTh column={changed[state]}>
                {t(
                  state === "done"
                    ? "task.list.finished"
                    : state === "archived"
                      ? "task.list.archived_at"
                      : "task.list.changed",
                )}
              </SortTh>
            </>
          }
        >
          {rows.map((row) => (
            <TaskRow
              key={row.id}
              row={row}
              squadId={squad.id}
              today={frame.today}
              state={state}
              chosen={chosen.has(row.id)}
              onChoose={frame.work ? (on) => choose([row.id], on) : null}
            />
          ))}
        </Table>
      )}
      <Pager {...page} />
      {selected.length > 0 && !notice && (
        <BulkBar
          view={frame.choices}
          selected={selected}
          busy={busy}
          firstRef={bulkBar}
          run={(steps) => void run(steps)}
          clear={clear}
        />
      )}
      <UndoNoticeBar notice={notice} dismiss={dismiss} />
    </Card>
  );
}

function TaskRow({
  row,
  squadId,
  today,
  state,
  chosen,
  onChoose,
}: {
  row: Row;
  squadId: string;
  today: string;
  state: TaskListView["state"];
  chosen: boolean;
  onChoose: ((on: boolean) => void) | null;
}) {
  const { t, f, name } = useI18n();
  const { search } = useLocation();
  const at =
    (state === "archived" ? row.archivedAt : state === "done" ? row.finishedAt : null) ?? row.updatedAt;
  const overdue = row.dueOn !== null && row.dueOn < today && row.finishedAt === null;
  return (
    <tr className={cx("has-[a:focus-visible]:bg-sunken", chosen && "bg-sunken")}>
      {onChoose && (
        <Td>
          <Check label={t("views.choose", { key: row.key })} on={chosen} onChange={onChoose} />
        </Td>
      )}
      <Td className="whitespace-nowrap text-ink-3">{row.key}</Td>
      <Td className="min-w-60">
        <Link
          data-row={row.id}
          to={`${paths.task(squadId, row.id)}${search}`}
          className="font-medium hover:underline"
        >
          {row.title}
        </Link>
        {(row.blockedReason !== null || row.labels.length > 0) && (
          <span className="mt-1 flex flex-wrap items-center gap-1">
            {row.blockedReason !== null && (
              <span className="inline-flex items-center gap-1 rounded-chip bg-bad-bg px-1.5 py-px text-xs text-bad">
                <Ban size={12} aria-hidden />
                {t("board.card.blocked")}
                <span className="sr-only">{row.blockedReason}</span>
              </span>
            )}
            {row.labels.map((label) => (
              <Chip key={label}>{label}</Chip>
            ))}
          </span>
        )}
      </Td>
      <Td>
        <DisciplineTag discipline={row.discipline} />
      </Td>
      <Td className="whitespace-nowrap">
        {row.assignee ? name(row.assignee) : <span className="text-ink-3">{t("task.nobody")}</span>}
      </Td>
      <Td className="whitespace-nowrap">
        {row.finishedAt !== null && <CircleCheck size={13} aria-hidden className="mr-1 inline text-good" />}
        {name(row.column)}
      </Td>
      <Td
        className={cx(
          "whitespace-nowrap",
          (row.priority === "normal" || row.priority === "low") && "text-ink-3",
        )}
      >
        {t(`task.priority.${row.priority}`)}
      </Td>
      <Td className="whitespace-nowrap text-ink-2">
        {row.metric ? <span title={name(row.metric)}>{row.metric.code}</span> : "–"}
      </Td>
      <Td right className="whitespace-nowrap text-ink-2 tabular-nums">
        {row.estimateHours === null ? "–" : t("views.hours", { hours: row.estimateHours })}
      </Td>
      <Td className={cx("whitespace-nowrap", overdue && "font-semibold text-bad")}>
        {row.dueOn ? f.dayWithYear(row.dueOn) : "–"}
        {overdue && <span className="sr-only"> {t("board.filter.due.overdue")}</span>}
      </Td>
      <Td className="whitespace-nowrap text-ink-2">{f.instant(at)}</Td>
    </tr>
  );
}

/** A box that needs script, and is not there without: nothing can be done to what it chooses. */
function Check({ label, on, onChange }: { label: string; on: boolean; onChange: (on: boolean) => void }) {
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  if (!ready) return <span className="inline-block size-4" />;
  return (
    <label className="-m-2 inline-grid p-2">
      <input
        type="checkbox"
        aria-label={label}
        checked={on}
        onChange={(event) => onChange(event.currentTarget.checked)}
        className="size-4 accent-ink"
      />
    </label>
  );
}
