import { ArrowRight } from "lucide-react";
import { Link, useSearchParams } from "react-router";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { Card } from "~/ui/card";
import { cx } from "~/ui/cx";
import { duration } from "~/ui/duration";
import { EmptyState, Pager } from "~/ui/page";
import { DisciplineTag, Status, type Tone } from "~/ui/status";
import { SortTh, Table, Td, Th } from "~/ui/table";
import { withSearch } from "./address";
import { RangeBar } from "./flow-bar";
import type { PairView } from "./load-pair.server";

/** What stands behind a cell of the breakpoint map. */
export function PairPage({ view }: { view: PairView }) {
  const { t } = useI18n();
  const { squad, from, to } = view;
  return (
    <div className="flex flex-col gap-4">
      <Link
        to={withSearch(paths.squadFlow(squad.id), new URLSearchParams(view.search))}
        className="self-start text-sm text-ink-2 underline underline-offset-2"
      >
        {t("pair.back")}
      </Link>
      <h2 className="flex flex-wrap items-center gap-2 text-base font-semibold">
        {view.kind === "handoffs" ? (
          <>
            {t("pair.title")} <DisciplineTag discipline={from} />
            <ArrowRight size={15} aria-hidden />
            <DisciplineTag discipline={to} />
          </>
        ) : (
          <>
            {t("pair.inside_title")} <DisciplineTag discipline={from} />
          </>
        )}
      </h2>
      <RangeBar range={view.range} />
      {view.kind === "handoffs" ? <Handoffs view={view} /> : <Tasks view={view} />}
    </div>
  );
}

const statuses = ["all", "pending", "accepted", "returned"] as const;
const tones: Record<string, Tone> = { pending: "watch", accepted: "good", returned: "bad" };

function Handoffs({ view }: { view: Extract<PairView, { kind: "handoffs" }> }) {
  const i18n = useI18n();
  const { t, f, name } = i18n;
  const { rows, status } = view;
  const [search] = useSearchParams();
  const to = (value: string) => {
    const next = new URLSearchParams(search);
    next.delete("page");
    next.delete("status");
    if (value !== "all") next.set("status", value);
    return `?${next}`;
  };
  return (
    <Card
      flush
      title={t("pair.handoffs", { count: view.page.total })}
      actions={
        <nav aria-label={t("pair.status")} className="flex flex-wrap gap-1 text-xs">
          {statuses.map((value) => (
            <Link
              key={value}
              to={to(value)}
              preventScrollReset
              aria-current={value === status ? "true" : undefined}
              className={cx(
                "grid h-8 place-items-center rounded-control px-2 max-sm:h-9",
                value === status ? "bg-sunken font-semibold" : "text-ink-2 hover:bg-sunken",
              )}
            >
              {t(`pair.status.${value}`)}
            </Link>
          ))}
        </nav>
      }
    >
      {rows.length === 0 ? (
        <EmptyState title={t("pair.none")}>{t("pair.none_hint")}</EmptyState>
      ) : (
        <Table
          label={t("pair.title")}
          head={
            <>
              <Th>{t("pair.task")}</Th>
              <Th>{t("pair.people")}</Th>
              <SortTh column="offered">{t("pair.offered")}</SortTh>
              <SortTh column="wait" right>
                {t("pair.wait")}
              </SortTh>
              <Th>{t("pair.state")}</Th>
            </>
          }
        >
          {rows.map((row) => (
            <tr key={row.id}>
              <Td className="min-w-56">
                <Link to={paths.task(row.squadId, row.taskId)} className="font-medium hover:underline">
                  <span className="text-ink-3">{row.key}</span> {row.title}
                </Link>
                {row.returnReason && (
                  <span className="block text-xs break-words whitespace-pre-line text-ink-2">
                    {row.returnReason}
                  </span>
                )}
              </Td>
              <Td className="whitespace-nowrap">
                {t("pair.from_to", { from: name(row.sender), to: name(row.receiver) })}
              </Td>
              <Td className="whitespace-nowrap text-ink-2">{f.instant(row.offeredAt)}</Td>
              <Td right className="whitespace-nowrap">
                {duration(i18n, row.waited)}
              </Td>
              <Td className="whitespace-nowrap">
                <Status tone={row.overdue ? "bad" : (tones[row.status] ?? "unknown")}>
                  {row.overdue && row.dueOn
                    ? t("handoff.overdue", { day: f.day(row.dueOn) })
                    : t(`pair.status.${row.status === "withdrawn" ? "all" : row.status}`)}
                </Status>
              </Td>
            </tr>
          ))}
        </Table>
      )}
      <Pager {...view.page} />
    </Card>
  );
}

function Tasks({ view }: { view: Extract<PairView, { kind: "tasks" }> }) {
  const i18n = useI18n();
  const { t, f } = i18n;
  return (
    <Card
      flush
      title={t("pair.tasks", { count: view.page.total })}
      hint={t("pair.inside_hint", { discipline: t(`discipline.${view.from}`) })}
    >
      {view.rows.length === 0 ? (
        <EmptyState title={t("pair.no_tasks")}>{t("pair.none_hint")}</EmptyState>
      ) : (
        <Table
          label={t("pair.inside_title")}
          head={
            <>
              <Th>{t("pair.task")}</Th>
              <Th>{t("scatter.finished")}</Th>
              <Th right>{t("pair.held")}</Th>
            </>
          }
        >
          {view.rows.map((row) => (
            <tr key={row.id}>
              <Td className="min-w-56">
                <Link to={paths.task(view.squad.id, row.id)} className="font-medium hover:underline">
                  <span className="text-ink-3">{row.key}</span> {row.title}
                </Link>
              </Td>
              <Td className="whitespace-nowrap text-ink-2">{f.instant(row.finishedAt)}</Td>
              <Td right className="whitespace-nowrap">
                {duration(i18n, row.time)}
              </Td>
            </tr>
          ))}
        </Table>
      )}
      <Pager {...view.page} />
    </Card>
  );
}
