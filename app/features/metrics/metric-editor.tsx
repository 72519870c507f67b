import { Form } from "react-router";
import { aggregations, directions, perspectives } from "~/domain/metrics";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import type { FormReply } from "~/platform/respond.server";
import { Button, LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { FormErrors, SelectField, TextAreaField, TextField } from "~/ui/field";
import { StaleNotice, VersionInput } from "~/ui/stale";
import { SuggestField } from "~/ui/suggest-field";
import { useForm } from "~/ui/use-form";
import type { EditMetricInput, NewMetricInput } from "./forms";
import type { metricForm } from "./save-metric.server";

type Edited = Awaited<ReturnType<typeof metricForm>>;
type Props = { edited: Edited | null; reply: FormReply | Response | undefined; back: string };

const fresh = {
  decimals: "2",
  freshDays: "35",
  direction: "increase",
  aggregation: "last",
  perspective: "growth",
};

/** The form of a metric, new or not. What contracts and published results rest on is shown with the reason and cannot change. */
export function MetricEditor({ edited, reply, back }: Props) {
  const { t } = useI18n();
  const { form, fields } = useForm<NewMetricInput & EditMetricInput>({
    reply,
    defaultValue: edited?.metric ?? fresh,
  });
  const lock = edited?.lock ?? null;
  const lockHint =
    lock && t(lock === "published" ? "error.metric_locked_published" : "error.metric_locked_in_force");
  const directionChoices = directions.map((value) => ({ value, label: t(`metric.direction.${value}`) }));
  const aggregationChoices = aggregations.map((value) => ({
    value,
    label: t(`metric.aggregation.${value}`),
  }));
  const only = <C extends { value: string }>(choices: C[], value: string | undefined) =>
    lock ? choices.filter((choice) => choice.value === value) : choices;
  return (
    <Form method="post" id={form.id} className="flex max-w-3xl flex-col gap-4" noValidate>
      <FormErrors errors={form.errors} />
      {edited && <StaleNotice reply={reply} fields={storedFields(t, edited.metric)} />}
      {edited && <VersionInput reply={reply} current={edited.metric.version} />}
      <Card title={t("metrics.definition")}>
        <div className="grid gap-4 sm:grid-cols-2">
          {edited === null && (
            <TextField
              meta={fields.code}
              label={t("metrics.code")}
              hint={t("metrics.code_hint")}
              required
              autoCapitalize="characters"
              wrap="sm:col-span-2"
            />
          )}
          <TextField meta={fields.name} label={t("metrics.name")} required />
          <TextField meta={fields.nameEn} label={t("metrics.name_en")} required />
          <TextAreaField meta={fields.description} label={t("metrics.description")} rows={3} />
          <TextAreaField meta={fields.descriptionEn} label={t("metrics.description_en")} rows={3} />
          <SelectField
            meta={fields.perspective}
            label={t("metrics.perspective")}
            choices={perspectives.map((value) => ({ value, label: t(`metric.perspective.${value}`) }))}
          />
          <TextField meta={fields.decimals} label={t("metrics.decimals")} inputMode="numeric" />
          <TextField meta={fields.unit} label={t("metrics.unit_zh")} />
          <TextField meta={fields.unitEn} label={t("metrics.unit_en")} />
        </div>
      </Card>
      <Card title={t("metrics.meaning")}>
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField
            meta={fields.direction}
            label={t("metrics.direction")}
            choices={only(directionChoices, edited?.metric.direction)}
            hint={lockHint ?? undefined}
          />
          <SelectField
            meta={fields.aggregation}
            label={t("metrics.aggregation")}
            choices={only(aggregationChoices, edited?.metric.aggregation)}
            hint={lockHint ?? t("metrics.aggregation_hint")}
          />
        </div>
      </Card>
      <Card title={t("metrics.feed")}>
        <div className="grid gap-4 sm:grid-cols-2">
          <SuggestField
            meta={fields.owner}
            label={t("metrics.owner_field")}
            hint={t("metrics.owner_hint")}
            source={paths.peopleSuggest}
          />
          <TextField meta={fields.freshDays} label={t("metrics.fresh_days")} inputMode="numeric" />
          <TextField meta={fields.source} label={t("metrics.source_zh")} hint={t("metrics.source_hint")} />
          <TextField meta={fields.sourceEn} label={t("metrics.source_en")} />
        </div>
      </Card>
      <div className="flex gap-2">
        <Button kind="main">{t(edited ? "metrics.save" : "metrics.create")}</Button>
        <LinkButton to={back}>{t("action.cancel")}</LinkButton>
      </div>
    </Form>
  );
}

function storedFields(t: ReturnType<typeof useI18n>["t"], metric: Edited["metric"]) {
  return [
    { name: "name", label: t("metrics.name"), stored: metric.name },
    { name: "nameEn", label: t("metrics.name_en"), stored: metric.nameEn },
    { name: "description", label: t("metrics.description"), stored: metric.description },
    { name: "descriptionEn", label: t("metrics.description_en"), stored: metric.descriptionEn },
    {
      name: "perspective",
      label: t("metrics.perspective"),
      stored: metric.perspective,
      show: (value: string) => labelOf(perspectives, value, (one) => t(`metric.perspective.${one}`)),
    },
    { name: "decimals", label: t("metrics.decimals"), stored: String(metric.decimals) },
    { name: "unit", label: t("metrics.unit_zh"), stored: metric.unit },
    { name: "unitEn", label: t("metrics.unit_en"), stored: metric.unitEn },
    {
      name: "direction",
      label: t("metrics.direction"),
      stored: metric.direction,
      show: (value: string) => labelOf(directions, value, (one) => t(`metric.direction.${one}`)),
    },
    {
      name: "aggregation",
      label: t("metrics.aggregation"),
      stored: metric.aggregation,
      show: (value: string) => labelOf(aggregations, value, (one) => t(`metric.aggregation.${one}`)),
    },
    { name: "owner", label: t("metrics.owner_field"), stored: metric.owner },
    { name: "freshDays", label: t("metrics.fresh_days"), stored: String(metric.freshDays) },
    { name: "source", label: t("metrics.source_zh"), stored: metric.source },
    { name: "sourceEn", label: t("metrics.source_en"), stored: metric.sourceEn },
  ];
}

function labelOf<V extends string>(values: readonly V[], value: string, label: (value: V) => string): string {
  const known = values.find((one) => one === value);
  return known ? label(known) : value;
}
