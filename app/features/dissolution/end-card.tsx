import { Form } from "react-router";
import { useI18n } from "~/platform/i18n";
import type { FormReply } from "~/platform/respond.server";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { FormErrors, TextField } from "~/ui/field";
import { VersionInput } from "~/ui/stale";
import { useForm } from "~/ui/use-form";
import type { DissolutionView } from "./load-dissolution.server";

/** Puts the end off or brings it forward, with the reason. */
export function EndCard({ view, reply }: { view: DissolutionView; reply: FormReply | undefined }) {
  const { t } = useI18n();
  const { squad, today } = view;
  const { form, fields } = useForm<{ endsOn: string; reason: string }>({
    reply,
    defaultValue: { endsOn: squad.endsOn ?? today },
    id: "end",
  });
  return (
    <Card title={t("dissolution.date")}>
      <Form
        method="post"
        id={form.id}
        noValidate
        preventScrollReset
        className="flex flex-col items-start gap-3"
      >
        <FormErrors errors={form.errors} />
        <VersionInput reply={reply} current={squad.version} />
        <TextField
          meta={fields.endsOn}
          label={t("dissolution.date_new")}
          hint={t("dissolution.date_hint")}
          type="date"
          min={today}
          required
        />
        <TextField
          meta={fields.reason}
          label={t("dissolution.reason")}
          wrap="w-full"
          maxLength={500}
          required
        />
        <Button name="intent" value="date">
          {t("dissolution.date_save")}
        </Button>
      </Form>
    </Card>
  );
}
