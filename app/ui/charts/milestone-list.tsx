import { Check, Clock, Minus } from "lucide-react";
import {
  explainCurve,
  type MilestoneActual,
  type MilestoneArithmetic,
  type MilestonesCurve,
} from "~/domain/assessment";
import { useI18n } from "~/platform/i18n";
import { operand } from "./figures";

/** Milestones as bars of their points, filled as far as they were earned, with the days late and the arithmetic. */
export function MilestoneList({
  curve,
  actual,
  names,
}: {
  curve: MilestonesCurve;
  actual: MilestoneActual | null;
  names: Record<string, string>;
}) {
  const { t } = useI18n();
  const { arithmetic } = explainCurve(curve, actual ?? {});
  if (arithmetic.rule !== "milestones") return null;
  const largest = Math.max(...arithmetic.milestones.map(({ points }) => Number(points)));
  return (
    <ul aria-label={t("curve.milestones")} className="flex flex-col gap-3">
      {arithmetic.milestones.map((milestone) => (
        <Milestone
          key={milestone.id}
          milestone={milestone}
          name={names[milestone.id] ?? milestone.id}
          decay={arithmetic.decayPerDay}
          largest={largest}
        />
      ))}
    </ul>
  );
}

function Milestone({
  milestone: { points, daysLate, earned },
  name,
  decay,
  largest,
}: {
  milestone: MilestoneArithmetic;
  name: string;
  decay: string;
  largest: number;
}) {
  const { t, f } = useI18n();
  const width = (value: string) => ({ width: `${largest === 0 ? 0 : (Number(value) / largest) * 100}%` });
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-3 gap-y-1">
      <span className="text-sm font-medium">{name}</span>
      <span className="text-right text-sm font-semibold">
        {t("curve.milestone_of", { earned: f.score(earned.printed), points: operand(f, points) })}
      </span>
      <span aria-hidden className="relative col-span-2 block h-2">
        <span
          className="absolute inset-y-0 left-0 rounded-chip bg-sunken ring-1 ring-line ring-inset"
          style={width(points)}
        />
        <span className="absolute inset-y-0 left-0 rounded-chip bg-ink-2" style={width(earned.printed)} />
      </span>
      <State daysLate={daysLate} />
      {daysLate !== null && daysLate > 0 && (
        <span className="text-right text-xs text-ink-3">
          {operand(f, points)} × (1 − {operand(f, decay)} × {f.number(daysLate)})
        </span>
      )}
    </li>
  );
}

function State({ daysLate }: { daysLate: number | null }) {
  const { t } = useI18n();
  const [Icon, tone, words] =
    daysLate === null
      ? ([Minus, "text-unknown", t("curve.milestone_open")] as const)
      : daysLate === 0
        ? ([Check, "text-good", t("curve.milestone_reached")] as const)
        : ([Clock, "text-watch", t("curve.milestone_late", { days: daysLate })] as const);
  return (
    <span className={`inline-flex items-center gap-1 text-xs font-medium ${tone}`}>
      <Icon size={13} strokeWidth={2.25} aria-hidden className="shrink-0" />
      {words}
    </span>
  );
}
