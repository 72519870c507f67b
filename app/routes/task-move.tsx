import { redirect, useLocation, useOutletContext } from "react-router";
import { Panel } from "~/features/board/panel";
import { moveToSquadForm } from "~/features/board/task/forms";
import { loadMove } from "~/features/board/task/load-move.server";
import { MoveSquadForm } from "~/features/board/task/move-squad-form";
import { moveTaskToSquad } from "~/features/board/task/move-to-squad.server";
import type { BoardView } from "~/features/board/view";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { form, page } from "~/platform/respond.server";
import type { Route } from "./+types/task-move";

export const loader = page((ctx, { params, url }: Route.LoaderArgs) =>
  loadMove(ctx, params, url.searchParams.get("squad")),
);

export const action = form(moveToSquadForm, async (ctx, value, { params }: Route.ActionArgs) => {
  await moveTaskToSquad(ctx, params, value);
  return redirect(paths.task(value.squadId, params.taskId));
});

export default function MoveTask({ loaderData: offer, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  const { search } = useLocation();
  const view = useOutletContext<BoardView>();
  const query = new URLSearchParams(search);
  query.delete("squad");
  const back = `${paths.task(view.squad.id, offer.task.id)}?${query}`.replace(/\?$/, "");
  return (
    <Panel
      key={offer.task.id}
      squadId={view.squad.id}
      title={t("task.move_squad_title", { key: offer.task.key })}
      eyebrow={offer.task.title}
    >
      <MoveSquadForm offer={offer} back={back} reply={actionData} />
    </Panel>
  );
}
