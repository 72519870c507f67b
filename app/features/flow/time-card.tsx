import type { TimeSpent } from "~/domain/flow";
import { useI18n } from "~/platform/i18n";
import { Card } from "~/ui/card";
import { duration } from "~/ui/duration";
import type { FlowView } from "./load-flow.server";

const parts = ["active", "blocked", "handoff", "queue"] as const satisfies (keyof TimeSpent)[];
const fills = {
  active: "bg-ink-2",
  blocked: "bg-bad",
  handoff: "bg-watch",
  queue: "bg-fill-over",
} as const;

/** Where the time of finished tasks went, by the board's state map, and what it was blocked by. */
export function TimeCard({ view }: { view: FlowView }) {
  const i18n = useI18n();
  const { t, f, name } = i18n;
  const { spent, blocked } = view.figures;
  const whole = parts.reduce((sum, part) => sum + spent[part], 0);
  const share = (part: keyof TimeSpent) => (whole === 0 ? 0 : Math.round((spent[part] * 1_000) / whole) * 10);
  const queues = view.frame.columns.filter(({ queue }) => queue);
  return (
    <Card title={t("flow.time")} hint={t("flow.time_hint", { count: view.counts.finished })}>
      {whole === 0 ? (
        <p className="text-sm text-ink-2">{t("flow.nothing_finished")}</p>
      ) : (
        <>
          <div aria-hidden className="flex h-4 gap-px overflow-hidden rounded-chip">
            {parts.map((part) => (
              <span key={part} style={{ width: `${(spent[part] / whole) * 100}%` }} className={fills[part]} />
            ))}
          </div>
          <dl className="mt-3 grid grid-cols-2 gap-x-4 gap-y-2 text-xs sm:grid-cols-4">
            {parts.map((part) => (
              <div key={part}>
                <dt className="flex items-center gap-1.5 text-ink-2">
                  <span aria-hidden className={`size-2.5 rounded-[3px] ${fills[part]}`} />
                  {t(`flow.spent.${part}`)}
                </dt>
                <dd>
                  <span className="text-base font-semibold">{f.percent(share(part))}</span>{" "}
                  <span className="text-ink-3">{duration(i18n, spent[part])}</span>
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <p className="mt-3 text-xs text-ink-2">
        {queues.length === 0
          ? t("flow.no_queues")
          : t("flow.queues", { columns: f.list(queues.map((column) => name(column))) })}
      </p>
      {blocked.tasks > 0 && (
        <section className="mt-4 border-t border-line pt-3">
          <h3 className="text-sm font-semibold">{t("flow.blocked")}</h3>
          <p className="text-xs text-ink-2">
            {t("flow.blocked_note", {
              count: blocked.tasks,
              time: blocked.median === null ? "" : duration(i18n, blocked.median),
            })}
          </p>
          <ul className="mt-2 flex flex-col gap-1 text-sm">
            {blocked.reasons.map(({ reason, tasks, time }) => (
              <li key={reason} className="flex items-baseline gap-3">
                <span className="min-w-0 flex-1 break-words">{reason}</span>
                <span className="text-xs whitespace-nowrap text-ink-2">
                  {t("flow.blocked_reason", { count: tasks, time: duration(i18n, time) })}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Card>
  );
}
