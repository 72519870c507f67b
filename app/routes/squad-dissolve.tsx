import { redirect } from "react-router";
import { changeEnd } from "~/features/dissolution/change-end.server";
import { CloseCard, ReopenCard } from "~/features/dissolution/close-card";
import { dissolveSquad } from "~/features/dissolution/dissolve.server";
import { EndCard } from "~/features/dissolution/end-card";
import { dissolutionForm } from "~/features/dissolution/forms";
import { loadDissolution, taskViews } from "~/features/dissolution/load-dissolution.server";
import { planHomes } from "~/features/dissolution/plan-homes.server";
import { reopenTaskForce } from "~/features/dissolution/reopen.server";
import { WorkCard } from "~/features/dissolution/work-card";
import { useI18n } from "~/platform/i18n";
import { pageParam } from "~/platform/params.server";
import { paths } from "~/platform/paths";
import { form, page } from "~/platform/respond.server";
import { PageHead } from "~/ui/page";
import { replyTo } from "~/ui/reply";
import { revalidateWhenStale } from "~/ui/stale";
import { Chip, Status } from "~/ui/status";
import type { Route } from "./+types/squad-dissolve";

export const loader = page((ctx, { params, url }: Route.LoaderArgs) => {
  return loadDissolution(ctx, params.squadId, {
    view: taskViews.find((view) => view === url.searchParams.get("view")) ?? null,
    page: pageParam(url),
  });
});

export const action = form(dissolutionForm, async (ctx, value, { params: { squadId } }: Route.ActionArgs) => {
  if (value.intent === "plan") await planHomes(ctx, { squadId, ...value });
  else if (value.intent === "rest") await planHomes(ctx, { squadId, ...value, taskIds: null });
  else if (value.intent === "date") await changeEnd(ctx, { squadId, ...value });
  else if (value.intent === "reopen") await reopenTaskForce(ctx, { squadId, ...value });
  else await dissolveSquad(ctx, { squadId, version: value.version });
  return redirect(paths.squadDissolve(squadId));
});

export const shouldRevalidate = revalidateWhenStale;

export default function DissolveSquad({ loaderData: view, actionData }: Route.ComponentProps) {
  const { t, f, name } = useI18n();
  const { squad, daysLeft } = view;
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("nav.squads"), to: paths.squads },
          { label: name(squad), to: paths.squad(squad.id) },
          { label: t("dissolution.title") },
        ]}
        title={t("dissolution.title")}
        badges={
          squad.closed ? (
            <Chip>{t("dissolution.closed")}</Chip>
          ) : (
            squad.endsOn !== null &&
            daysLeft !== null && (
              <Status tone={daysLeft < 0 ? "bad" : daysLeft <= 14 ? "watch" : "unknown"}>
                {t("dissolution.ends", { day: f.dayWithYear(squad.endsOn) })} ·{" "}
                {daysLeft < 0
                  ? t("dissolution.over", { days: -daysLeft })
                  : t("dissolution.left", { days: daysLeft })}
              </Status>
            )
          )
        }
        description={t("dissolution.explain")}
      />
      {squad.kind === "standing" ? (
        <p className="text-sm">{t("dissolution.standing")}</p>
      ) : squad.closed ? (
        view.mayReopen && <ReopenCard view={view} reply={replyTo(actionData, "reopen")} />
      ) : (
        <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_minmax(0,22rem)]">
          <WorkCard view={view} reply={replyTo(actionData, "plan") ?? replyTo(actionData, "rest")} />
          <div className="flex min-w-0 flex-col gap-4">
            <EndCard view={view} reply={replyTo(actionData, "date")} />
            <CloseCard view={view} reply={replyTo(actionData, "dissolve")} />
          </div>
        </div>
      )}
    </>
  );
}
