import { Link } from "react-router";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { ContributionBar, CurveSpark } from "~/ui/charts";
import { useReadingSource } from "~/ui/reading-source";
import { Status } from "~/ui/status";
import { Table, Td, Th } from "~/ui/table";
import type { JointKpis, KpiRow } from "./load-joint-kpis.server";
import { targetText } from "./target-text";

/** The joint KPIs with what each stands at and gives, and the sum in sight. */
export function KpiTable({ kpis }: { kpis: JointKpis }) {
  const { t } = useI18n();
  const largest = String(Math.max(...kpis.lines.map((line) => line.weight)) / 100);
  return (
    <Table
      label={t("kpis.title")}
      className="min-w-[760px]"
      head={
        <>
          <Th>{t("kpis.metric")}</Th>
          <Th right>{t("kpis.value")}</Th>
          <Th>{t("kpis.curve")}</Th>
          <Th right>{t("kpis.points")}</Th>
          <Th right>{t("kpis.weight")}</Th>
          <Th right>{t("kpis.contribution")}</Th>
          <Th>{t("kpis.fresh")}</Th>
        </>
      }
    >
      {kpis.lines.map((line) => (
        <Row key={line.key} line={line} largest={largest} />
      ))}
      <SumRow kpis={kpis} />
    </Table>
  );
}

function Row({ line, largest }: { line: KpiRow; largest: string }) {
  const { t, f, name } = useI18n();
  const { metric, segment, curve, actual, points, contribution, weight } = line;
  return (
    <tr>
      <Td>
        <Link to={paths.metric(metric.id)} className="font-semibold hover:underline">
          {name(metric)}
        </Link>
        {segment !== "" && <span className="text-ink-2"> · {segment}</span>}
        <span className="block text-xs text-ink-3">
          {t(`metric.perspective.${metric.perspective}`)} ·{" "}
          {t(metric.direction === "increase" ? "kpis.higher" : "kpis.lower")}
        </span>
      </Td>
      <Td right>
        <Value line={line} />
      </Td>
      <Td>
        <CurveSpark curve={curve} actual={actual} unit={name({ name: metric.unit, nameEn: metric.unitEn })} />
      </Td>
      <Td right className="font-semibold">
        {points === null ? "—" : f.score(points)}
      </Td>
      <Td right>{f.percent(weight)}</Td>
      <Td right className="min-w-20">
        {contribution === null ? (
          "—"
        ) : (
          <>
            <span className="font-semibold">{f.score(contribution)}</span>
            <ContributionBar value={contribution} max={largest} />
          </>
        )}
      </Td>
      <Td>
        <Freshness line={line} />
      </Td>
    </tr>
  );
}

function Value({ line: { metric, curve, actual } }: { line: KpiRow }) {
  const { t, f, name } = useI18n();
  const unit = name({ name: metric.unit, nameEn: metric.unitEn });
  const target = targetText(f, curve);
  return (
    <>
      {actual === null && <span className="text-xs text-ink-3">{t("kpis.no_reading")}</span>}
      {typeof actual === "string" && (
        <>
          <span className="font-semibold">{f.number(actual, metric.decimals)}</span>{" "}
          <span className="text-xs text-ink-3">{unit}</span>
        </>
      )}
      {actual !== null && typeof actual === "object" && curve.kind === "milestones" && (
        <span className="text-xs">
          {t("kpis.milestones", { reached: Object.keys(actual).length, all: curve.milestones.length })}
        </span>
      )}
      {target !== null && (
        <span className="block text-xs text-ink-3">{t("kpis.target", { value: target })}</span>
      )}
    </>
  );
}

function Freshness({ line: { metric, reading, staleDays } }: { line: KpiRow }) {
  const { t, f } = useI18n();
  const sourceName = useReadingSource();
  if (!reading) return <span className="text-xs text-ink-3">—</span>;
  return (
    <span className="text-xs text-ink-2 whitespace-nowrap">
      {staleDays !== null ? (
        <Status tone="watch" bare>
          {t("kpis.stale", { days: staleDays })}
        </Status>
      ) : (
        <span title={f.instant(reading.receivedAt)}>{f.day(reading.day)}</span>
      )}
      <span className="block text-ink-3">
        {sourceName(reading.source, metric)}
        {staleDays !== null && ` · ${f.day(reading.day)}`}
      </span>
    </span>
  );
}

function SumRow({ kpis: { lines, score, coverage } }: { kpis: JointKpis }) {
  const { t, f } = useI18n();
  const addends = lines.flatMap((line) => (line.contribution === null ? [] : [f.score(line.contribution)]));
  const label = coverage < 10_000 ? t("kpis.sum_partial", { share: f.percent(coverage) }) : t("kpis.sum");
  return (
    <tr className="bg-sunken">
      {score === null ? (
        <Td colSpan={7} className="text-ink-2">
          {t("kpis.sum_none")}
        </Td>
      ) : (
        <>
          <Td colSpan={4}>
            <strong className="mr-3 font-semibold">{label}</strong>
            <span className="text-xs text-ink-2">{addends.join(" + ")}</span>
          </Td>
          <Td right className="font-semibold">
            {f.percent(lines.reduce((sum, line) => sum + line.weight, 0))}
          </Td>
          <Td right className="text-base font-semibold">
            {f.score(score)}
          </Td>
          <Td className="text-xs text-ink-3">{t("kpis.max")}</Td>
        </>
      )}
    </tr>
  );
}
