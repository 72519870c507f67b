import { Form } from "react-router";
import { useI18n } from "~/platform/i18n";
import type { FormReply } from "~/platform/respond.server";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { FormErrors, TextField } from "~/ui/field";
import { PasswordField } from "~/ui/password-field";
import { Status } from "~/ui/status";
import { useForm } from "~/ui/use-form";

type Reply = { reply: FormReply | undefined };

export function BeginForm({ reply }: Reply) {
  const { t } = useI18n();
  const { form, fields } = useForm<{ password: string }>({ reply, id: "begin" });
  return (
    <Card title={t("factor.begin")}>
      <Form method="post" id={form.id} className="flex flex-col gap-4" noValidate>
        <FormErrors errors={form.errors} />
        <PasswordField
          meta={fields.password}
          label={t("identity.old_password")}
          hint={t("factor.begin_hint")}
          autoComplete="current-password"
        />
        <Button kind="main" name="intent" value="begin" className="self-start">
          {t("factor.begin")}
        </Button>
      </Form>
    </Card>
  );
}

export function ConfirmForm({
  secret,
  svg,
  uri,
  reply,
}: Reply & { secret: string; svg: string; uri: string }) {
  const { t } = useI18n();
  const { form, fields } = useForm<{ code: string }>({ reply, id: "confirm" });
  return (
    <Card title={t("factor.scan")}>
      <div className="grid gap-6 sm:grid-cols-[200px_minmax(0,1fr)]">
        <a href={uri} className="block w-[200px]">
          <img
            src={`data:image/svg+xml;utf8,${encodeURIComponent(svg)}`}
            alt={t("factor.picture")}
            className="w-[200px] rounded-control border border-line"
          />
        </a>
        <Form method="post" id={form.id} className="flex min-w-0 flex-col gap-4" noValidate>
          <div>
            <p className="text-xs font-medium text-ink-2">{t("factor.secret")}</p>
            <code className="mt-1 block text-sm break-all select-all">
              {secret.match(/.{1,4}/g)?.join(" ")}
            </code>
          </div>
          <FormErrors errors={form.errors} />
          <TextField
            meta={fields.code}
            label={t("factor.first_code")}
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            defaultValue=""
          />
          <Button kind="main" name="intent" value="confirm" className="self-start">
            {t("factor.enable")}
          </Button>
        </Form>
      </div>
    </Card>
  );
}

export function RemoveForm({ reply, since, codesLeft }: Reply & { since: Date; codesLeft: number }) {
  const { t, f } = useI18n();
  const { form, fields } = useForm<{ password: string }>({ reply, id: "remove" });
  return (
    <Card title={t("factor.on")} hint={t("account.factor.on", { day: f.dayOf(since) })}>
      <Status tone={codesLeft > 2 ? "good" : "watch"}>{t("factor.codes_left", { count: codesLeft })}</Status>
      <Form method="post" id={form.id} className="mt-4 flex flex-col gap-4" noValidate>
        <FormErrors errors={form.errors} />
        <PasswordField
          meta={fields.password}
          label={t("identity.old_password")}
          hint={t("factor.off_hint")}
          autoComplete="current-password"
        />
        <Button kind="danger" name="intent" value="remove" className="self-start">
          {t("factor.off")}
        </Button>
      </Form>
    </Card>
  );
}

/** The codes for a lost phone, this once. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const { t } = useI18n();
  return (
    <section
      aria-label={t("factor.recovery")}
      role="status"
      className="mb-4 rounded-card border border-good bg-good-bg p-4 text-sm"
    >
      <p className="font-medium">{t("factor.recovery")}</p>
      <p className="mt-1 text-ink-2">{t("factor.recovery_intro")}</p>
      <ul className="mt-3 grid grid-cols-2 gap-x-6 gap-y-1 rounded-control border border-line-2 bg-surface p-3 select-all sm:grid-cols-5">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}
