import { ArrowDown, ArrowUp, X } from "lucide-react";
import { type ChangeEvent, type ReactNode, useId } from "react";
import { type Curve, type CurveKind, validateCurve } from "~/domain/assessment";
import type { CurveConflict } from "~/domain/assessment-cycle";
import { percentText } from "~/domain/contract/percent";
import { type MessageKey, type Named, useI18n } from "~/platform/i18n";
import { IconButton } from "~/ui/button";
import { CurveSpark } from "~/ui/charts";
import { Status } from "~/ui/status";
import { type CurveNumber, curveNumbers, type WrittenKind, writtenKinds } from "./curve-numbers";
import type { loadIndividualPart } from "./individual.server";

type Part = Awaited<ReturnType<typeof loadIndividualPart>>;

export type LineState = {
  key: string;
  id: string;
  version: number;
  title: string;
  titleEn: string;
  weight: string;
  how: "direct" | "metric";
  metricId: string;
  segment: string;
  kind: CurveKind;
  kept: string;
  numbers: Partial<Record<CurveNumber, string>>;
};

export const emptyLine = (key: string): LineState => ({
  key,
  id: "",
  version: 0,
  title: "",
  titleEn: "",
  weight: "",
  how: "direct",
  metricId: "",
  segment: "",
  kind: "threshold",
  kept: "",
  numbers: {},
});

/** A stored line as the editor holds it. */
export function lineState(line: Part["lines"][number]): LineState {
  const { id, version, title, titleEn, weight, metricId, segment, curve } = line;
  return {
    ...emptyLine(id),
    id,
    version,
    title,
    titleEn,
    weight: percentText(weight),
    how: curve === null ? "direct" : "metric",
    metricId: metricId ?? "",
    segment,
    kind: curve?.kind ?? "threshold",
    kept: curve === null ? "" : JSON.stringify(curve),
    numbers: curve === null ? {} : numbersOf(curve),
  };
}

function numbersOf(curve: Curve): LineState["numbers"] {
  const values = curve as Record<string, unknown>;
  const names = writtenKinds.flatMap((kind) => [...curveNumbers[kind]] as CurveNumber[]);
  return Object.fromEntries(
    names.flatMap((name) => (typeof values[name] === "string" ? [[name, values[name]]] : [])),
  );
}

const labels = {
  threshold: "individual.threshold",
  target: "individual.target",
  stretch: "individual.stretch",
  outerLow: "individual.outer_low",
  low: "individual.low",
  high: "individual.high",
  outerHigh: "individual.outer_high",
  cap: "individual.cap",
  standard: "individual.standard",
  unit: "individual.unit_step",
  pointsPerUnit: "individual.points_per_unit",
} as const satisfies Record<CurveNumber, MessageKey>;

type LineProps = {
  line: LineState;
  index: number;
  last: boolean;
  metrics: Part["metrics"];
  conflict: CurveConflict | undefined;
  errors: Record<string, string[] | null>;
  disabled: boolean;
  onChange: (changed: Partial<LineState>) => void;
  onRemove: () => void;
  onMove: (to: number) => void;
};

export function LineFields({
  line,
  index,
  last,
  metrics,
  conflict,
  errors,
  disabled,
  onChange,
  onRemove,
  onMove,
}: LineProps) {
  const { t, name } = useI18n();
  const at = (field: string) => `lines[${index}].${field}`;
  const text = (field: "title" | "titleEn" | "weight" | "segment") => ({
    name: at(field),
    value: line[field],
    errors: errors[at(field)],
    disabled,
    onChange: (event: ChangeEvent<HTMLInputElement>) => onChange({ [field]: event.currentTarget.value }),
  });
  return (
    <li className="flex flex-col gap-3 px-4.5 py-4">
      <div className="flex items-center gap-1">
        <span className="text-xs font-semibold text-ink-2">
          {t("individual.line", { number: index + 1 })}
        </span>
        {!disabled && (
          <span className="ml-auto flex">
            <IconButton label={t("individual.up")} disabled={index === 0} onClick={() => onMove(index - 1)}>
              <ArrowUp size={15} aria-hidden />
            </IconButton>
            <IconButton label={t("individual.down")} disabled={last} onClick={() => onMove(index + 1)}>
              <ArrowDown size={15} aria-hidden />
            </IconButton>
            <IconButton label={t("individual.remove")} onClick={onRemove}>
              <X size={15} aria-hidden />
            </IconButton>
          </span>
        )}
      </div>
      <input type="hidden" name={at("id")} value={line.id} />
      <input type="hidden" name={at("version")} value={line.version} />
      <input type="hidden" name={at("kept")} value={line.kept} />
      <div className="grid gap-3 sm:grid-cols-[2fr_2fr_1fr]">
        <Input label={t("individual.title_zh")} {...text("title")} />
        <Input label={t("individual.title_en")} {...text("titleEn")} />
        <Input label={t("individual.weight")} {...text("weight")} inputMode="decimal" />
      </div>
      <div className="grid gap-3 sm:grid-cols-[2fr_2fr_1fr]">
        <Select
          label={t("individual.measured_by")}
          name={at("how")}
          value={line.how}
          disabled={disabled}
          onChange={(how) => onChange({ how: how === "metric" ? "metric" : "direct" })}
        >
          <option value="direct">{t("individual.direct")}</option>
          <option value="metric">{t("individual.metric")}</option>
        </Select>
        {line.how === "metric" && (
          <>
            <Select
              label={t("individual.metric")}
              name={at("metricId")}
              value={line.metricId}
              errors={errors[at("metricId")]}
              disabled={disabled}
              onChange={(metricId) => onChange({ metricId })}
            >
              <option value="">—</option>
              {metrics.map((metric) => (
                <option key={metric.id} value={metric.id}>{`${name(metric)} (${metric.code})`}</option>
              ))}
            </Select>
            <Input label={t("individual.segment")} hint={t("individual.segment_hint")} {...text("segment")} />
          </>
        )}
      </div>
      {line.how === "metric" && (
        <CurveFields
          line={line}
          at={at}
          errors={errors[at("curve")]}
          disabled={disabled}
          onChange={onChange}
        />
      )}
      {conflict && (
        <p>
          <Status tone="watch" bare>
            {t("individual.conflict", { squad: name(conflict.squad as Named) })}
          </Status>
        </p>
      )}
    </li>
  );
}

