import { Columns3, Plus, SquareCheck, Upload } from "lucide-react";
import { Link, useLocation, useSearchParams } from "react-router";
import { ConnectionNotice, WhoLooks } from "~/features/live";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { LinkButton } from "~/ui/button";
import { cx } from "~/ui/cx";
import { type LaneKind, laneKinds, selectParameter, withParameter } from "./address";
import { ExportMenu } from "./export/export-menu";
import type { BoardView } from "./view";
import { ViewSwitch } from "./views/view-switch";

/** How the board is laid out, and what can be done with it as a whole. */
export function BoardBar({ view }: { view: BoardView }) {
  const { t } = useI18n();
  const { search } = useLocation();
  const { squad, rights } = view;
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
      <ViewSwitch squadId={squad.id} view="board" filter={view.search} />
      <div className="flex gap-x-4 max-sm:-mx-4 max-sm:w-screen max-sm:overflow-x-auto max-sm:px-4 [&>nav]:max-sm:shrink-0">
        <LaneSwitch lanes={view.search.lanes} />
        <CardSwitch compact={view.search.compact} />
      </div>
      <div className="ml-auto flex flex-wrap items-center gap-1 max-sm:ml-0">
        <ConnectionNotice />
        <WhoLooks squadId={squad.id} />
        {rights.work && <SelectSwitch />}
        <ExportMenu squadId={squad.id} scope="board" />
        {rights.configure && (
          <LinkButton kind="quiet" to={paths.boardImport(squad.id)}>
            <Upload size={15} aria-hidden />
            {t("action.import")}
          </LinkButton>
        )}
        {rights.configure && (
          <LinkButton kind="quiet" to={`${paths.boardColumns(squad.id)}${search}`} preventScrollReset>
            <Columns3 size={15} aria-hidden />
            {t("board.columns")}
          </LinkButton>
        )}
        {rights.work && (
          <LinkButton kind="main" to={`${paths.boardNew(squad.id)}${search}`} preventScrollReset>
            <Plus size={15} aria-hidden />
            {t("board.new_card")}
          </LinkButton>
        )}
      </div>
    </div>
  );
}

/** For hands without a keyboard: while it is on, a touch selects a card instead of opening it. */
function SelectSwitch() {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const on = search.has(selectParameter);
  return (
    <LinkButton
      kind="quiet"
      to={withParameter(search, selectParameter, on ? null : "1") || "?"}
      replace
      preventScrollReset
      aria-current={on ? "true" : undefined}
      className={on ? "bg-sunken text-ink" : undefined}
    >
      <SquareCheck size={15} aria-hidden />
      {t(on ? "board.select_end" : "board.select")}
    </LinkButton>
  );
}

const laneLabels = {
  discipline: "board.lanes.discipline",
  assignee: "board.lanes.assignee",
  kpi: "board.lanes.kpi",
  none: "board.lanes.none",
} as const;

function LaneSwitch({ lanes }: { lanes: LaneKind }) {
  const { t } = useI18n();
  return (
    <Switch
      label={t("board.lanes")}
      parameter="lanes"
      chosen={lanes}
      choices={laneKinds.map((kind) => ({
        value: kind,
        parameter: kind === "discipline" ? null : kind,
        label: t(laneLabels[kind]),
      }))}
    />
  );
}

function CardSwitch({ compact }: { compact: boolean }) {
  const { t } = useI18n();
  return (
    <Switch
      label={t("board.cards")}
      parameter="cards"
      chosen={compact ? "compact" : "full"}
      choices={[
        { value: "full", parameter: null, label: t("board.cards.full") },
        { value: "compact", parameter: "compact", label: t("board.cards.compact") },
      ]}
    />
  );
}

type SwitchProps = {
  label: string;
  parameter: string;
  chosen: string;
  choices: readonly { value: string; parameter: string | null; label: string }[];
};

/** Links of which one is chosen; each sets one parameter of the address. */
function Switch({ label, parameter, chosen, choices }: SwitchProps) {
  const [search] = useSearchParams();
  return (
    <nav aria-label={label} className="flex overflow-x-auto rounded-control border border-line-2">
      {choices.map((choice) => (
        <Link
          key={choice.value}
          to={withParameter(search, parameter, choice.parameter) || "?"}
          replace
          preventScrollReset
          aria-current={choice.value === chosen ? "true" : undefined}
          className={cx(
            "px-2.5 py-1.5 text-xs whitespace-nowrap max-sm:py-2.5",
            choice.value === chosen ? "bg-ink font-semibold text-inv" : "bg-surface text-ink hover:bg-sunken",
          )}
        >
          {choice.label}
        </Link>
      ))}
    </nav>
  );
}
