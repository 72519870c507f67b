import type { FieldMetadata } from "@conform-to/react";
import type { ComponentProps, ReactNode } from "react";
import { useI18n } from "~/platform/i18n";
import { cx } from "./cx";

type Meta = Pick<
  FieldMetadata<unknown>,
  "id" | "name" | "errors" | "errorId" | "descriptionId" | "initialValue" | "required"
>;

const box =
  "w-full rounded-control border bg-surface px-2.5 text-sm text-ink border-line-2 aria-invalid:border-bad disabled:bg-sunken disabled:text-ink-3";

/** Label, hint and error around a control. */
function Shell({
  meta,
  label,
  hint,
  children,
  className,
}: {
  meta: Meta;
  label: ReactNode;
  hint?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  const { t } = useI18n();
  return (
    <div className={cx("flex flex-col gap-1 min-w-0", className)}>
      <label htmlFor={meta.id} className="text-xs font-medium text-ink-2">
        {label}
        {meta.required === false && <span className="text-ink-3 font-normal"> {t("form.optional")}</span>}
      </label>
      {children}
      {hint !== undefined && (
        <p id={meta.descriptionId} className="text-xs text-ink-3">
          {hint}
        </p>
      )}
      {meta.errors && (
        <p id={meta.errorId} className="text-xs text-bad" role="alert">
          {meta.errors.join(" ")}
        </p>
      )}
    </div>
  );
}

function described(meta: Meta, hint: ReactNode): string | undefined {
  return (
    [hint !== undefined && meta.descriptionId, meta.errors && meta.errorId].filter(Boolean).join(" ") ||
    undefined
  );
}

type Common = { meta: Meta; label: ReactNode; hint?: ReactNode; wrap?: string };

/** A text-like input bound to a conform field; what was typed survives a refusal. */
export function TextField({
  meta,
  label,
  hint,
  wrap,
  className,
  ...rest
}: Common & Omit<ComponentProps<"input">, "name" | "id">) {
  return (
    <Shell meta={meta} label={label} hint={hint} className={wrap}>
      <input
        id={meta.id}
        name={meta.name}
        defaultValue={typeof meta.initialValue === "string" ? meta.initialValue : undefined}
        aria-invalid={meta.errors ? true : undefined}
        aria-describedby={described(meta, hint)}
        required={meta.required}
        className={cx(box, "h-8 max-sm:h-9", className)}
        {...rest}
      />
    </Shell>
  );
}

export function TextAreaField({
  meta,
  label,
  hint,
  wrap,
  className,
  rows = 4,
  ...rest
}: Common & Omit<ComponentProps<"textarea">, "name" | "id">) {
  return (
    <Shell meta={meta} label={label} hint={hint} className={wrap}>
      <textarea
        id={meta.id}
        name={meta.name}
        rows={rows}
        defaultValue={typeof meta.initialValue === "string" ? meta.initialValue : undefined}
        aria-invalid={meta.errors ? true : undefined}
        aria-describedby={described(meta, hint)}
        required={meta.required}
        className={cx(box, "py-1.5", className)}
        {...rest}
      />
    </Shell>
  );
}

export type Choice = { value: string; label: string };

export function SelectField({
  meta,
  label,
  hint,
  wrap,
  choices,
  none,
  className,
  ...rest
}: Common & Omit<ComponentProps<"select">, "name" | "id"> & { choices: readonly Choice[]; none?: string }) {
  return (
    <Shell meta={meta} label={label} hint={hint} className={wrap}>
      <select
        id={meta.id}
        name={meta.name}
        defaultValue={typeof meta.initialValue === "string" ? meta.initialValue : ""}
        aria-invalid={meta.errors ? true : undefined}
        aria-describedby={described(meta, hint)}
        required={meta.required}
        className={cx(box, "h-8 max-sm:h-9", className)}
        {...rest}
      >
        {none !== undefined && <option value="">{none}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Shell>
  );
}

export function CheckField({ meta, label, hint }: Common) {
  return (
    <div>
      <label className="inline-flex items-center gap-2 text-sm">
        <input
          type="checkbox"
          id={meta.id}
          name={meta.name}
          defaultChecked={meta.initialValue === "on"}
          className="size-4 accent-ink"
        />
        {label}
      </label>
      {hint !== undefined && <p className="text-xs text-ink-3 pl-6">{hint}</p>}
    </div>
  );
}

/** What is wrong with the form as a whole. */
export function FormErrors({ errors, id }: { errors: readonly string[] | null | undefined; id?: string }) {
  if (!errors || errors.length === 0) return null;
  return (
    <div
      id={id}
      role="alert"
      className="rounded-control border border-bad bg-bad-bg text-bad px-3 py-2 text-sm"
    >
      {errors.map((error) => (
        <p key={error}>{error}</p>
      ))}
    </div>
  );
}
