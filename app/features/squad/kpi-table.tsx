import { Link } from "react-router";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { ContributionBar, CurveSpark } from "~/ui/charts";
import { Table, Td, Th } from "~/ui/table";
import { Freshness, SumText, Value } from "./kpi-parts";
import type { JointKpis, KpiRow } from "./load-joint-kpis.server";

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

function SumRow({ kpis }: { kpis: JointKpis }) {
  const { t, f } = useI18n();
  const { lines, score } = kpis;
  return (
    <tr className="bg-sunken">
      <Td colSpan={score === null ? 7 : 4}>
        <SumText kpis={kpis} />
      </Td>
      {score !== null && (
        <>
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
