import { useEffect } from "react";
import { redirect, useRevalidator } from "react-router";
import { applyImport } from "~/features/board-import/apply-import.server";
import { CheckCard } from "~/features/board-import/check-card";
import { DoneCard } from "~/features/board-import/done-card";
import { applyForm } from "~/features/board-import/forms";
import { ImportFrame } from "~/features/board-import/import-frame";
import { checkViews, loadCheck } from "~/features/board-import/load-pages.server";
import { useI18n } from "~/platform/i18n";
import { pageParam } from "~/platform/params.server";
import { paths } from "~/platform/paths";
import { form, page } from "~/platform/respond.server";
import { LinkButton } from "~/ui/button";
import { FormErrors } from "~/ui/field";
import { revalidateWhenStale } from "~/ui/stale";
import { dialogAddress } from "~/ui/url-dialog";
import type { Route } from "./+types/squad-board-import-check";

export const loader = page((ctx, { params, url }: Route.LoaderArgs) => {
  return loadCheck(
    ctx,
    { squadId: params.squadId, id: params.taskImportId },
    {
      view: checkViews.find((view) => view === url.searchParams.get("view")) ?? null,
      page: pageParam(url),
    },
  );
});

export const action = form(applyForm, async (ctx, { hash }, { params }: Route.ActionArgs) => {
  const { squadId, taskImportId: id } = params;
  await applyImport(ctx, { squadId, id, hash });
  return redirect(paths.boardImportCheck(squadId, id));
});

export const shouldRevalidate = revalidateWhenStale;

/** How often the page of an import that is under way looks again. */
const lookAgainMilliseconds = 2_000;

export default function CheckImport({ loaderData: view, actionData }: Route.ComponentProps) {
  const { t, f } = useI18n();
  const { revalidate } = useRevalidator();
  const running = view.kind === "check" && view.running;
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => void revalidate(), lookAgainMilliseconds);
    return () => clearInterval(timer);
  }, [running, revalidate]);
  const errors = actionData && "submission" in actionData ? actionData.submission.error?.[""] : null;
  if (view.kind === "done") {
    return (
      <ImportFrame
        squad={view.squad}
        importId={view.import.id}
        step="done"
        title={t("board_import.done_title")}
        description={t("board_import.done_explain", {
          file: view.import.fileName,
          at: f.instant(view.appliedAt),
        })}
        actions={
          <>
            <LinkButton to={paths.boardImport(view.squad.id)}>{t("board_import.another")}</LinkButton>
            <LinkButton kind="main" to={paths.squadBoard(view.squad.id)}>
              {t("board_import.to_board")}
            </LinkButton>
          </>
        }
      >
        <FormErrors errors={errors} />
        <DoneCard view={view} />
      </ImportFrame>
    );
  }
  const toApply = view.counts.create + view.counts.update;
  return (
    <ImportFrame
      squad={view.squad}
      importId={view.import.id}
      step="check"
      title={t("board_import.check_title")}
      description={t("board_import.check_explain")}
      actions={
        !running && (
          <>
            <LinkButton to={paths.boardImportMap(view.squad.id, view.import.id)}>
              {t("board_import.back_to_map")}
            </LinkButton>
            {toApply > 0 && (
              <LinkButton to={dialogAddress("apply")} kind="main" preventScrollReset>
                {t("board_import.apply", { count: toApply })}
              </LinkButton>
            )}
          </>
        )
      }
    >
      <div className="flex flex-col gap-4">
        <FormErrors errors={errors} />
        <CheckCard view={view} />
      </div>
    </ImportFrame>
  );
}
