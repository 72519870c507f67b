import { Form, useNavigation } from "react-router";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import type { FormReply } from "~/platform/respond.server";
import { Button, LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { FormErrors, TextField } from "~/ui/field";
import { VersionInput } from "~/ui/stale";
import { Status } from "~/ui/status";
import { dialogAddress, UrlDialog } from "~/ui/url-dialog";
import { useForm } from "~/ui/use-form";
import type { DissolutionView } from "./load-dissolution.server";

type Props = { view: DissolutionView; reply: FormReply | undefined };

/** Says what still stands in the way, or offers to dissolve, which asks once. */
export function CloseCard({ view, reply }: Props) {
  const { t, f, name } = useI18n();
  const navigation = useNavigation();
  const { squad, counts, problem } = view;
  const day = squad.endsOn === null ? "" : f.dayWithYear(squad.endsOn);
  return (
    <Card title={t("dissolution.close")}>
      <div className="flex flex-col items-start gap-3 text-sm">
        <FormErrors errors={reply?.submission.error?.[""]} />
        <p className="text-ink-2">{t("dissolution.close_explain", { day })}</p>
        {problem === "dissolution_not_yet" && <p>{t("dissolution.not_yet", { day })}</p>}
        {counts.undecided > 0 && (
          <Status tone="watch">{t("dissolution.still_undecided", { count: counts.undecided })}</Status>
        )}
        {counts.waiting > 0 && (
          <Status tone="watch">{t("dissolution.still_waiting", { count: counts.waiting })}</Status>
        )}
        {counts.undecided === 0 && counts.waiting === 0 && (
          <Status tone="good">{t("dissolution.ready")}</Status>
        )}
        {problem === null && (
          <LinkButton kind="danger" to={dialogAddress("dissolve")} preventScrollReset>
            {t("dissolution.close")}
          </LinkButton>
        )}
      </div>
      {problem === null && (
        <UrlDialog
          name="dissolve"
          title={t("dissolution.close_ask", { squad: name(squad) })}
          description={t("dissolution.close_what", { open: counts.open, day })}
        >
          <Form method="post" action={paths.squadDissolve(squad.id)} className="flex justify-end">
            <input type="hidden" name="version" value={squad.version} />
            <Button kind="danger" name="intent" value="dissolve" disabled={navigation.state !== "idle"}>
              {t("dissolution.close")}
            </Button>
          </Form>
        </UrlDialog>
      )}
    </Card>
  );
}

/** Takes a dissolution back; for HR. */
export function ReopenCard({ view, reply }: Props) {
  const { t } = useI18n();
  const { squad, today } = view;
  const { form, fields } = useForm<{ endsOn: string; reason: string }>({ reply, id: "reopen" });
  return (
    <Card title={t("dissolution.reopen")} className="max-w-xl">
      <Form method="post" id={form.id} noValidate className="flex flex-col items-start gap-3">
        <FormErrors errors={form.errors} />
        <p className="text-sm text-ink-2">{t("dissolution.reopen_explain")}</p>
        <VersionInput reply={reply} current={squad.version} />
        <TextField meta={fields.endsOn} label={t("dissolution.date_new")} type="date" min={today} required />
        <TextField
          meta={fields.reason}
          label={t("dissolution.reason")}
          wrap="w-full"
          maxLength={500}
          required
        />
        <Button kind="main" name="intent" value="reopen">
          {t("dissolution.reopen")}
        </Button>
      </Form>
    </Card>
  );
}
