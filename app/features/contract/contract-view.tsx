import { Link, useSearchParams } from "react-router";
import { validateCurve } from "~/domain/assessment";
import { useI18n } from "~/platform/i18n";
import { Card } from "~/ui/card";
import { CurveChart, CurveSpark } from "~/ui/charts";
import { cx } from "~/ui/cx";
import { useReadingSource } from "~/ui/reading-source";
import { Chip } from "~/ui/status";
import { linePoints, valueText } from "./editor/line-text";
import type { ContractPage, ContractPageLine } from "./load-contract.server";
import { useSelectedLine } from "./use-selected-line";

/** A version as it stands: its lines, and the chosen one's curve. */
export function ContractLines({ page }: { page: ContractPage }) {
  const { t, f } = useI18n();
  const { lines, inForce, version } = page;
  const { selected } = useSelectedLine(lines);
  const compared = inForce && version && version.number > inForce.number ? inForce : null;
  const held = compared && new Map(compared.lines.map((line) => [line.lineKey, line.weight]));
  const total = lines.reduce((sum, line) => sum + line.weight, 0);
  return (
    <Card
      title={t("contract.lines")}
      hint={t("contract.lines_hint")}
      actions={<span className="text-sm font-semibold">{f.percent(total)}</span>}
      flush
    >
      <ol className="divide-y divide-line">
        {lines.map((line) => (
          <Line key={line.lineKey} line={line} chosen={line === selected} held={held} />
        ))}
      </ol>
    </Card>
  );
}

function Line({
  line,
  chosen,
  held,
}: {
  line: ContractPageLine;
  chosen: boolean;
  held: ReadonlyMap<string, number> | null;
}) {
  const i18n = useI18n();
  const { t, f, name } = i18n;
  const [search] = useSearchParams();
  const next = new URLSearchParams(search);
  next.set("line", line.lineKey);
  const points = linePoints(line);
  return (
    <li className={cx("relative", chosen && "bg-sunken")}>
      {chosen && <span aria-hidden className="absolute inset-y-0 left-0 w-[3px] bg-ink" />}
      <Link
        to={`?${next}`}
        replace
        preventScrollReset
        aria-current={chosen ? "true" : undefined}
        className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4.5 py-3"
      >
        <span className="min-w-0 flex-1 basis-40">
          <span className="flex flex-wrap items-center gap-x-2 text-sm font-semibold">
            {name(line.metric)}
            {line.segment !== "" && <span className="font-normal text-ink-2">{line.segment}</span>}
            {held && !held.has(line.lineKey) && <Chip>{t("contract.new_line")}</Chip>}
          </span>
          <span className="block text-xs text-ink-3">
            {t(`metric.perspective.${line.metric.perspective}`)} · {valueText(i18n, line)}
          </span>
        </span>
        {validateCurve(line.curve).length === 0 && (
          <CurveSpark
            curve={line.curve}
            actual={line.value.actual}
            unit={name({ name: line.metric.unit, nameEn: line.metric.unitEn })}
          />
        )}
        <span className="w-14 text-right text-sm font-semibold">
          {points === null ? "—" : f.score(points)}
          <span className="block text-xs font-normal text-ink-3">{t("contract.points")}</span>
        </span>
        <span className="w-20 text-right text-sm font-semibold">
          {f.percent(line.weight)}
          {held && <Was weight={line.weight} was={held.get(line.lineKey) ?? null} />}
        </span>
      </Link>
    </li>
  );
}

function Was({ weight, was }: { weight: number; was: number | null }) {
  const { t, f } = useI18n();
  return (
    <span className="block text-xs font-normal text-ink-3">
      {was === null
        ? t("contract.was_none")
        : was === weight
          ? t("contract.unchanged")
          : t("contract.was", { share: f.percent(was) })}
    </span>
  );
}

/** The chosen line's curve with its value and the points, nothing to type. */
export function ContractCurve({ lines }: { lines: readonly ContractPageLine[] }) {
  const { t, f, name } = useI18n();
  const sourceName = useReadingSource();
  const { selected } = useSelectedLine(lines);
  if (!selected) return null;
  const { metric, curve, value, weight, segment } = selected;
  return (
    <Card
      id="curve"
      title={segment === "" ? name(metric) : `${name(metric)} · ${segment}`}
      hint={<Chip>{t(`contract.kind.${curve.kind}`)}</Chip>}
      actions={
        value.reading && (
          <span className="text-xs text-ink-3">
            {t("contract.as_of", {
              day: f.day(value.reading.day),
              source: sourceName(value.reading.source, metric),
            })}
          </span>
        )
      }
      flush
    >
      {validateCurve(curve).length === 0 ? (
        <CurveChart
          curve={curve}
          actual={value.actual}
          unit={name({ name: metric.unit, nameEn: metric.unitEn })}
          actualLabel={value.earlier ? t("contract.before_cycle") : undefined}
          weight={weight}
        />
      ) : (
        <p className="p-4.5 text-sm text-ink-3">{t("contract.curve_incomplete")}</p>
      )}
    </Card>
  );
}
