import { useNavigate } from "react-router";
import { FollowSquad } from "~/features/live";
import type { Named } from "~/platform/i18n";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import type { FormReply } from "~/platform/respond.server";
import { usePageKeys } from "~/ui/keys";
import { PageHead } from "~/ui/page";
import type { TaskParts } from "./task/view";
import { TaskDetails } from "./task-details";
import type { TaskPlace, TaskView } from "./task-view";

type TaskPageProps = {
  place: TaskPlace & { squad: Named };
  task: TaskView;
  parts: TaskParts;
  reply: FormReply | undefined;
};

/** A task on a page of its own: words on the left, facts and history beside them. */
export function TaskPage({ place, task, parts, reply }: TaskPageProps) {
  const { t, name } = useI18n();
  const navigate = useNavigate();
  const squadId = place.squad.id;
  const board = paths.squadBoard(squadId);
  usePageKeys([
    { keys: "Escape", label: t("task.keys.board"), run: () => void navigate(board) },
    ...(task.rights.work
      ? [
          {
            keys: "e",
            label: t("task.keys.edit"),
            run: () => void navigate(paths.taskEdit(squadId, task.id)),
          },
        ]
      : []),
    ...(task.rights.offer
      ? [
          {
            keys: "h",
            label: t("task.keys.hand_off"),
            run: () => void navigate(paths.taskHandOff(squadId, task.id)),
          },
        ]
      : []),
  ]);
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("nav.squads"), to: paths.squads },
          { label: name(place.squad), to: board },
          { label: task.key },
        ]}
        title={task.title}
        actions={<FollowSquad squadId={squadId} taskId={task.id} />}
      />
      <div data-panel>
        <h2 className="sr-only">{t("task.panel", { key: task.key })}</h2>
        <TaskDetails key={task.id} view={place} task={task} parts={parts} reply={reply} wide />
      </div>
    </>
  );
}
