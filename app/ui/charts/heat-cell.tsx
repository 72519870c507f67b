import { TriangleAlert } from "lucide-react";
import { useI18n } from "~/platform/i18n";
import { type HeatStep, heatStep, heatSteps } from "./heat-step";

const fills: Record<HeatStep, string> = {
  under60: "bg-bad-bg2 border-bad-bg2",
  under80: "bg-bad-bg border-bad-bg",
  under100: "bg-surface border-line",
  under110: "bg-good-bg border-good-bg",
  above110: "bg-good-bg2 border-good-bg2",
};

export type HeatCellProps = {
  /** `absent`: the squad has no such line. */
  state: "scored" | "no-data" | "absent";
  /** A decimal string; null unless scored. */
  points: string | null;
  /** Basis points; null where the line is absent. */
  weight: number | null;
};

/** One joint KPI of one squad: points over weight. Stands inside a table cell. */
export function HeatCell({ points, weight, state }: HeatCellProps) {
  const { t, f } = useI18n();
  if (state === "absent") {
    return (
      <span className="grid h-12 place-items-center">
        <span aria-hidden className="size-1 rounded-full bg-line-2" />
        <span className="sr-only">{t("heat.absent")}</span>
      </span>
    );
  }
  const step = state === "scored" && points !== null ? heatStep(points) : null;
  const look = step === null ? "border-dashed border-line-2 bg-unknown-bg text-ink-2" : fills[step];
  return (
    <span className={`flex h-12 min-w-18 flex-col items-center justify-center rounded-cell border ${look}`}>
      <span className="inline-flex items-center gap-1 text-sm leading-[18px] font-semibold">
        {step === "under60" && (
          <TriangleAlert size={13} strokeWidth={2.25} aria-hidden className="text-bad" />
        )}
        {step === null || points === null ? (
          <span className="text-xs font-medium">{t("heat.no_data")}</span>
        ) : (
          f.score(points)
        )}
      </span>
      {weight !== null && <span className="text-xs text-ink-2">{f.percent(weight)}</span>}
    </span>
  );
}

/** The five steps, in words. */
export function HeatLegend() {
  const { t } = useI18n();
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-2">
      {heatSteps.map((step) => (
        <li key={step} className="inline-flex items-center gap-1.5">
          <span aria-hidden className={`size-3 rounded-[3px] border ${fills[step]}`} />
          {t(`heat.step.${step}`)}
        </li>
      ))}
    </ul>
  );
}
