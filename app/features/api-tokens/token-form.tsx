import { Form } from "react-router";
import { useI18n } from "~/platform/i18n";
import type { FormReply } from "~/platform/respond.server";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { FormErrors, TextField } from "~/ui/field";
import { replyTo } from "~/ui/reply";
import { useForm } from "~/ui/use-form";
import type { CreateTokenInput } from "./forms";

const offered = ["readings:write", "metrics:read"] as const;

/** Makes a token with a name, its rights and, if wanted, its last day. */
export function TokenForm({ reply, today }: { reply: FormReply | undefined; today: string }) {
  const { t } = useI18n();
  const { form, fields } = useForm<CreateTokenInput>({ reply: replyTo(reply, "create"), id: "token" });
  return (
    <Card title={t("tokens.create")}>
      <Form method="post" id={form.id} className="flex flex-col gap-4" noValidate>
        <FormErrors errors={form.errors} />
        <input type="hidden" name="intent" value="create" />
        <TextField
          meta={fields.name}
          label={t("tokens.name")}
          hint={t("tokens.name_hint")}
          required
          maxLength={60}
        />
        <fieldset aria-describedby={fields.scopes.errors ? fields.scopes.errorId : undefined}>
          <legend className="mb-1 text-xs font-medium text-ink-2">{t("tokens.scopes")}</legend>
          <div className="flex flex-col gap-1.5">
            {offered.map((scope) => (
              <label key={scope} className="inline-flex items-center gap-2 text-sm">
                <input
                  type="checkbox"
                  name="scopes"
                  value={scope}
                  defaultChecked={scope === "readings:write"}
                  className="size-4 accent-ink"
                />
                <span>
                  {t(`tokens.scope.${scope}`)}{" "}
                  <code className="text-xs whitespace-nowrap text-ink-3">{scope}</code>
                </span>
              </label>
            ))}
          </div>
          {fields.scopes.errors && (
            <p id={fields.scopes.errorId} role="alert" className="mt-1 text-xs text-bad">
              {fields.scopes.errors.join(" ")}
            </p>
          )}
        </fieldset>
        <TextField
          meta={fields.expiresOn}
          label={`${t("tokens.expires_on")} ${t("form.optional")}`}
          type="date"
          min={today}
        />
        <div>
          <Button kind="main">{t("tokens.save")}</Button>
        </div>
      </Form>
    </Card>
  );
}
