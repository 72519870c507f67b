import { useState } from "react";
import { Form } from "react-router";
import { useI18n } from "~/platform/i18n";
import type { FormReply } from "~/platform/respond.server";
import { Button, LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { FormErrors, SelectField, TextAreaField, TextField } from "~/ui/field";
import { isStale, StaleNotice, VersionInput } from "~/ui/stale";
import { useForm } from "~/ui/use-form";
import type { NewSquadInput } from "./forms";
import type { squadForm } from "./save-squad.server";
import { UnitChecks } from "./unit-checks";
import { unitChoiceList } from "./unit-choices";
import type { UnitOption } from "./unit-options.server";

type Squad = Awaited<ReturnType<typeof squadForm>>["squad"];
type Props = {
  squad: Squad | null;
  units: UnitOption[];
  today: string;
  /** May change key, kind, days and units as well. */
  mayPlace: boolean;
  reply: FormReply | Response | undefined;
  back: string;
};

/** The form of a squad, new or not. */
export function SquadEditor({ squad, units, today, mayPlace, reply, back }: Props) {
  const { t, name } = useI18n();
  const { form, fields } = useForm<NewSquadInput>({
    reply,
    defaultValue: squad ?? { kind: "standing", startsOn: today, handoffLimitHours: 48 },
  });
  const typedKind = fields.kind.initialValue;
  const [kind, setKind] = useState(typeof typedKind === "string" ? typedKind : "standing");
  const kinds = [
    { value: "standing", label: t("squads.kind.standing") },
    { value: "task-force", label: t("squads.kind.task_force") },
  ];
  const unitList = unitChoiceList(units, name);
  return (
    <Form method="post" id={form.id} className="flex max-w-3xl flex-col gap-4" noValidate>
      {!isStale(reply) && <FormErrors errors={form.errors} />}
      {squad && (
        <StaleNotice
          reply={reply}
          fields={[
            { name: "name", label: t("squads.name_zh"), stored: squad.name },
            { name: "nameEn", label: t("squads.name_en"), stored: squad.nameEn },
            { name: "mission", label: t("squads.mission_zh"), stored: squad.mission },
            { name: "missionEn", label: t("squads.mission_en"), stored: squad.missionEn },
            {
              name: "handoffLimitHours",
              label: t("squads.handoff_limit"),
              stored: String(squad.handoffLimitHours),
            },
            ...(mayPlace
              ? [
                  { name: "key", label: t("squads.key"), stored: squad.key },
                  { name: "kind", label: t("squads.kind"), stored: squad.kind },
                  { name: "startsOn", label: t("squads.starts_on"), stored: squad.startsOn },
                  { name: "endsOn", label: t("squads.ends_on"), stored: squad.endsOn ?? "" },
                ]
              : []),
          ]}
        />
      )}
      {squad && <VersionInput reply={reply} current={squad.version} />}
      <Card title={t("squads.about")}>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField meta={fields.name} label={t("squads.name_zh")} required />
          <TextField meta={fields.nameEn} label={t("squads.name_en")} required />
          <TextAreaField meta={fields.mission} label={t("squads.mission_zh")} rows={3} />
          <TextAreaField meta={fields.missionEn} label={t("squads.mission_en")} rows={3} />
          <TextField
            meta={fields.handoffLimitHours}
            label={t("squads.handoff_limit")}
            hint={t("squads.handoff_limit_hint")}
            inputMode="numeric"
            required
          />
        </div>
      </Card>
      {mayPlace && (
        <Card title={t("squads.place")}>
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField meta={fields.key} label={t("squads.key")} hint={t("squads.key_hint")} required />
            <SelectField
              meta={fields.kind}
              label={t("squads.kind")}
              choices={kinds}
              onChange={(event) => setKind(event.currentTarget.value)}
            />
            <TextField meta={fields.startsOn} label={t("squads.starts_on")} type="date" required />
            {kind === "task-force" && (
              <TextField
                meta={fields.endsOn}
                label={t("squads.ends_on")}
                hint={t("squads.ends_on_hint")}
                type="date"
                required
              />
            )}
            <SelectField
              meta={fields.primaryUnitId}
              label={t("squads.primary_unit")}
              hint={t("squads.primary_unit_hint")}
              none={t("squads.choose_unit")}
              choices={unitList}
              required
            />
            <UnitChecks meta={fields.otherUnitIds} units={units} chosen={squad?.otherUnitIds ?? []} />
          </div>
        </Card>
      )}
      <div className="flex gap-2">
        <Button kind="main" name="intent" value={mayPlace ? "save" : "save-words"}>
          {squad ? t("action.save") : t("squads.form")}
        </Button>
        <LinkButton to={back}>{t("action.cancel")}</LinkButton>
      </div>
    </Form>
  );
}
