import { useId } from "react";
import { type SchemeRules, splitGates } from "~/domain/assessment";
import { basisPointsOf, percentText } from "~/domain/contract/percent";
import { disciplines } from "~/domain/org/discipline";
import { jointFieldOf, type SchemeFields } from "~/domain/scheme";
import { useI18n } from "~/platform/i18n";
import { Card } from "~/ui/card";
import { DisciplineTag, Status } from "~/ui/status";
import { type FieldErrors, NumberRule } from "./scheme-fields";

type Props = {
  fields: SchemeFields;
  /** What is typed right now. */
  live: SchemeFields;
  before: SchemeRules | null;
  errors: FieldErrors;
  disabled: boolean;
};

const whole = 10_000;

/** The joint share of each discipline, with floor and spread judged at every key stroke. */
export function SplitCard({ fields, live, before, errors, disabled }: Props) {
  const { t } = useI18n();
  return (
    <Card title={t("scheme.split")} flush>
      <div className="divide-y divide-line">
        {disciplines.map((discipline) => (
          <Split
            key={discipline}
            discipline={discipline}
            fields={fields}
            live={live}
            before={before}
            errors={errors}
            disabled={disabled}
          />
        ))}
        <div className="px-4.5 py-2">
          <NumberRule
            field="floor"
            label={t("scheme.floor")}
            fields={fields}
            errors={errors}
            disabled={disabled}
          />
          <NumberRule
            field="spread"
            label={t("scheme.spread")}
            fields={fields}
            errors={errors}
            disabled={disabled}
          />
        </div>
        <div className="px-4.5 py-3" aria-live="polite">
          <SplitVerdict live={live} />
        </div>
      </div>
    </Card>
  );
}

function Split({
  discipline,
  fields,
  live,
  before,
  errors,
  disabled,
}: Props & { discipline: (typeof disciplines)[number] }) {
  const { t } = useI18n();
  const id = useId();
  const field = jointFieldOf(discipline);
  const joint = basisPointsOf(String(live[field]));
  const was = before?.disciplines[discipline].joint;
  const wrong = errors[field];
  return (
    <div className="px-4.5 py-3">
      <div className="flex items-center gap-2">
        <span className="min-w-0 flex-1">
          <DisciplineTag discipline={discipline} />
        </span>
        {was !== undefined && was !== joint && (
          <span className="text-xs text-ink-3">
            {t("scheme.was", { value: `${percentText(was)}/${percentText(whole - was)}` })}
          </span>
        )}
        <label htmlFor={id} className="sr-only">
          {t("scheme.joint_of", { discipline: t(`discipline.${discipline}`) })}
        </label>
        <input
          id={id}
          name={field}
          defaultValue={String(fields[field])}
          disabled={disabled}
          inputMode="decimal"
          autoComplete="off"
          aria-invalid={wrong ? true : undefined}
          className="h-8 w-16 rounded-control border border-line-2 bg-surface px-2 text-right text-sm font-semibold aria-invalid:border-bad disabled:bg-sunken max-sm:h-9"
        />
        <span className="text-xs text-ink-3">/</span>
        <span className="w-10 text-right text-sm font-semibold">
          {joint === null ? "—" : percentText(whole - joint)}
        </span>
        <span className="text-xs text-ink-3">%</span>
      </div>
      <div aria-hidden className="relative mt-2.5 h-1.5 rounded-full bg-line">
        <div className="h-full rounded-full bg-ink-2" style={{ width: `${(joint ?? 0) / 100}%` }} />
        {was !== undefined && (
          <span className="absolute -top-1 h-3.5 w-0.5 bg-ink" style={{ left: `${was / 100}%` }} />
        )}
      </div>
      {wrong && (
        <p role="alert" className="pt-1.5 text-xs text-bad">
          {wrong.join(" ")}
        </p>
      )}
    </div>
  );
}

function SplitVerdict({ live }: { live: SchemeFields }) {
  const { t } = useI18n();
  const [tech, data, product, floor, spread] = [
    live.jointTech,
    live.jointData,
    live.jointProduct,
    live.floor,
    live.spread,
  ].map(basisPointsOf);
  if (tech == null || data == null || product == null || floor == null || spread == null) {
    return (
      <Status tone="unknown" bare>
        {t("scheme.invalid_split")}
      </Status>
    );
  }
  const split = (joint: number) => ({ joint, individual: whole - joint });
  const gates = splitGates({
    disciplines: { tech: split(tech), data: split(data), product: split(product) },
    jointFloor: floor,
    jointSpread: spread,
  });
  const values = {
    lowest: percentText(gates.lowest),
    floor: percentText(floor),
    spread: percentText(gates.spread),
    most: percentText(spread),
  };
  return (
    <div className="flex flex-col gap-1.5">
      <Status tone={gates.floorMet ? "good" : "bad"} bare>
        {t(gates.floorMet ? "scheme.floor_met" : "scheme.floor_missed", values)}
      </Status>
      <Status tone={gates.spreadMet ? "good" : "bad"} bare>
        {t(gates.spreadMet ? "scheme.spread_met" : "scheme.spread_missed", values)}
      </Status>
    </div>
  );
}
