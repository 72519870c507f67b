import { useI18n } from "~/platform/i18n";
import { useReadingSource } from "~/ui/reading-source";
import { Status } from "~/ui/status";
import type { JointKpis, KpiRow } from "./load-joint-kpis.server";
import { targetText } from "./target-text";

/** What a line stands at, with its unit and target. */
export function Value({ line: { metric, curve, actual } }: { line: KpiRow }) {
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

/** When the latest reading is of and where it came from; a warning once it is older than the metric allows. */
export function Freshness({ line: { metric, reading, staleDays } }: { line: KpiRow }) {
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

/** What the sum is of: the contributions, added in sight. */
export function SumText({ kpis: { lines, score, coverage } }: { kpis: JointKpis }) {
  const { t, f } = useI18n();
  if (score === null) return <span className="text-sm text-ink-2">{t("kpis.sum_none")}</span>;
  const addends = lines.flatMap((line) => (line.contribution === null ? [] : [f.score(line.contribution)]));
  return (
    <>
      <strong className="mr-3 text-sm font-semibold">
        {coverage < 10_000 ? t("kpis.sum_partial", { share: f.percent(coverage) }) : t("kpis.sum")}
      </strong>
      <span className="text-xs text-ink-2">{addends.join(" + ")}</span>
    </>
  );
}
