import { Plus } from "lucide-react";
import type { ReactNode } from "react";
import { printTaskFilter } from "~/domain/board";
import { FollowSquad } from "~/features/live";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { LinkButton } from "~/ui/button";
import { usePageKeys } from "~/ui/keys";
import { usePaletteActions } from "~/ui/palette";
import { ExportMenu } from "../export/export-menu";
import { TaskFilterBar } from "../filter-bar";
import type { ViewFrame } from "./view-frame";
import { type TaskViewName, ViewSwitch } from "./view-switch";

const addresses = {
  list: paths.boardList,
  calendar: paths.boardCalendar,
  timeline: paths.boardTimeline,
} as const;

/** The head of list, calendar and timeline: which view, what it can do, and the filter they share. */
export function ViewHead({
  frame,
  view,
  matching,
  scope = "all",
  children,
}: {
  frame: ViewFrame;
  view: Exclude<TaskViewName, "board">;
  matching: number;
  /** Which tasks, by their state, the view shows and an export takes along. */
  scope?: string;
  /** What this view alone can do. */
  children?: ReactNode;
}) {
  const { t } = useI18n();
  const { squad, filter, choices, work } = frame;
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <ViewSwitch squadId={squad.id} view={view} filter={filter} />
        {children}
        <div className="ml-auto flex flex-wrap items-center gap-1 max-sm:ml-0">
          <FollowSquad squadId={squad.id} />
          <ExportMenu squadId={squad.id} scope={scope} />
          {work && (
            <NewTask
              squadId={squad.id}
              query={printTaskFilter(filter).toString()}
              label={t("board.new_card")}
            />
          )}
        </div>
      </div>
      <TaskFilterBar
        squadId={squad.id}
        address={addresses[view](squad.id)}
        filter={filter}
        choices={choices}
        matching={matching}
      />
    </>
  );
}

function NewTask({ squadId, query, label }: { squadId: string; query: string; label: string }) {
  const to = `${paths.boardNew(squadId)}${query === "" ? "" : `?${query}`}`;
  const { t } = useI18n();
  usePaletteActions([{ id: "task-new", label, keys: "c", to }]);
  usePageKeys([
    { keys: "c", label: t("board.keys.create"), run: () => document.getElementById(newTaskId)?.click() },
  ]);
  return (
    <LinkButton id={newTaskId} kind="main" to={to}>
      <Plus size={15} aria-hidden />
      {label}
    </LinkButton>
  );
}

const newTaskId = "new-task";
