import { Form, Link } from "react-router";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import type { FormReply } from "~/platform/respond.server";
import { Button, LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { FormErrors, SelectField, TextField } from "~/ui/field";
import { useForm } from "~/ui/use-form";
import type { loadFlowSettings } from "./settings.server";

export type FlowSettingsView = Awaited<ReturnType<typeof loadFlowSettings>>;

type Fields = { started: string; finished: string; waitHours: string; returnRate: string };

/** How the squad reads its flow. */
export function SettingsForm({ view, reply }: { view: FlowSettingsView; reply: FormReply | undefined }) {
  const { t, f, name } = useI18n();
  const { squad, boundary, thresholds, version, queues } = view;
  const { form, fields } = useForm<Fields>({
    reply,
    defaultValue: {
      ...boundary,
      waitHours: String(thresholds.wait),
      returnRate: String(thresholds.returnRate / 100),
    },
  });
  const category = (value: "to-do" | "doing" | "review" | "done") => ({
    value,
    label: t(`columns.category.${value}`),
  });
  return (
    <Card title={t("flow.settings_title")} className="max-w-2xl">
      <Form method="post" id={form.id} className="flex flex-col gap-5">
        <p className="text-sm text-ink-2">{t("flow.settings_text")}</p>
        <FormErrors errors={form.errors} />
        <input type="hidden" name="version" value={version} />
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField
            meta={fields.started}
            label={t("flow.started")}
            hint={t("flow.started_hint")}
            choices={(["to-do", "doing", "review"] as const).map(category)}
          />
          <SelectField
            meta={fields.finished}
            label={t("flow.finished")}
            hint={t("flow.finished_hint")}
            choices={(["review", "done"] as const).map(category)}
          />
          <TextField
            meta={fields.waitHours}
            label={t("flow.wait_hours")}
            hint={t("flow.wait_hours_hint", { hours: squad.handoffLimitHours })}
            type="number"
            min={1}
            max={2_000}
            required
          />
          <TextField
            meta={fields.returnRate}
            label={t("flow.return_rate")}
            hint={t("flow.return_rate_hint")}
            type="number"
            min={1}
            max={100}
            step="0.01"
            required
          />
        </div>
        <p className="text-sm text-ink-2">
          {queues.length === 0
            ? t("flow.no_queues")
            : t("flow.queues", { columns: f.list(queues.map((column) => name(column))) })}{" "}
          <Link to={paths.boardColumns(squad.id)} className="underline underline-offset-2">
            {t("flow.edit_columns")}
          </Link>
        </p>
        <div className="flex gap-2">
          <Button kind="main">{t("action.save")}</Button>
          <LinkButton to={paths.squadFlow(squad.id)}>{t("action.cancel")}</LinkButton>
        </div>
      </Form>
    </Card>
  );
}
