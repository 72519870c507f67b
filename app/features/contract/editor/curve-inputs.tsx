import { Plus, X } from "lucide-react";
import type { Curve, MilestonesCurve, ThresholdCurve } from "~/domain/assessment";
import type { Problem } from "~/domain/exact";
import { useI18n } from "~/platform/i18n";
import { Button, IconButton } from "~/ui/button";
import { NumberInput } from "./number-input";
import { problemText } from "./problem-text";

type Props<C extends Curve = Curve> = {
  curve: C;
  unit: string;
  problems: readonly Problem[];
  onChange: (curve: Curve) => void;
};

/** The numbers of a curve, by its kind. */
export function CurveInputs({ curve, ...rest }: Props) {
  switch (curve.kind) {
    case "threshold":
      return <ThresholdInputs curve={curve} {...rest} />;
    case "band":
      return (
        <Fields
          curve={curve}
          {...rest}
          names={["outerLow", "low", "high", "outerHigh"]}
          extra={{ edgePoints: "60" }}
        />
      );
    case "ratio":
      return <Fields curve={curve} {...rest} names={["target"]} extra={{ cap: "120" }} />;
    case "deduction":
      return <Fields curve={curve} {...rest} names={["standard", "unit", "pointsPerUnit"]} extra={{}} />;
    case "milestones":
      return <MilestoneInputs curve={curve} {...rest} />;
    case "blend":
      return null;
  }
}

/** Fields whose numbers are in points rather than in the metric's unit. */
const inPoints = ["pointsPerUnit", "edgePoints", "cap"];

type FieldName =
  | "threshold"
  | "target"
  | "stretch"
  | "outerLow"
  | "low"
  | "high"
  | "outerHigh"
  | "edgePoints"
  | "cap"
  | "standard"
  | "unit"
  | "pointsPerUnit";

function Fields<C extends Curve>({
  curve,
  unit,
  problems,
  onChange,
  names,
  extra,
}: Props<C> & { names: readonly FieldName[]; extra: Partial<Record<FieldName, string>> }) {
  const { t } = useI18n();
  const values = curve as unknown as Record<string, string | undefined>;
  const field = (name: FieldName, fallback: string) => (
    <NumberInput
      key={name}
      label={t(`contract.field.${name}`)}
      value={values[name] ?? fallback}
      unit={inPoints.includes(name) ? t("contract.points") : unit}
      onChange={(value) => onChange({ ...curve, [name]: value })}
      error={fieldError(t, problems, `$.${name}`)}
    />
  );
  return (
    <div className="grid grid-cols-2 gap-3 sm:grid-cols-[repeat(auto-fit,minmax(104px,1fr))]">
      {names.map((name) => field(name, ""))}
      {Object.entries(extra).map(([name, fallback]) => field(name as FieldName, fallback))}
    </div>
  );
}

function fieldError(
  t: ReturnType<typeof useI18n>["t"],
  problems: readonly Problem[],
  path: string,
): string | undefined {
  const found = problems.find((problem) => problem.path === path);
  return found && problemText(t, found);
}

const standardPoints = { threshold: "60", target: "100", stretch: "120" };

function ThresholdInputs(props: Props<ThresholdCurve>) {
  const { t } = useI18n();
  const { curve, problems, onChange } = props;
  const points = curve.points ?? standardPoints;
  return (
    <>
      <Fields {...props} names={["threshold", "target", "stretch"]} extra={{}} />
      <details className="mt-3" open={curve.points !== undefined}>
        <summary className="cursor-pointer text-xs text-ink-2">{t("contract.points_at_marks")}</summary>
        <div className="mt-2 grid grid-cols-3 gap-3">
          {(["threshold", "target", "stretch"] as const).map((name) => (
            <NumberInput
              key={name}
              label={t("contract.field.points_at", { mark: t(`contract.field.${name}`) })}
              value={points[name]}
              unit={t("contract.points")}
              onChange={(value) => onChange({ ...curve, points: { ...points, [name]: value } })}
              error={
                fieldError(t, problems, `$.points.${name}`) ??
                (name === "stretch" ? fieldError(t, problems, "$.points") : undefined)
              }
            />
          ))}
        </div>
      </details>
    </>
  );
}

function MilestoneInputs({ curve, problems, onChange }: Props<MilestonesCurve>) {
  const { t } = useI18n();
  const { milestones } = curve;
  const set = (i: number, change: Partial<MilestonesCurve["milestones"][number]>) =>
    onChange({
      ...curve,
      milestones: milestones.map((item, at) => (at === i ? { ...item, ...change } : item)),
    });
  return (
    <div className="flex flex-col gap-3">
      <p className="text-xs text-ink-3">{t("contract.milestones_hint")}</p>
      {milestones.map((milestone, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a milestone has no identity but its place while its name is typed
        <div key={i} className="grid grid-cols-[minmax(0,1fr)_112px_32px] items-start gap-2">
          <NameInput
            value={milestone.id}
            onChange={(id) => set(i, { id })}
            error={fieldError(t, problems, `$.milestones[${i}].id`)}
          />
          <NumberInput
            label={t("contract.points")}
            value={milestone.points}
            onChange={(points) => set(i, { points })}
            error={fieldError(t, problems, `$.milestones[${i}].points`)}
          />
          <span className="pt-5">
            <IconButton
              label={t("contract.remove_milestone", { name: milestone.id })}
              onClick={() => onChange({ ...curve, milestones: milestones.filter((_, at) => at !== i) })}
            >
              <X size={14} aria-hidden />
            </IconButton>
          </span>
        </div>
      ))}
      <div className="flex items-end gap-3">
        <Button
          type="button"
          small
          onClick={() =>
            onChange({
              ...curve,
              milestones: [...milestones, { id: `m${milestones.length + 1}`, points: "0" }],
            })
          }
        >
          <Plus size={13} aria-hidden />
          {t("contract.add_milestone")}
        </Button>
        <span className="ml-auto w-40">
          <NumberInput
            label={t("contract.field.decayPerDay")}
            value={curve.decayPerDay ?? "0.02"}
            onChange={(decayPerDay) => onChange({ ...curve, decayPerDay })}
            error={fieldError(t, problems, "$.decayPerDay")}
          />
        </span>
      </div>
    </div>
  );
}

function NameInput({
  value,
  onChange,
  error,
}: {
  value: string;
  onChange: (value: string) => void;
  error?: string;
}) {
  const { t } = useI18n();
  return (
    <label className="min-w-0 text-xs font-medium text-ink-2">
      {t("contract.milestone_name")}
      <input
        value={value}
        maxLength={60}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={error !== undefined || undefined}
        className="mt-1 block h-8 w-full rounded-control border border-line-2 bg-surface px-2 text-sm font-normal text-ink aria-invalid:border-bad max-sm:h-9"
      />
      {error !== undefined && <span className="mt-0.5 block font-normal text-bad">{error}</span>}
    </label>
  );
}
