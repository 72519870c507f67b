import { Form, useNavigation } from "react-router";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { Button } from "~/ui/button";
import { Card, Fact, FactRow } from "~/ui/card";
import { EmptyState, Pager, ViewTabs } from "~/ui/page";
import { Status } from "~/ui/status";
import { UrlDialog } from "~/ui/url-dialog";
import { ConflictTable, CreateTable, ProblemTable, UpdateTable } from "./check-lines";
import { LeftOut } from "./import-frame";
import type { CheckLine, loadCheck } from "./load-pages.server";

export type CheckOf<K extends "check" | "done"> = Extract<Awaited<ReturnType<typeof loadCheck>>, { kind: K }>;

const views = ["problems", "create", "update", "conflict"] as const;

/** What applying would do: the counts, each thing one by one, and the dialog that asks once. */
export function CheckCard({ view }: { view: CheckOf<"check"> }) {
  const { t, f, name } = useI18n();
  const navigation = useNavigation();
  const applying = navigation.state !== "idle" && navigation.formMethod === "POST";
  const { counts, errors } = view;
  const toApply = counts.create + counts.update;
  return (
    <>
      {view.running && (
        <div
          role="status"
          className="rounded-card border border-watch bg-watch-bg px-4.5 py-3 text-sm text-watch"
        >
          {t("board_import.running", { count: toApply })}
        </div>
      )}
      {!view.running && toApply === 0 && <Status tone="good">{t("board_import.nothing")}</Status>}
      <FactRow>
        <Fact label={t("board_import.count.create")} value={f.number(counts.create)} />
        <Fact label={t("board_import.count.update")} value={f.number(counts.update)} />
        <Fact label={t("board_import.count.unchanged")} value={f.number(view.unchanged)} />
        <Fact label={t("board_import.count.conflict")} value={f.number(counts.conflict)} />
        <Fact label={t("board_import.count.left")} value={f.number(view.left + errors)} />
      </FactRow>
      <LeftOut names={view.leftOut} />
      <Card flush>
        <ViewTabs
          label={t("board_import.views")}
          views={views.map((view) => ({ view, label: t(`board_import.view.${view}`), count: counts[view] }))}
          current={view.view}
        />
        {view.lines.length === 0 ? (
          <EmptyState title={t(`board_import.none.${view.view}`)} />
        ) : (
          <Lines view={view} />
        )}
        <Pager {...view.page} />
      </Card>
      {!view.running && toApply > 0 && (
        <UrlDialog
          name="apply"
          title={t("board_import.apply_title", { squad: name(view.squad) })}
          description={t("board_import.apply_explain", { created: counts.create, updated: counts.update })}
        >
          {errors > 0 && <p className="mb-3 text-sm">{t("board_import.apply_errors", { count: errors })}</p>}
          <Form
            method="post"
            action={paths.boardImportCheck(view.squad.id, view.import.id)}
            className="flex justify-end"
          >
            <input type="hidden" name="hash" value={view.hash} />
            <Button kind="main" disabled={applying}>
              {applying ? t("board_import.applying") : t("board_import.apply", { count: toApply })}
            </Button>
          </Form>
        </UrlDialog>
      )}
    </>
  );
}

function Lines({ view }: { view: CheckOf<"check"> }) {
  const { lines, people, columns, import: file } = view;
  const names = { people, columns };
  const of = <K extends CheckLine["kind"]>(kind: K) =>
    lines.filter((line): line is Extract<CheckLine, { kind: K }> => line.kind === kind);
  switch (view.view) {
    case "problems":
      return <ProblemTable problems={of("problem").map(({ problem }) => problem)} source={file.source} />;
    case "create":
      return <CreateTable lines={of("create")} names={names} source={file.source} />;
    case "update":
      return <UpdateTable lines={of("update")} names={names} />;
    case "conflict":
      return <ConflictTable lines={of("conflict")} names={names} />;
  }
}
