import { Columns3, Plus, SlidersHorizontal, SquareCheck, Upload } from "lucide-react";
import { Link, useLocation, useSearchParams } from "react-router";
import { ConnectionNotice, WhoLooks } from "~/features/live";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { LinkButton } from "~/ui/button";
import { cx } from "~/ui/cx";
import { Menu } from "~/ui/menu";
import { type LaneKind, laneKinds, selectParameter, withParameter } from "./address";
import { ExportChoices, ExportMenu } from "./export/export-menu";
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
      <div className="flex gap-x-4 max-sm:hidden">
        <LaneSwitch lanes={view.search.lanes} />
        <CardSwitch compact={view.search.compact} />
      </div>
      <div className="ml-auto flex flex-wrap items-center gap-1 max-sm:ml-0 max-sm:w-full">
        <ConnectionNotice />
        <WhoLooks squadId={squad.id} />
        <div className="flex items-center gap-1 max-sm:hidden">
          {rights.work && <SelectSwitch />}
          <ExportMenu squadId={squad.id} scope="board" />
          {rights.configure && <Configure squadId={squad.id} />}
        </div>
        <Folded view={view} />
        {rights.work && (
          <LinkButton
            kind="main"
            to={`${paths.boardNew(squad.id)}${search}`}
            preventScrollReset
            className="max-sm:ml-auto"
          >
            <Plus size={15} aria-hidden />
            {t("board.new_card")}
          </LinkButton>
        )}
      </div>
    </div>
  );
}

/** On a phone, all that lays the board out or is rarely done, so that the first screen is the board's. */
function Folded({ view: { squad, rights, search } }: { view: BoardView }) {
  const { t } = useI18n();
  return (
    <div className="sm:hidden">
      <Menu
        summary={
          <>
            <SlidersHorizontal size={15} aria-hidden />
            {t("board.more")}
          </>
        }
        summaryClass="inline-flex h-9 items-center gap-1.5 rounded-control border border-line-2 bg-surface px-3 text-sm font-medium"
        boxClass="right-auto left-0 flex w-[calc(100vw-2rem)] flex-col gap-2"
      >
        <LaneSwitch lanes={search.lanes} />
        <CardSwitch compact={search.compact} />
        <div className="flex flex-wrap gap-1">
          {rights.work && <SelectSwitch />}
          {rights.configure && <Configure squadId={squad.id} />}
        </div>
        <h3 className="px-2.5 text-xs font-medium text-ink-3">{t("export.title")}</h3>
        <ExportChoices squadId={squad.id} scope="board" />
      </Menu>
    </div>
  );
}

function Configure({ squadId }: { squadId: string }) {
  const { t } = useI18n();
  const { search } = useLocation();
  return (
    <>
      <LinkButton kind="quiet" to={paths.boardImport(squadId)}>
        <Upload size={15} aria-hidden />
        {t("action.import")}
      </LinkButton>
      <LinkButton kind="quiet" to={`${paths.boardColumns(squadId)}${search}`} preventScrollReset>
        <Columns3 size={15} aria-hidden />
        {t("board.columns")}
      </LinkButton>
    </>
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
