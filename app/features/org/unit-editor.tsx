import { Form } from "react-router";
import { useI18n } from "~/platform/i18n";
import type { FormReply } from "~/platform/respond.server";
import { Button, LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { FormErrors, SelectField, TextField } from "~/ui/field";
import { replyTo } from "~/ui/reply";
import { isStale, StaleNotice, VersionInput } from "~/ui/stale";
import { useForm } from "~/ui/use-form";
import type { EditUnitInput } from "./forms";
import { PersonField } from "./person-field";
import type { unitForm } from "./save-unit.server";
import { unitChoiceList } from "./unit-choices";

type Props = Awaited<ReturnType<typeof unitForm>> & {
  reply: FormReply | Response | undefined;
  back: string;
  parentId?: string;
};

/** The form of a unit, new or not. A unit cannot hang under itself, so it is not offered as its own parent. */
export function UnitEditor({ unit, units, reply, back, parentId }: Props) {
  const { t, name } = useI18n();
  const mine = unit ? replyTo(reply, "save") : reply;
  const { form, fields } = useForm<EditUnitInput>({ reply: mine, defaultValue: unit ?? { parentId } });
  const parents = unitChoiceList(
    units.filter((other) => other.id !== unit?.id),
    name,
  );
  const parentLabel = (id: string) => parents.find((choice) => choice.value === id)?.label.trim() ?? "";
  return (
    <Form method="post" id={form.id} className="flex max-w-3xl flex-col gap-4" noValidate>
      {!isStale(mine) && <FormErrors errors={form.errors} />}
      {unit && (
        <StaleNotice
          reply={mine}
          fields={[
            { name: "code", label: t("units.code"), stored: unit.code },
            { name: "name", label: t("units.name_zh"), stored: unit.name },
            { name: "nameEn", label: t("units.name_en"), stored: unit.nameEn },
            { name: "parentId", label: t("units.parent"), stored: unit.parentId ?? "", show: parentLabel },
            { name: "head", label: t("units.head"), stored: unit.head ?? "" },
          ]}
        />
      )}
      {unit && <VersionInput reply={mine} current={unit.version} />}
      <Card className="overflow-visible!">
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField meta={fields.name} label={t("units.name_zh")} required />
          <TextField meta={fields.nameEn} label={t("units.name_en")} required />
          <TextField meta={fields.code} label={t("units.code")} hint={t("units.code_hint")} required />
          <SelectField
            meta={fields.parentId}
            label={t("units.parent")}
            none={t("units.top")}
            choices={parents}
            hint={unit ? t("units.move_hint") : undefined}
          />
          <PersonField meta={fields.head} label={t("units.head")} />
        </div>
      </Card>
      <div className="flex gap-2">
        <Button kind="main" name="intent" value="save">
          {t("action.save")}
        </Button>
        <LinkButton to={back}>{t("action.cancel")}</LinkButton>
      </div>
    </Form>
  );
}
