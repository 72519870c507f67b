import { X } from "lucide-react";
import { type ReactNode, useId } from "react";
import { curveKinds } from "~/domain/assessment";
import type { SchemeField, SchemeFields } from "~/domain/scheme";
import { useI18n } from "~/platform/i18n";
import { Button, IconButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { cx } from "~/ui/cx";

export type FieldErrors = Record<string, string[] | null>;
export type Rows = { grades: number[]; tradeoffs: number[] };

type Shared = { fields: SchemeFields; errors: FieldErrors; disabled: boolean };

const box =
  "h-8 rounded-control border border-line-2 bg-surface px-2.5 text-sm text-ink aria-invalid:border-bad disabled:bg-sunken disabled:text-ink-3 max-sm:h-9";

/** A label with its control to the right, as a line of the rules. */
function Rule({
  id,
  label,
  errors,
  children,
}: {
  id: string;
  label: string;
  errors?: string[] | null;
  children: ReactNode;
}) {
  return (
    <div className="border-b border-line py-1.5 last:border-0">
      <div className="flex items-center gap-3">
        <label htmlFor={id} className="min-w-0 flex-1 text-sm text-ink-2">
          {label}
        </label>
        {children}
      </div>
      {errors && (
        <p id={`${id}-error`} role="alert" className="pt-1 text-xs text-bad">
          {errors.join(" ")}
        </p>
      )}
    </div>
  );
}

type Single = Exclude<
  SchemeField,
  "gradeName" | "gradeFrom" | "tradeoffA" | "tradeoffB" | "tradeoffSeverity" | "curves"
>;

export function NumberRule({
  field,
  label,
  fields,
  errors,
  disabled,
}: Shared & { field: Single; label: string }) {
  const id = useId();
  const wrong = errors[field];
  return (
    <Rule id={id} label={label} errors={wrong}>
      <input
        id={id}
        name={field}
        defaultValue={fields[field]}
        disabled={disabled}
        inputMode="decimal"
        autoComplete="off"
        aria-invalid={wrong ? true : undefined}
        aria-describedby={wrong ? `${id}-error` : undefined}
        className={cx(box, "w-20 text-right font-semibold")}
      />
    </Rule>
  );
}

/** Everything but the split: missing readings, seats, items, range, rounding. */
export function RulesCard(shared: Shared) {
  const { t } = useI18n();
  const id = useId();
  return (
    <Card title={t("scheme.rules")}>
      <Rule id={id} label={t("scheme.missing")} errors={shared.errors.missingPolicy}>
        <select
          id={id}
          name="missingPolicy"
          defaultValue={shared.fields.missingPolicy}
          disabled={shared.disabled}
          className={cx(box, "font-semibold")}
        >
          {(["block", "zero", "waive"] as const).map((policy) => (
            <option key={policy} value={policy}>
              {t(`scheme.missing.${policy}`)}
            </option>
          ))}
        </select>
      </Rule>
      <NumberRule field="maxWaived" label={t("scheme.max_waived")} {...shared} />
      <NumberRule field="minStintDays" label={t("scheme.min_stint")} {...shared} />
      <NumberRule field="minTotalDays" label={t("scheme.min_total")} {...shared} />
      <NumberRule field="itemsMin" label={t("scheme.items_min")} {...shared} />
      <NumberRule field="itemsMax" label={t("scheme.items_max")} {...shared} />
      <NumberRule field="scoreMin" label={t("scheme.score_min")} {...shared} />
      <NumberRule field="scoreMax" label={t("scheme.score_max")} {...shared} />
      <NumberRule field="decimals" label={t("scheme.decimals")} {...shared} />
    </Card>
  );
}

type Listed = Shared & { rows: number[]; onAdd: () => void; onRemove: (row: number) => void };

/** The grades with the score each starts from. */
export function GradesCard({ fields, errors, disabled, rows, onAdd, onRemove }: Listed) {
  const { t } = useI18n();
  const wrong = errors.gradeName ?? errors.gradeFrom;
  return (
    <Card title={t("scheme.grades")}>
      <div className="flex flex-col gap-2">
        {rows.map((row) => (
          <div key={row} className="flex items-center gap-2">
            <input
              name="gradeName"
              aria-label={t("scheme.grade_name")}
              defaultValue={fields.gradeName[row] ?? ""}
              disabled={disabled}
              className={cx(box, "w-16 font-semibold")}
            />
            <input
              name="gradeFrom"
              aria-label={t("scheme.grade_from")}
              defaultValue={fields.gradeFrom[row] ?? ""}
              disabled={disabled}
              inputMode="decimal"
              className={cx(box, "min-w-0 flex-1 text-right")}
            />
            {!disabled && (
              <IconButton label={t("scheme.remove")} onClick={() => onRemove(row)}>
                <X size={15} aria-hidden />
              </IconButton>
            )}
          </div>
        ))}
        {wrong && (
          <p role="alert" className="text-xs text-bad">
            {wrong.join(" ")}
          </p>
        )}
        {!disabled && (
          <div>
            <Button type="button" small onClick={onAdd}>
              {t("scheme.add_grade")}
            </Button>
          </div>
        )}
      </div>
    </Card>
  );
}

type Metric = { code: string; name: string; nameEn: string };

/** Pairs of metrics that pull against each other, with how much. */
export function TradeoffsCard({
  fields,
  errors,
  disabled,
  rows,
  onAdd,
  onRemove,
  metrics,
}: Listed & { metrics: readonly Metric[] }) {
  const { t, name } = useI18n();
  const wrong = errors.tradeoffA ?? errors.tradeoffB ?? errors.tradeoffSeverity;
  const select = (field: "tradeoffA" | "tradeoffB", label: string, row: number) => (
    <select
      name={field}
      aria-label={label}
      defaultValue={fields[field][row] ?? ""}
      disabled={disabled}
      className={cx(box, "w-full min-w-0")}
    >
      <option value="">—</option>
      {metrics.map((metric) => (
        <option key={metric.code} value={metric.code}>
          {name(metric)}
        </option>
      ))}
    </select>
  );
  return (
    <Card title={t("scheme.tradeoffs")}>
      <p className="mb-3 text-xs text-ink-3">{t("scheme.tradeoffs_hint")}</p>
      <div className="flex flex-col gap-3">
        {rows.map((row) => (
          <div key={row} className="flex flex-col gap-1.5 border-b border-line pb-3">
            {select("tradeoffA", t("scheme.tradeoff_a"), row)}
            {select("tradeoffB", t("scheme.tradeoff_b"), row)}
            <div className="flex items-center gap-2">
              <label className="flex flex-1 items-center gap-2 text-xs text-ink-2">
                <span className="flex-1">{t("scheme.tradeoff_severity")}</span>
                <input
                  name="tradeoffSeverity"
                  defaultValue={fields.tradeoffSeverity[row] ?? "1"}
                  disabled={disabled}
                  inputMode="decimal"
                  className={cx(box, "w-16 text-right")}
                />
              </label>
              {!disabled && (
                <IconButton label={t("scheme.remove")} onClick={() => onRemove(row)}>
                  <X size={15} aria-hidden />
                </IconButton>
              )}
            </div>
          </div>
        ))}
        {wrong && (
          <p role="alert" className="text-xs text-bad">
            {wrong.join(" ")}
          </p>
        )}
        {!disabled && (
          <div>
            <Button type="button" small onClick={onAdd}>
              {t("scheme.add_tradeoff")}
            </Button>
          </div>
        )}
      </div>
    </Card>
  );
}

/** The numbers alignment is held against, and the curves contracts may use. */
export function GatesCard(shared: Shared) {
  const { t } = useI18n();
  const { fields, errors, disabled } = shared;
  return (
    <Card title={t("scheme.gates")}>
      <NumberRule field="minOverlap" label={t("scheme.min_overlap")} {...shared} />
      <NumberRule field="minCoherence" label={t("scheme.min_coherence")} {...shared} />
      <NumberRule field="maxExposure" label={t("scheme.max_exposure")} {...shared} />
      <NumberRule field="divergenceFlag" label={t("scheme.divergence")} {...shared} />
      <fieldset className="pt-3">
        <legend className="text-sm text-ink-2">{t("scheme.curves")}</legend>
        <div className="mt-2 flex flex-col gap-1">
          {curveKinds.map((kind) => (
            <label key={kind} className="inline-flex items-center gap-2 text-sm">
              <input
                type="checkbox"
                name="curves"
                value={kind}
                defaultChecked={fields.curves.includes(kind)}
                disabled={disabled}
                className="size-4 accent-ink"
              />
              {t(`curve.kind.${kind}`)}
            </label>
          ))}
        </div>
        {errors.curves && (
          <p role="alert" className="text-xs text-bad">
            {errors.curves.join(" ")}
          </p>
        )}
      </fieldset>
    </Card>
  );
}
