import { Form, redirect, useNavigation } from "react-router";
import { z } from "zod";
import { applyRoster } from "~/features/roster/apply-roster.server";
import { ChangeDetail, ChangeSubject } from "~/features/roster/change-line";
import { CheckSummary } from "~/features/roster/check-summary";
import { ColumnName } from "~/features/roster/column-name";
import { problemText } from "~/features/roster/problem-text";
import { readCheck } from "~/features/roster/read-check.server";
import { checkViews, countOf, isCheckView } from "~/features/roster/views";
import { useI18n } from "~/platform/i18n";
import { pageParam } from "~/platform/params.server";
import { paths } from "~/platform/paths";
import { form, page } from "~/platform/respond.server";
import { Button, LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { FormErrors } from "~/ui/field";
import { EmptyState, PageHead, Pager, ViewTabs } from "~/ui/page";
import { revalidateWhenStale } from "~/ui/stale";
import { Chip, Status } from "~/ui/status";
import { Table, Td, Th } from "~/ui/table";
import { dialogAddress, UrlDialog } from "~/ui/url-dialog";
import type { Route } from "./+types/import-check";

export const loader = page((ctx, { params, url }: Route.LoaderArgs) => {
  const view = url.searchParams.get("view");
  return readCheck(ctx, {
    id: params.importId,
    view: isCheckView(view) ? view : null,
    page: pageParam(url),
  });
});

export const action = form(z.object({}), async (ctx, _, { params }: Route.ActionArgs) => {
  await applyRoster(ctx, params.importId);
  return redirect(paths.adminImportCheck(params.importId));
});

export const shouldRevalidate = revalidateWhenStale;

export default function ImportCheck({ loaderData, actionData }: Route.ComponentProps) {
  const { t, f, name } = useI18n();
  const navigation = useNavigation();
  const { check, applicable } = loaderData;
  const errors = actionData && "submission" in actionData ? actionData.submission.error?.[""] : null;
  const applying = navigation.state !== "idle" && navigation.formMethod === "POST";
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("nav.admin"), to: paths.admin },
          { label: t("roster.title"), to: paths.adminImport },
          { label: f.instant(check.createdAt) },
        ]}
        title={check.appliedAt ? t("roster.applied_title") : t("roster.check_title")}
        badges={<Outcome check={check} />}
        description={t("roster.made_by", {
          name: name({ name: check.byName, nameEn: check.byNameEn }),
          at: f.instant(check.createdAt),
        })}
        actions={
          <>
            {check.appliedAt === null && <LinkButton to={paths.adminImport}>{t("roster.again")}</LinkButton>}
            {applicable && (
              <LinkButton to={dialogAddress("apply")} kind="main" preventScrollReset>
                {t("roster.apply", { count: check.changeCount })}
              </LinkButton>
            )}
          </>
        }
      />
      <div className="flex flex-col gap-4">
        <FormErrors errors={errors} />
        <div className="flex flex-wrap gap-2">
          {check.files.map((file) => (
            <Chip key={file.name}>
              {file.name} · {t("roster.rows", { count: file.rows })}
            </Chip>
          ))}
        </div>
        <CheckSummary counts={check.counts} applied={check.appliedAt !== null} />
        <Items {...loaderData} />
      </div>
      {applicable && (
        <UrlDialog
          name="apply"
          title={t("roster.apply_title")}
          description={t("roster.apply_explain", { count: check.changeCount })}
        >
          <Form method="post" action={paths.adminImportCheck(check.id)} className="flex justify-end">
            <Button kind="main" disabled={applying}>
              {applying ? t("roster.applying") : t("roster.apply", { count: check.changeCount })}
            </Button>
          </Form>
        </UrlDialog>
      )}
    </>
  );
}

type Data = Route.ComponentProps["loaderData"];

function Outcome({ check }: Pick<Data, "check">) {
  const { t } = useI18n();
  if (check.appliedAt) return <Status tone="good">{t("roster.applied")}</Status>;
  if (check.problemCount > 0)
    return <Status tone="bad">{t("roster.problem_count", { count: check.problemCount })}</Status>;
  if (check.changeCount === 0) return <Status tone="unknown">{t("roster.nothing")}</Status>;
  return <Status tone="good">{t("roster.ready")}</Status>;
}

function Items({ check, view, items, page: shown }: Data) {
  const { t } = useI18n();
  return (
    <Card flush>
      <ViewTabs
        label={t("roster.views")}
        views={checkViews.map((view) => ({
          view,
          label: t(`roster.view.${view}`),
          count: view === "problems" ? check.problemCount : countOf(view, check.counts),
        }))}
        current={view}
      />
      {items.length === 0 ? (
        <EmptyState title={view === "problems" ? t("roster.no_problems") : t("roster.no_changes")} />
      ) : view === "problems" ? (
        <ProblemTable items={items} />
      ) : (
        <ChangeTable items={items} />
      )}
      <Pager {...shown} />
    </Card>
  );
}

function ProblemTable({ items }: Pick<Data, "items">) {
  const { t, f } = useI18n();
  return (
    <Table
      label={t("roster.view.problems")}
      head={
        <>
          <Th className="max-sm:hidden">{t("roster.file")}</Th>
          <Th right>{t("roster.line")}</Th>
          <Th>{t("roster.column")}</Th>
          <Th>{t("roster.problem")}</Th>
        </>
      }
    >
      {items.map(
        ({ position, detail }) =>
          detail.kind === "problem" && (
            <tr key={position}>
              <Td className="whitespace-nowrap text-ink-2 max-sm:hidden">{detail.problem.file}</Td>
              <Td right>{f.number(detail.problem.line)}</Td>
              <Td className="whitespace-nowrap">
                <ColumnName column={detail.problem.column} />
              </Td>
              <Td className="sm:min-w-60">
                <span className="block text-xs text-ink-3 sm:hidden">{detail.problem.file}</span>
                {problemText(t, detail.problem)}
              </Td>
            </tr>
          ),
      )}
    </Table>
  );
}

function ChangeTable({ items }: Pick<Data, "items">) {
  const { t, f } = useI18n();
  return (
    <Table
      label={t("roster.changes")}
      head={
        <>
          <Th>{t("roster.change")}</Th>
          <Th>{t("roster.what")}</Th>
          <Th>{t("roster.detail")}</Th>
          <Th right className="max-sm:hidden">
            {t("roster.line")}
          </Th>
        </>
      }
    >
      {items.map(
        ({ position, detail }) =>
          detail.kind === "change" && (
            <tr key={position}>
              <Td className="whitespace-nowrap">
                {t(`roster.did.${detail.change.entity}.${detail.change.action}` as "roster.did.unit.create")}
              </Td>
              <Td className="sm:whitespace-nowrap">
                <ChangeSubject change={detail.change} />
              </Td>
              <Td className="sm:min-w-60">
                <ChangeDetail change={detail.change} />
              </Td>
              <Td right className="text-xs whitespace-nowrap text-ink-3 max-sm:hidden">
                {detail.change.file} · {f.number(detail.change.line)}
              </Td>
            </tr>
          ),
      )}
    </Table>
  );
}
