import { redirect, useLocation, useOutletContext } from "react-router";
import { offerForm } from "~/features/board/forms";
import { offerHandoff } from "~/features/board/hand-off.server";
import { HandoffForm } from "~/features/board/handoff-form";
import { loadOffer } from "~/features/board/load-offer.server";
import { Panel } from "~/features/board/panel";
import type { BoardView } from "~/features/board/view";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { form, page } from "~/platform/respond.server";
import type { Route } from "./+types/task-hand-off";

export const loader = page(async (ctx, { params, url }: Route.LoaderArgs) => ({
  ...(await loadOffer(ctx, params)),
  to: url.searchParams.get("to"),
}));

export const action = form(offerForm, async (ctx, value, { params, url }: Route.ActionArgs) => {
  await offerHandoff(ctx, params, value);
  url.searchParams.delete("to");
  return redirect(paths.task(params.squadId, params.taskId) + url.search);
});

export default function HandOff({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  const { search } = useLocation();
  const view = useOutletContext<BoardView>();
  const { task, handoffId, checks, to } = loaderData;
  return (
    <Panel
      key={task.id}
      squadId={view.squad.id}
      title={t("task.hand_off_title", { key: task.key })}
      eyebrow={task.title}
    >
      <HandoffForm
        view={view}
        task={task}
        handoffId={handoffId}
        checks={checks}
        to={to}
        back={paths.task(view.squad.id, task.id) + search}
        reply={actionData}
      />
    </Panel>
  );
}
