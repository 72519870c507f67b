import { Form } from "react-router";
import { useI18n } from "~/platform/i18n";
import type { FormReply } from "~/platform/respond.server";
import { Button } from "~/ui/button";
import { FormErrors, TextField } from "~/ui/field";
import { replyTo } from "~/ui/reply";
import { isStale, StaleNotice, VersionInput } from "~/ui/stale";
import { UrlDialog } from "~/ui/url-dialog";
import { useForm } from "~/ui/use-form";

type Leave = { id: string; from: string; to: string; reason: string; version: number };
type Reply = FormReply | Response | undefined;

/** The dialog that enters a leave. */
export function AddLeaveDialog({ reply }: { reply: Reply }) {
  const { t } = useI18n();
  const { form, fields } = useForm<Omit<Leave, "id" | "version">>({ reply: replyTo(reply, "add-leave") });
  return (
    <UrlDialog name="add-leave" title={t("leave.add")} description={t("leave.explain")}>
      <Form method="post" id={form.id} className="flex flex-col gap-4" noValidate>
        <FormErrors errors={form.errors} />
        <div className="grid grid-cols-2 gap-3">
          <TextField meta={fields.from} label={t("leave.from")} type="date" required />
          <TextField meta={fields.to} label={t("leave.to")} type="date" required />
        </div>
        <TextField meta={fields.reason} label={t("leave.reason")} />
        <Button kind="main" name="intent" value="add-leave" className="self-end">
          {t("leave.add")}
        </Button>
      </Form>
    </UrlDialog>
  );
}

/** The dialog that changes a leave or takes it out. */
export function EditLeaveDialog({ leave, reply }: { leave: Leave; reply: Reply }) {
  const { t } = useI18n();
  const mine = replyTo(reply, "edit-leave", { leaveId: leave.id });
  const { form, fields } = useForm<Leave>({ reply: mine, defaultValue: leave, id: `leave-${leave.id}` });
  return (
    <UrlDialog name="edit-leave" about={leave.id} title={t("leave.edit")} description={t("leave.explain")}>
      <Form method="post" id={form.id} className="flex flex-col gap-4" noValidate>
        {!isStale(mine) && <FormErrors errors={form.errors} />}
        <StaleNotice
          reply={mine}
          fields={[
            { name: "from", label: t("leave.from"), stored: leave.from },
            { name: "to", label: t("leave.to"), stored: leave.to },
            { name: "reason", label: t("leave.reason"), stored: leave.reason },
          ]}
        />
        <VersionInput reply={mine} current={leave.version} />
        <input type="hidden" name="leaveId" value={leave.id} />
        <div className="grid grid-cols-2 gap-3">
          <TextField meta={fields.from} label={t("leave.from")} type="date" required />
          <TextField meta={fields.to} label={t("leave.to")} type="date" required />
        </div>
        <TextField meta={fields.reason} label={t("leave.reason")} />
        {/* Saving comes first: Enter in a field presses the first button. */}
        <div className="flex flex-row-reverse gap-2">
          <Button kind="main" name="intent" value="edit-leave">
            {t("action.save")}
          </Button>
          <Button kind="danger" name="intent" value="remove-leave">
            {t("leave.remove")}
          </Button>
        </div>
      </Form>
    </UrlDialog>
  );
}
