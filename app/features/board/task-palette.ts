import { useLocation, useSubmit } from "react-router";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { type PaletteItem, usePaletteActions } from "~/ui/palette";
import { watchFormId } from "./task/people-row";
import type { TaskPlace, TaskView } from "./task-view";

/** What the buttons of an open task do, in the palette. */
export function useTaskPalette({
  view,
  task,
  focusComment,
}: {
  view: TaskPlace;
  task: TaskView;
  focusComment: () => void;
}): void {
  const { t, name } = useI18n();
  const { search } = useLocation();
  const submit = useSubmit();
  const { key, version, rights, column } = task;
  const squadId = view.squad.id;
  const item = (
    id: string,
    what: string,
    act: { run: () => void } | { to: string },
    keys?: string,
  ): PaletteItem => ({
    id: `task-${id}`,
    label: t("views.do", { what, key }),
    keys,
    ...act,
  });
  const step = (intent: string, more: Record<string, string> = {}) => ({
    run: () =>
      void submit(
        { intent, version: String(version), ...more },
        { method: "post", preventScrollReset: true },
      ),
  });
  const focusBlock = () => {
    const field = document.querySelector<HTMLInputElement>('[name="blockedReason"]');
    const folded = field?.closest("details");
    if (folded) folded.open = true;
    field?.focus();
  };
  const underWay = column.category !== "backlog" && column.category !== "done";
  usePaletteActions([
    item("comment", t("task.keys.comment"), { run: focusComment }, "m"),
    item(
      "watch",
      t("task.keys.watch"),
      { run: () => (document.getElementById(watchFormId) as HTMLFormElement | null)?.requestSubmit() },
      "w",
    ),
    ...(rights.work
      ? [
          item("edit", t("action.edit"), { to: paths.taskEdit(squadId, task.id) + search }, "e"),
          ...view.columns
            .filter(({ id }) => id !== task.columnId)
            .map((to) =>
              item(
                `move-${to.id}`,
                t("views.move_to", { column: name(to) }),
                step("move", { columnId: to.id }),
              ),
            ),
          ...(task.blocked
            ? [item("unblock", t("task.unblock"), step("unblock"))]
            : underWay
              ? [item("block", t("task.block"), { run: focusBlock })]
              : []),
          item("squad", t("task.move_squad"), { to: paths.taskMove(squadId, task.id) + search }),
          item("archive", t("task.archive"), step("archive")),
        ]
      : []),
    ...(rights.offer
      ? [item("hand-off", t("task.hand_off"), { to: paths.taskHandOff(squadId, task.id) + search }, "h")]
      : []),
    ...(task.archivedAt && view.rights.work ? [item("restore", t("task.restore"), step("restore"))] : []),
  ]);
}
