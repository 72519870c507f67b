import { useEffect } from "react";
import { useFetcher } from "react-router";
import { type CurveKind, curveShape, validateCurve } from "~/domain/assessment";
import { suggestedCurve, type TypedCurveKind, typedCurveKinds } from "~/domain/contract";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { CurveChart } from "~/ui/charts";
import { useReadingSource } from "~/ui/reading-source";
import { Chip } from "~/ui/status";
import type { MetricAnswer } from "../find-metrics.server";
import { CurveInputs } from "./curve-inputs";
import { type DraftLine, weightOf } from "./draft-state";
import { readableActual } from "./line-text";
import { problemText } from "./problem-text";
import type { DraftEditing } from "./use-draft";

type Props = {
  line: DraftLine;
  address: { squadId: string; cycleId: string };
  /** Kinds the cycle's scheme allows; null without a scheme. */
  allowed: readonly CurveKind[] | null;
  dispatch: DraftEditing["dispatch"];
};

/** The chosen line's curve: its numbers, the line they draw, today's value on it and the points it gives, all while typing. */
export function CurveCard({ line, address, allowed, dispatch }: Props) {
  const i18n = useI18n();
  const { t, f, name } = i18n;
  const sourceName = useReadingSource();
  const { metric, curve, value } = line;
  const problems = validateCurve(curve);
  const whole = problems.filter((problem) => problem.path === "$" || problem.path === "$.milestones");
  const unit = name({ name: metric.unit, nameEn: metric.unitEn });
  return (
    <Card
      title={name(metric)}
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
      id="curve"
    >
      <div className="border-b border-line p-4.5">
        <div className="mb-3 flex flex-wrap items-end gap-3">
          <KindSelect line={line} allowed={allowed} dispatch={dispatch} />
          <SegmentInput line={line} address={address} dispatch={dispatch} />
          <BasisOffer line={line} dispatch={dispatch} />
        </div>
        <CurveInputs
          curve={curve}
          unit={unit}
          problems={problems}
          onChange={(next) => dispatch({ event: "curve", lineKey: line.lineKey, curve: next })}
        />
        {whole.map((problem) => (
          <p key={problem.code} role="alert" className="mt-2 text-xs text-bad">
            {problemText(t, problem)}
          </p>
        ))}
        {problems.length === 0 && runsAgainst(line) && (
          <p role="alert" className="mt-2 text-xs text-bad">
            {t(metric.direction === "increase" ? "contract.against.increase" : "contract.against.decrease")}
          </p>
        )}
      </div>
      {problems.length === 0 ? (
        <CurveChart
          curve={curve}
          actual={readableActual(line)}
          unit={unit}
          actualLabel={value.earlier ? t("contract.before_cycle") : undefined}
          weight={weightOf(line)}
        />
      ) : (
        <p className="p-4.5 text-sm text-ink-3">{t("contract.curve_incomplete")}</p>
      )}
    </Card>
  );
}

function runsAgainst({ curve, metric }: DraftLine): boolean {
  const way = curveShape(curve).direction;
  return (way === "increase" || way === "decrease") && way !== metric.direction;
}

/** Kinds that can score the metric: ratio and deduction only ever reward more. */
function kindsFor({ metric, curve }: DraftLine, allowed: readonly CurveKind[] | null): TypedCurveKind[] {
  return typedCurveKinds.filter(
    (kind) =>
      kind === curve.kind ||
      ((allowed === null || allowed.includes(kind)) &&
        (metric.direction === "increase" || (kind !== "ratio" && kind !== "deduction"))),
  );
}

const basisOf = ({ metric, value }: DraftLine) => ({
  value: value.previous ?? (typeof value.actual === "string" ? value.actual : null),
  direction: metric.direction,
  decimals: metric.decimals,
});

function KindSelect({ line, allowed, dispatch }: Omit<Props, "address">) {
  const { t } = useI18n();
  return (
    <label className="text-xs font-medium text-ink-2">
      {t("contract.kind")}
      <select
        value={line.curve.kind}
        onChange={(event) => {
          const kind = typedCurveKinds.find((candidate) => candidate === event.target.value);
          if (kind)
            dispatch({ event: "curve", lineKey: line.lineKey, curve: suggestedCurve(kind, basisOf(line)) });
        }}
        className="mt-1 block h-8 rounded-control border border-line-2 bg-surface px-2 text-sm font-normal text-ink max-sm:h-9"
      >
        {kindsFor(line, allowed).map((kind) => (
          <option key={kind} value={kind}>
            {t(`contract.kind.${kind}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Which part of the metric counts; a change of it fetches that part's value. */
function SegmentInput({ line, address, dispatch }: Omit<Props, "allowed">) {
  const { t } = useI18n();
  const fetcher = useFetcher<MetricAnswer>();
  const found = fetcher.data?.metric;
  const { lineKey, metricId, segment } = line;
  const list = `segments-${lineKey}`;
  const load = (part: string) => {
    const query = new URLSearchParams({ metric: metricId, segment: part });
    fetcher.load(`${paths.contractMetrics(address.squadId, address.cycleId)}?${query}`);
  };
  useEffect(() => {
    if (found?.metric.id !== metricId) return;
    dispatch({ event: "measured", lineKey, change: { segment: found.segment, value: found.value } });
  }, [found, dispatch, lineKey, metricId]);
  if (line.curve.kind === "milestones") return null;
  return (
    <label className="text-xs font-medium text-ink-2">
      {t("contract.segment")}
      <input
        key={`${lineKey} ${segment}`}
        defaultValue={segment}
        list={list}
        maxLength={100}
        placeholder={t("contract.segment_whole")}
        onFocus={() => load(segment)}
        onBlur={(event) => event.target.value.trim() !== segment && load(event.target.value.trim())}
        className="mt-1 block h-8 w-32 rounded-control border border-line-2 bg-surface px-2 text-sm font-normal text-ink max-sm:h-9"
      />
      <datalist id={list}>
        {found?.segments.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </label>
  );
}

/** Numbers made from what the metric reached before, for who would rather start from those. */
function BasisOffer({ line, dispatch }: Pick<Props, "line" | "dispatch">) {
  const { t, f } = useI18n();
  const { curve, lineKey } = line;
  const basis = basisOf(line);
  if (basis.value === null || curve.kind === "blend" || curve.kind === "milestones") return null;
  const proposed = suggestedCurve(curve.kind, basis);
  return (
    <Button
      type="button"
      small
      kind="quiet"
      onClick={() => dispatch({ event: "curve", lineKey, curve: proposed })}
    >
      {t("contract.propose_from", { value: f.number(basis.value, line.metric.decimals) })}
    </Button>
  );
}
