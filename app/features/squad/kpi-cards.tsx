import { Link } from "react-router";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { CurveSpark } from "~/ui/charts";
import { Freshness, SumText, Value } from "./kpi-parts";
import type { JointKpis, KpiRow } from "./load-joint-kpis.server";

/** The joint KPIs for a narrow screen: one block a line, the sum below. */
export function KpiCards({ kpis }: { kpis: JointKpis }) {
  const { f } = useI18n();
  return (
    <div className="sm:hidden">
      <ul className="divide-y divide-line">
        {kpis.lines.map((line) => (
          <KpiCard key={line.key} line={line} />
        ))}
      </ul>
      <p className="flex items-baseline gap-3 border-t border-line bg-sunken px-4.5 py-3">
        <SumText kpis={kpis} />
        {kpis.score !== null && (
          <strong className="ml-auto text-base font-semibold">{f.score(kpis.score)}</strong>
        )}
      </p>
    </div>
  );
}

function KpiCard({ line }: { line: KpiRow }) {
  const { t, f, name } = useI18n();
  const { metric, segment, curve, actual, points, contribution, weight } = line;
  return (
    <li className="px-4.5 py-3">
      <div className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <Link to={paths.metric(metric.id)} className="text-sm font-semibold hover:underline">
            {name(metric)}
          </Link>
          {segment !== "" && <span className="text-sm text-ink-2"> · {segment}</span>}
          <div className="text-sm">
            <Value line={line} />
          </div>
        </div>
        <CurveSpark curve={curve} actual={actual} unit={name({ name: metric.unit, nameEn: metric.unitEn })} />
      </div>
      <div className="mt-2 flex flex-wrap items-end gap-x-4 gap-y-1 text-xs text-ink-3">
        <Freshness line={line} />
        <span className="ml-auto text-right text-sm text-ink-2">
          {points === null ? "—" : f.score(points)} × {f.percent(weight)} ={" "}
          <strong className="font-semibold text-ink">
            {contribution === null ? "—" : f.score(contribution)}
          </strong>
          <span className="sr-only"> {t("kpis.contribution")}</span>
        </span>
      </div>
    </li>
  );
}
