import { Form } from "react-router";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import type { FormReply } from "~/platform/respond.server";
import { Button, LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { FormErrors, TextAreaField, TextField } from "~/ui/field";
import { useForm } from "~/ui/use-form";
import type { readingForm } from "./record-reading.server";

type Props = Awaited<ReturnType<typeof readingForm>> & { reply: FormReply | Response | undefined };
type Fields = { date: string; segment: string; value: string; note: string };

/** Records a reading, or corrects the one of a day: then date and segment are given and the reason is asked for. */
export function RecordForm({ metric, reading, today, reply }: Props) {
  const { t, name } = useI18n();
  const start = reading
    ? { date: reading.day, segment: reading.segment, value: reading.value }
    : { date: today, segment: "" };
  const { form, fields } = useForm<Fields>({ reply, defaultValue: start });
  const unit = name({ name: metric.unit, nameEn: metric.unitEn });
  return (
    <Card className="max-w-xl">
      <Form method="post" id={form.id} className="flex flex-col gap-4" noValidate>
        <FormErrors errors={form.errors} />
        <input type="hidden" name="intent" value={reading ? "correct" : "record"} />
        {reading && <input type="hidden" name="revision" value={reading.revision} />}
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            meta={fields.date}
            label={t("metrics.readings.date")}
            type="date"
            max={today}
            required
            readOnly={reading !== undefined}
          />
          <TextField
            meta={fields.segment}
            label={t("metrics.segment")}
            hint={reading ? undefined : t("metrics.segment_hint")}
            readOnly={reading !== undefined}
            maxLength={60}
          />
        </div>
        <TextField
          meta={fields.value}
          label={unit ? t("metrics.value_in", { unit }) : t("metrics.readings.value")}
          inputMode="decimal"
          autoComplete="off"
          required
          className="tabular-nums"
        />
        <TextAreaField
          meta={fields.note}
          label={t(reading ? "metrics.correct.reason" : "metrics.readings.note")}
          rows={2}
          required={reading !== undefined}
        />
        <div className="flex gap-2">
          <Button kind="main">{t(reading ? "metrics.correct.save" : "metrics.record.save")}</Button>
          <LinkButton to={paths.metric(metric.id)}>{t("action.cancel")}</LinkButton>
        </div>
      </Form>
    </Card>
  );
}
