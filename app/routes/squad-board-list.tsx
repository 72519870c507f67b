import { Form, Link } from "react-router";
import { loadTaskList } from "~/features/board/load-task-list.server";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { page } from "~/platform/respond.server";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { cx } from "~/ui/cx";
import { EmptyState, Pager } from "~/ui/page";
import { DisciplineTag } from "~/ui/status";
import { SortTh, Table, Td, Th } from "~/ui/table";
import type { Route } from "./+types/squad-board-list";

export const loader = page(async (ctx, { params, url }: Route.LoaderArgs) =>
  loadTaskList(ctx, params.squadId, url.searchParams),
);

const scopes = ["open", "done", "archived"] as const;

export default function TaskList({ loaderData }: Route.ComponentProps) {
  const { t, f, name } = useI18n();
  const { squad, rows, scope, text, today } = loaderData;
  const changedAt = (row: (typeof rows)[number]) =>
    (scope === "archived" ? row.archivedAt : scope === "done" ? row.finishedAt : null) ?? row.updatedAt;
  const changedLabel = {
    open: "task.list.changed",
    done: "task.list.finished",
    archived: "task.list.archived_at",
  } as const;
  return (
    <>
      <h2 className="mb-3 text-base font-semibold">{t("task.list.title", { squad: name(squad) })}</h2>
      <div className="mb-4 flex flex-wrap items-center gap-3">
        <nav
          aria-label={t("task.list.scope")}
          className="flex overflow-hidden rounded-control border border-line-2"
        >
          {scopes.map((value) => (
            <Link
              key={value}
              to={`?scope=${value}`}
              aria-current={value === scope ? "page" : undefined}
              className={cx(
                "px-3 py-1.5 text-xs",
                value === scope ? "bg-ink font-semibold text-inv" : "bg-surface hover:bg-sunken",
              )}
            >
              {t(`task.list.${value}`)}
            </Link>
          ))}
        </nav>
        <Form method="get" role="search" className="flex gap-2">
          <input type="hidden" name="scope" value={scope} />
          <input
            key={text}
            name="q"
            type="search"
            defaultValue={text}
            aria-label={t("board.filter.text")}
            placeholder={t("board.filter.text")}
            className="h-8 w-52 rounded-control border border-line-2 bg-surface px-2.5 text-sm max-sm:h-9"
          />
          <Button>{t("form.search")}</Button>
        </Form>
      </div>
      <Card flush>
        {rows.length === 0 ? (
          <EmptyState
            title={text === "" ? t(`task.list.none.${scope}`) : t("task.list.none_match", { text })}
          />
        ) : (
          <Table
            label={t("task.list.title", { squad: name(squad) })}
            head={
              <>
                <SortTh column="key">{t("task.list.key")}</SortTh>
                <SortTh column="title">{t("task.title")}</SortTh>
                <Th>{t("task.discipline")}</Th>
                <Th>{t("task.assignee")}</Th>
                <Th>{t("task.column")}</Th>
                <SortTh column="due">{t("task.due")}</SortTh>
                <SortTh column="changed">{t(changedLabel[scope])}</SortTh>
              </>
            }
          >
            {rows.map((row) => (
              <tr key={row.id}>
                <Td className="whitespace-nowrap text-ink-3">{row.key}</Td>
                <Td className="min-w-56">
                  <Link to={paths.task(squad.id, row.id)} className="font-medium hover:underline">
                    {row.title}
                  </Link>
                </Td>
                <Td>
                  <DisciplineTag discipline={row.discipline} />
                </Td>
                <Td className="whitespace-nowrap">{row.assignee ? name(row.assignee) : t("task.nobody")}</Td>
                <Td className="whitespace-nowrap">{name(row.column)}</Td>
                <Td
                  className={cx(
                    "whitespace-nowrap",
                    row.dueOn && row.dueOn < today && !row.finishedAt && "font-semibold text-bad",
                  )}
                >
                  {row.dueOn ? f.dayWithYear(row.dueOn) : "–"}
                </Td>
                <Td className="whitespace-nowrap text-ink-2">{f.instant(changedAt(row))}</Td>
              </tr>
            ))}
          </Table>
        )}
        <Pager {...loaderData.page} />
      </Card>
    </>
  );
}
