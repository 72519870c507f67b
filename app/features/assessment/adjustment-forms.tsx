import { Form } from "react-router";
import { type Named, useI18n } from "~/platform/i18n";
import type { FormReply } from "~/platform/respond.server";
import { Button } from "~/ui/button";
import { FormErrors, SelectField, TextAreaField, TextField } from "~/ui/field";
import { replyTo } from "~/ui/reply";
import { useForm } from "~/ui/use-form";
import type { listAdjustments } from "./adjustments.server";

type Props = { data: Awaited<ReturnType<typeof listAdjustments>>; reply: FormReply | Response | undefined };

type Match = Props["data"]["matches"][number];

function useMatchLabel() {
  const { name } = useI18n();
  return (match: Match) => {
    const squad: Named = { name: match.squadName ?? "", nameEn: match.squadNameEn ?? "" };
    return `${name(match)} · ${name(squad)}`;
  };
}

const box = "flex flex-col gap-4 border-t border-line bg-paper p-4.5";

/** Proposes points for a person found by the search above. */
export function ItemForm({ data, reply }: Props) {
  const { t } = useI18n();
  const label = useMatchLabel();
  const { form, fields } = useForm<{ personId: string; points: string; reason: string }>({
    reply: replyTo(reply, "propose-item"),
    id: "item",
  });
  return (
    <Form method="post" id={form.id} className={box}>
      <FormErrors errors={form.errors} />
      <div className="grid gap-4 sm:grid-cols-[2fr_1fr]">
        <SelectField
          meta={fields.personId}
          label={t("adjust.person")}
          hint={t("adjust.find_hint")}
          none="—"
          choices={data.matches.map((match) => ({ value: match.id, label: label(match) }))}
        />
        <TextField meta={fields.points} label={t("adjust.points")} inputMode="decimal" />
      </div>
      <TextAreaField
        meta={fields.reason}
        label={t("adjust.reason")}
        hint={t("adjust.reason_hint")}
        rows={2}
      />
      <div>
        <Button name="intent" value="propose-item">
          {t("adjust.propose_item")}
        </Button>
      </div>
    </Form>
  );
}

/** Proposes a veto on a person found by the search above, or on a squad of the cycle. */
export function VetoForm({ data, reply }: Props) {
  const { t, name } = useI18n();
  const label = useMatchLabel();
  const { form, fields } = useForm<{ target: string; effect: string; value: string; reason: string }>({
    reply: replyTo(reply, "propose-veto"),
    id: "veto",
  });
  const people = data.matches.map((match) => ({ value: `person:${match.id}`, label: label(match) }));
  const squads = data.squads.map((squad) => ({
    value: `squad:${squad.id}`,
    label: `${t("adjust.squad")} · ${name(squad)}`,
  }));
  return (
    <Form method="post" id={form.id} className={box}>
      <FormErrors errors={form.errors} />
      <div className="grid gap-4 sm:grid-cols-3">
        <SelectField
          meta={fields.target}
          label={t("adjust.person_or_squad")}
          none="—"
          choices={[...people, ...squads]}
        />
        <SelectField
          meta={fields.effect}
          label={t("adjust.effect")}
          choices={(["cap-grade", "cap-score", "zero"] as const).map((value) => ({
            value,
            label: t(`adjust.effect.${value}`),
          }))}
        />
        <TextField
          meta={fields.value}
          label={t("adjust.value")}
          hint={t("adjust.value_hint")}
          list="veto-grades"
        />
        <datalist id="veto-grades">
          {data.grades.map((grade) => (
            <option key={grade} value={grade} />
          ))}
        </datalist>
      </div>
      <TextAreaField
        meta={fields.reason}
        label={t("adjust.reason")}
        hint={t("adjust.reason_hint")}
        rows={2}
      />
      <div>
        <Button name="intent" value="propose-veto">
          {t("adjust.propose_veto")}
        </Button>
      </div>
    </Form>
  );
}