type CurveProps = Pick<LineProps, "line" | "disabled" | "onChange"> & {
  at: (field: string) => string;
  errors: string[] | null | undefined;
};

function CurveFields({ line, at, errors, disabled, onChange }: CurveProps) {
  const { t } = useI18n();
  const written = writtenKinds.find((kind) => kind === line.kind);
  const kinds: CurveKind[] = written ? [...writtenKinds] : [...writtenKinds, line.kind];
  const curve = written && { kind: line.kind, ...pick(line.numbers, written) };
  const drawable = curve && validateCurve(curve).length === 0 ? (curve as Curve) : null;
  return (
    <div className="grid gap-3 sm:grid-cols-4">
      <Select
        label={t("individual.curve_kind")}
        name={at("kind")}
        value={line.kind}
        disabled={disabled}
        onChange={(kind) => onChange({ kind: kind as CurveKind })}
      >
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`curve.kind.${kind}`)}
          </option>
        ))}
      </Select>
      {written &&
        curveNumbers[written].map((number: CurveNumber) => (
          <Input
            key={number}
            label={t(labels[number])}
            name={at(number)}
            value={line.numbers[number] ?? ""}
            disabled={disabled}
            inputMode="decimal"
            onChange={(event) =>
              onChange({ numbers: { ...line.numbers, [number]: event.currentTarget.value } })
            }
          />
        ))}
      {drawable && (
        <div className="self-end">
          <CurveSpark curve={drawable} actual={null} />
        </div>
      )}
      {errors && (
        <p className="text-xs text-bad sm:col-span-4" role="alert">
          {errors.join(" ")}
        </p>
      )}
    </div>
  );
}

const pick = (numbers: LineState["numbers"], kind: WrittenKind) =>
  Object.fromEntries(
    curveNumbers[kind].flatMap((name: CurveNumber) => (numbers[name] ? [[name, numbers[name]]] : [])),
  );

const box =
  "h-8 w-full rounded-control border border-line-2 bg-surface px-2.5 text-sm text-ink aria-invalid:border-bad disabled:bg-sunken disabled:text-ink-3 max-sm:h-9";

type InputProps = {
  label: string;
  name: string;
  value: string;
  disabled: boolean;
  hint?: string;
  errors?: string[] | null;
  inputMode?: "decimal";
  onChange: (event: ChangeEvent<HTMLInputElement>) => void;
};

function Input({ label, hint, errors, ...input }: InputProps) {
  const id = useId();
  return (
    <Labelled id={id} label={label} hint={hint} errors={errors}>
      <input
        id={id}
        aria-invalid={errors ? true : undefined}
        aria-describedby={`${id}-note`}
        autoComplete="off"
        className={box}
        {...input}
      />
    </Labelled>
  );
}

type SelectProps = {
  label: string;
  name: string;
  value: string;
  disabled: boolean;
  errors?: string[] | null;
  onChange: (value: string) => void;
  children: ReactNode;
};

function Select({ label, errors, onChange, children, ...select }: SelectProps) {
  const id = useId();
  return (
    <Labelled id={id} label={label} errors={errors}>
      <select
        id={id}
        aria-invalid={errors ? true : undefined}
        aria-describedby={`${id}-note`}
        className={box}
        onChange={(event) => onChange(event.currentTarget.value)}
        {...select}
      >
        {children}
      </select>
    </Labelled>
  );
}

function Labelled({
  id,
  label,
  hint,
  errors,
  children,
}: {
  id: string;
  label: string;
  hint?: string;
  errors?: string[] | null;
  children: ReactNode;
}) {
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-xs font-medium text-ink-2">
        {label}
      </label>
      {children}
      <div id={`${id}-note`}>
        {hint && <p className="text-xs text-ink-3">{hint}</p>}
        {errors && (
          <p className="text-xs text-bad" role="alert">
            {errors.join(" ")}
          </p>
        )}
      </div>
    </div>
  );
}
