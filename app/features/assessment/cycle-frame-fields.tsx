import type { FieldMetadata } from "@conform-to/react";
import type { Named } from "~/platform/i18n";
import { useI18n } from "~/platform/i18n";
import { SelectField, TextField } from "~/ui/field";

export type CycleFrameShape = {
  name: string;
  nameEn: string;
  kind: string;
  start: string;
  end: string;
  schemeVersionId: string;
};
export type SchemeChoice = Named & { id: string; number: number };

/** Names, kind, dates and scheme of a cycle. */
export function CycleFrameFields({
  fields,
  schemes,
}: {
  fields: { [K in keyof CycleFrameShape]: FieldMetadata<CycleFrameShape[K]> };
  schemes: readonly SchemeChoice[];
}) {
  const { t, name } = useI18n();
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField meta={fields.name} label={t("cycle.name_zh")} lang="zh-CN" required />
      <TextField meta={fields.nameEn} label={t("cycle.name_en")} lang="en" required />
      <SelectField
        meta={fields.kind}
        label={t("cycle.kind")}
        choices={(["quarter", "half", "year"] as const).map((value) => ({
          value,
          label: t(`assessment.kind.${value}`),
        }))}
      />
      <SelectField
        meta={fields.schemeVersionId}
        label={t("cycle.scheme")}
        none={t("cycle.scheme_none")}
        choices={schemes.map((scheme) => ({
          value: scheme.id,
          label: t("cycle.scheme_version", { name: name(scheme), number: scheme.number }),
        }))}
      />
      <TextField meta={fields.start} label={t("cycle.start")} type="date" required />
      <TextField meta={fields.end} label={t("cycle.end")} type="date" required />
    </div>
  );
}
