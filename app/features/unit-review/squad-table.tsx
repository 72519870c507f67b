import { Link } from "react-router";
import type { AttainmentBand } from "~/domain/review/attainment";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { HeatCell, SharedWeightBar } from "~/ui/charts";
import { Status, type Tone } from "~/ui/status";
import { Table, Td, Th } from "~/ui/table";
import { Triangle } from "~/ui/triangle";
import type { ReviewCell, ReviewedSquad, UnitReview } from "./review-unit.server";

const tones: Record<AttainmentBand, Tone> = {
  blocked: "unknown",
  off: "bad",
  watch: "watch",
  "on-course": "good",
  ahead: "good",
};

/** Squads × joint KPIs, the worst first with the reason in the row; alignment stands beside the result. */
export function SquadTable({ review }: { review: UnitReview }) {
  const { t, name } = useI18n();
  const others = review.squads.some((squad) => squad.others.length > 0);
  return (
    <Table
      label={t("unit.heat_title")}
      head={
        <>
          <Th className="sticky left-0 z-10 bg-surface">{t("unit.column.squad")}</Th>
          <Th right>{t("unit.column.joint")}</Th>
          {review.columns.map((metric) => (
            <th
              key={metric.id}
              scope="col"
              className="min-w-22 px-1 py-2 text-center align-bottom font-medium"
            >
              {name(metric)}
            </th>
          ))}
          {others && <Th>{t("unit.column.others")}</Th>}
          <Th>{t("unit.column.swo")}</Th>
          <Th right>{t("unit.column.bound")}</Th>
        </>
      }
    >
      {review.squads.map((squad) => (
        <tr key={squad.id}>
          <Td className="sticky left-0 z-10 bg-surface">
            <SquadName squad={squad} asOf={review.asOf} />
          </Td>
          <Td right>
            <Standing squad={squad} />
          </Td>
          {squad.cells.map((cell, i) => (
            <Td key={review.columns[i]!.id} className="px-1">
              <LinkedCell cell={cell} asOf={review.asOf} />
            </Td>
          ))}
          {others && (
            <Td>
              <ul className="flex gap-1">
                {squad.others.map((cell) => (
                  <li key={cell?.lineKey}>
                    <LinkedCell cell={cell} asOf={review.asOf} named />
                  </li>
                ))}
              </ul>
            </Td>
          )}
          <Td>
            <Alignment squad={squad} />
          </Td>
          <Td right className="font-semibold">
            <Bound value={squad.alignment?.divergenceBound ?? null} />
          </Td>
        </tr>
      ))}
    </Table>
  );
}

function SquadName({ squad, asOf }: { squad: ReviewedSquad; asOf: string }) {
  const { t, f, name } = useI18n();
  return (
    <span className="flex w-56 items-center gap-3 max-sm:w-36">
      <span className="shrink-0 max-sm:hidden">
        <Triangle
          size={64}
          squadName={name(squad)}
          seats={squad.seats}
          edges={squad.edges}
          attainment={squad.partial === null ? null : { points: squad.partial, coverage: squad.coverage }}
        />
      </span>
      <span className="min-w-0">
        <Link to={`${paths.squadKpis(squad.id)}?asOf=${asOf}`} className="font-semibold hover:underline">
          {name(squad)}
        </Link>
        <span className="block text-xs text-ink-3">
          {squad.kind === "task-force" && squad.endsOn
            ? t("unit.task_force", { day: f.day(squad.endsOn) })
            : t("unit.standing")}
        </span>
      </span>
    </span>
  );
}

function Standing({ squad }: { squad: ReviewedSquad }) {
  const { t, f } = useI18n();
  return (
    <span className="flex min-w-24 flex-col items-end gap-0.5">
      {squad.points !== null && <span className="text-base font-semibold">{f.score(squad.points)}</span>}
      <Status tone={tones[squad.band]} bare={squad.band !== "blocked"}>
        {t(`unit.band.${squad.band}`)}
      </Status>
      {squad.band === "blocked" && (
        <span className="text-xs text-ink-3">
          {squad.contractNumber === null
            ? t("unit.reason.no_contract")
            : squad.partial === null
              ? t("unit.reason.no_reading")
              : t("unit.reason.missing", { count: squad.missing })}
        </span>
      )}
      {squad.band === "blocked" && squad.partial !== null && (
        <span className="text-xs text-ink-3">
          {t("unit.reason.partial", { points: f.score(squad.partial), coverage: f.percent(squad.coverage) })}
        </span>
      )}
    </span>
  );
}

function LinkedCell({ cell, asOf, named = false }: { cell: ReviewCell; asOf: string; named?: boolean }) {
  const { t, f, name } = useI18n();
  if (!cell) return <HeatCell state="absent" points={null} weight={null} />;
  const { metric } = cell;
  const unit = name({ name: metric.unit, nameEn: metric.unitEn });
  const value =
    cell.actual === null ? t("unit.cell_no_value") : `${f.number(cell.actual, metric.decimals)} ${unit}`;
  const where = cell.day ? t("unit.cell_as_of", { day: f.day(cell.day), source: cell.source ?? "" }) : "";
  return (
    <Link
      to={`${paths.metric(metric.id)}?to=${asOf}`}
      title={[name(metric), value, where].filter(Boolean).join(" · ")}
      className="block rounded-cell"
    >
      {named && (
        <span className="block max-w-24 truncate text-center text-xs text-ink-3">{name(metric)}</span>
      )}
      <HeatCell
        state={cell.points === null ? "no-data" : "scored"}
        points={cell.points}
        weight={cell.weight}
      />
    </Link>
  );
}

function Alignment({ squad }: { squad: ReviewedSquad }) {
  const { t, f } = useI18n();
  const { alignment } = squad;
  if (!alignment) return <span className="text-xs text-ink-3">{t("unit.no_scheme")}</span>;
  const reasons = [
    ...alignment.vacant.map((discipline) => t(`unit.vacant.${discipline}`)),
    ...alignment.failed.filter((gate) => gate !== "complete").map((gate) => t(`unit.gate.${gate}`)),
  ];
  return (
    <span className="flex min-w-32 flex-col gap-0.5">
      {alignment.swo === null ? (
        <span>—</span>
      ) : (
        <span className="inline-flex items-center gap-2 font-semibold">
          {f.score(alignment.swo)}
          <SharedWeightBar value={alignment.swo} floor={alignment.floor} />
        </span>
      )}
      {reasons.length === 0 ? (
        <span className="text-xs text-ink-3">{alignment.passes ? t("unit.aligned") : ""}</span>
      ) : (
        <Status tone="bad" bare>
          {f.list(reasons)}
        </Status>
      )}
    </span>
  );
}

function Bound({ value }: { value: string | null }) {
  const { f } = useI18n();
  return value === null ? "—" : f.score(value);
}
