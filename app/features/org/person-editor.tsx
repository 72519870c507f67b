import { Form } from "react-router";
import { disciplines } from "~/domain/org/discipline";
import { useI18n } from "~/platform/i18n";
import type { FormReply } from "~/platform/respond.server";
import { Button, LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { FormErrors, SelectField, TextField } from "~/ui/field";
import { isStale, StaleNotice, VersionInput } from "~/ui/stale";
import { useForm } from "~/ui/use-form";
import type { EditPersonInput } from "./forms";
import { PersonField } from "./person-field";
import type { personForm } from "./save-person.server";
import { unitChoiceList } from "./unit-choices";

type Props = Awaited<ReturnType<typeof personForm>> & {
  reply: FormReply | Response | undefined;
  back: string;
};

/** The form of a person, new or not. */
export function PersonEditor({ person, units, reply, back }: Props) {
  const { t, name } = useI18n();
  const { form, fields } = useForm<EditPersonInput>({ reply, defaultValue: person ?? undefined });
  const unitList = unitChoiceList(units, name);
  const unitLabel = (id: string) => unitList.find((unit) => unit.value === id)?.label.trim() ?? "";
  const disciplineList = disciplines.map((value) => ({ value, label: t(`discipline.${value}`) }));
  const disciplineLabel = (value: string) =>
    disciplineList.find((choice) => choice.value === value)?.label ?? "";
  return (
    <Form method="post" id={form.id} className="flex max-w-3xl flex-col gap-4" noValidate>
      {!isStale(reply) && <FormErrors errors={form.errors} />}
      {person && (
        <StaleNotice
          reply={reply}
          fields={[
            { name: "name", label: t("people.name_zh"), stored: person.name },
            { name: "nameEn", label: t("people.name_en"), stored: person.nameEn },
            { name: "employeeNo", label: t("people.employee_no"), stored: person.employeeNo },
            { name: "email", label: t("people.email"), stored: person.email },
            { name: "title", label: t("people.job_zh"), stored: person.title },
            { name: "titleEn", label: t("people.job_en"), stored: person.titleEn },
            {
              name: "discipline",
              label: t("people.discipline"),
              stored: person.discipline ?? "",
              show: disciplineLabel,
            },
            { name: "unitId", label: t("people.unit"), stored: person.unitId ?? "", show: unitLabel },
            { name: "manager", label: t("people.manager"), stored: person.manager ?? "" },
          ]}
        />
      )}
      {person && <VersionInput reply={reply} current={person.version} />}
      <Card title={t("people.who")}>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField meta={fields.name} label={t("people.name_zh")} required />
          <TextField meta={fields.nameEn} label={t("people.name_en")} required />
          <TextField
            meta={fields.employeeNo}
            label={t("people.employee_no")}
            hint={t("people.employee_no_hint")}
            required
          />
          <TextField meta={fields.email} label={t("people.email")} type="email" required />
        </div>
      </Card>
      <Card title={t("people.place")} className="overflow-visible!">
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField meta={fields.title} label={t("people.job_zh")} />
          <TextField meta={fields.titleEn} label={t("people.job_en")} />
          <SelectField
            meta={fields.discipline}
            label={t("people.discipline")}
            none={t("discipline.none")}
            choices={disciplineList}
          />
          <SelectField
            meta={fields.unitId}
            label={t("people.unit")}
            none={t("form.none")}
            choices={unitList}
          />
          <PersonField meta={fields.manager} label={t("people.manager")} />
        </div>
      </Card>
      <div className="flex gap-2">
        <Button kind="main">{t("action.save")}</Button>
        <LinkButton to={back}>{t("action.cancel")}</LinkButton>
      </div>
    </Form>
  );
}
