import type { FieldMetadata } from "@conform-to/react";
import { useI18n } from "~/platform/i18n";
import type { UnitOption } from "./unit-options.server";

type Meta = Pick<FieldMetadata<unknown>, "id" | "name" | "errors" | "errorId" | "initialValue">;

/** Any number of further units, ticked in the outline. */
export function UnitChecks({
  meta,
  units,
  chosen,
}: {
  meta: Meta;
  units: readonly UnitOption[];
  chosen: readonly string[];
}) {
  const { t, name } = useI18n();
  const typed = Array.isArray(meta.initialValue)
    ? meta.initialValue
    : meta.initialValue === undefined
      ? chosen
      : [meta.initialValue];
  return (
    <fieldset
      className="flex min-w-0 flex-col gap-1 sm:col-span-2"
      aria-describedby={meta.errors ? meta.errorId : undefined}
    >
      <legend className="text-xs font-medium text-ink-2">
        {t("squads.other_units")} <span className="font-normal text-ink-3">{t("form.optional")}</span>
      </legend>
      <div className="max-h-48 overflow-y-auto rounded-control border border-line-2 px-2.5 py-1.5">
        {units.map((unit) => (
          <label
            key={unit.id}
            className="flex items-center gap-2 py-1 text-sm"
            style={{ paddingLeft: unit.depth * 16 }}
          >
            <input
              type="checkbox"
              name={meta.name}
              value={unit.id}
              defaultChecked={typed.includes(unit.id)}
              className="size-4 shrink-0 accent-ink"
            />
            <span className="truncate">{name(unit)}</span>
          </label>
        ))}
      </div>
      {meta.errors && (
        <p id={meta.errorId} className="text-xs text-bad" role="alert">
          {meta.errors.join(" ")}
        </p>
      )}
    </fieldset>
  );
}
