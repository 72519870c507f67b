import { useLocation } from "react-router";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { usePaletteActions } from "~/ui/palette";
import { laneKinds, selectParameter, withParameter } from "./address";
import type { BoardView } from "./view";

const laneLabels = {
  discipline: "board.lanes.discipline",
  assignee: "board.lanes.assignee",
  kpi: "board.lanes.kpi",
  none: "board.lanes.none",
} as const;

/** What the buttons above the board and its columns do, in the palette. */
export function useBoardPalette({ squad, rights, columns, search: shown }: BoardView): void {
  const { t, name } = useI18n();
  const { search } = useLocation();
  const board = paths.squadBoard(squad.id);
  const now = new URLSearchParams(search);
  const at = (parameter: string, value: string | null) => board + withParameter(now, parameter, value);
  usePaletteActions([
    ...(rights.work
      ? [
          { id: "board-new", label: t("board.new_card"), to: `${paths.boardNew(squad.id)}${search}` },
          ...columns.map((column) => ({
            id: `board-add-${column.id}`,
            label: t("board.column.add", { column: name(column) }),
            to: at("add", column.id),
          })),
          { id: "board-select", label: t("board.select"), keys: "x", to: at(selectParameter, "1") },
        ]
      : []),
    ...laneKinds
      .filter((kind) => kind !== shown.lanes)
      .map((kind) => ({
        id: `board-lanes-${kind}`,
        label: t("views.lanes", { lanes: t(laneLabels[kind]) }),
        to: at("lanes", kind === "discipline" ? null : kind),
      })),
    {
      id: "board-cards",
      label: t(shown.compact ? "board.cards.full" : "board.cards.compact"),
      to: at("cards", shown.compact ? null : "compact"),
    },
    ...(rights.configure
      ? [
          { id: "board-columns", label: t("board.columns"), to: `${paths.boardColumns(squad.id)}${search}` },
          { id: "board-import", label: t("action.import"), to: paths.boardImport(squad.id) },
        ]
      : []),
  ]);
}
