import { Link } from "react-router";
import { type MessageValues, useI18n } from "~/platform/i18n";
import type { HistoryLine, ShownValue, TaskView } from "./task-view";

/** What happened to the task, in words, the latest first. */
export function History({ task }: { task: TaskView }) {
  const { t, f } = useI18n();
  const say = useSentence();
  return (
    <section aria-labelledby="task-history">
      <h3 id="task-history" className="mb-2 text-xs font-medium text-ink-3">
        {t("task.history")}
      </h3>
      <ol className="flex flex-col gap-2.5 border-l border-line pl-3.5">
        {task.history.map((line) => (
          <li key={line.id} className="text-sm">
            <p className="break-words">{say(line)}</p>
            {line.changes && <Changes changes={line.changes} />}
            {line.dropped && <LeftBehind dropped={line.dropped} />}
            <time dateTime={line.at.toISOString()} className="text-xs text-ink-3">
              {f.instant(line.at)}
            </time>
          </li>
        ))}
      </ol>
      {task.historyCut && (
        <Link
          to="?history=all"
          preventScrollReset
          className="mt-2 inline-block text-xs text-ink-2 underline-offset-2 hover:underline"
        >
          {t("task.history_all")}
        </Link>
      )}
    </section>
  );
}

function Changes({ changes }: { changes: NonNullable<HistoryLine["changes"]> }) {
  const { t } = useI18n();
  const show = useShownValue();
  const told = changes.filter(({ field }) => field !== "description");
  return told.length === 0 ? null : (
    <ul className="text-xs text-ink-2">
      {told.map(({ field, from, to }) => (
        <li key={field} className="break-words">
          {t("task.event.change", {
            field: t(`task.field.${field}`),
            from: show(field, from),
            to: show(field, to),
          })}
        </li>
      ))}
    </ul>
  );
}

function LeftBehind({ dropped }: { dropped: NonNullable<HistoryLine["dropped"]> }) {
  const { t, f, name } = useI18n();
  return (
    <ul className="text-xs text-ink-2">
      {dropped.labels.length > 0 && (
        <li>{t("task.event.dropped_labels", { names: f.list(dropped.labels) })}</li>
      )}
      {dropped.kpi && <li>{t("task.event.dropped_kpi", { name: name(dropped.kpi) })}</li>}
    </ul>
  );
}

function useShownValue() {
  const { t, f, name } = useI18n();
  return (field: string, value: ShownValue): string => {
    if (value === null || value === "") return t("task.conflict.empty");
    if (typeof value === "number") return t("task.hours", { hours: value });
    if (typeof value !== "string") return name(value);
    if (field === "dueOn" || field === "startOn") return f.dayWithYear(value);
    return field === "priority" ? t(`task.priority.${value as "low" | "normal" | "high" | "urgent"}`) : value;
  };
}

function useSentence() {
  const { t, f, name } = useI18n();
  const wait = (minutes: number) => {
    if (minutes < 60) return t("task.wait.minutes", { count: minutes });
    const hours = Math.floor(minutes / 60);
    return hours < 48
      ? t("task.wait.hours", { count: hours })
      : t("task.wait.days", { count: Math.floor(hours / 24) });
  };
  return ({
    kind,
    who,
    from,
    to,
    discipline,
    reason,
    waitMinutes,
    changes,
    ...line
  }: HistoryLine): string => {
    const fields = (changes ?? []).map(({ field }) => t(`task.field.${field}`));
    const unnamed = t(
      kind === "squad_joined" || kind === "squad_left" ? "task.event.elsewhere" : "task.event.gone",
    );
    const values: MessageValues = {
      who: who ? name(who) : t("task.event.somebody"),
      from: from ? name(from) : unnamed,
      to: to ? name(to) : unnamed,
      key: line.key ?? "",
      name: line.name ?? "",
      column: to ? name(to) : t("task.event.gone"),
      discipline: discipline ? t(`discipline.${discipline}`) : "",
      reason: reason ?? "",
      wait: wait(waitMinutes ?? 0),
      what: f.list(fields),
    };
    return t(`task.event.${kind}`, values);
  };
}
