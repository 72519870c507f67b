import { ArrowUp, Trash2 } from "lucide-react";
import { useState } from "react";
import { Form } from "react-router";
import { maximumChecks } from "~/domain/board";
import { disciplines } from "~/domain/org/discipline";
import { useI18n } from "~/platform/i18n";
import type { FormReply } from "~/platform/respond.server";
import { Button, IconButton } from "~/ui/button";
import { CheckField, FormErrors, SelectField, TextField } from "~/ui/field";
import { useForm } from "~/ui/use-form";
import type { EditableCheck } from "./configure-handoff-checks.server";

type EditorProps = {
  checks: readonly EditableCheck[];
  newId: string;
  reply: FormReply | undefined;
};

/** The leads' list of what goes along with a hand-off: add, change, order, delete. */
export function HandoffChecksEditor({ checks, newId, reply }: EditorProps) {
  const { t } = useI18n();
  const refused = reply?.submission.initialValue;
  const refusedId = typeof refused?.checkId === "string" ? refused.checkId : null;
  const known = checks.some(({ id }) => id === refusedId);
  return (
    <div className="flex flex-col gap-4">
      <p className="text-sm text-ink-2">{t("handoff.checks_text")}</p>
      {checks.length === 0 && <p className="text-sm text-ink-3">{t("handoff.checks_none")}</p>}
      <ol className="flex flex-col gap-4">
        {checks.map((check, i) => (
          <li
            key={`${check.id} ${check.text} ${check.required} ${check.from} ${check.to}`}
            className="rounded-cell border border-line p-3"
          >
            <CheckForm check={check} first={i === 0} reply={refusedId === check.id ? reply : undefined} />
          </li>
        ))}
      </ol>
      {checks.length < maximumChecks && (
        <AddCheck key={checks.length} newId={newId} reply={known ? undefined : reply} />
      )}
    </div>
  );
}

type Fields = { text: string; required: string; from: string; to: string };

function CheckForm({
  check,
  first,
  reply,
}: {
  check: EditableCheck;
  first: boolean;
  reply: FormReply | undefined;
}) {
  const { t } = useI18n();
  const { form, fields } = useForm<Fields>({
    reply,
    id: check.id,
    defaultValue: {
      text: check.text,
      required: check.required ? "on" : "",
      from: check.from ?? "",
      to: check.to ?? "",
    },
  });
  return (
    <div className="flex flex-col gap-3">
      <FormErrors errors={form.errors} />
      <Form method="post" id={form.id} preventScrollReset className="flex flex-col gap-3">
        <Hidden intent="save" checkId={check.id} />
        <input type="hidden" name="baseText" value={check.text} />
        {check.required && <input type="hidden" name="baseRequired" value="on" />}
        <input type="hidden" name="baseFrom" value={check.from ?? ""} />
        <input type="hidden" name="baseTo" value={check.to ?? ""} />
        <CheckFields fields={fields} />
        <Button className="self-start">{t("action.save")}</Button>
      </Form>
      <div className="flex gap-1">
        {!first && (
          <Form method="post" preventScrollReset>
            <Hidden intent="up" checkId={check.id} />
            <IconButton type="submit" label={t("handoff.check_up", { text: check.text })}>
              <ArrowUp size={15} aria-hidden />
            </IconButton>
          </Form>
        )}
        <Form method="post" preventScrollReset>
          <Hidden intent="delete" checkId={check.id} />
          <IconButton type="submit" label={t("handoff.check_delete", { text: check.text })}>
            <Trash2 size={15} aria-hidden />
          </IconButton>
        </Form>
      </div>
    </div>
  );
}

function AddCheck({ newId, reply }: { newId: string; reply: FormReply | undefined }) {
  const { t } = useI18n();
  const [checkId] = useState(newId);
  const { form, fields } = useForm<Fields>({ reply, id: "add-check" });
  return (
    <section className="rounded-cell border border-dashed border-line-2 p-3">
      <h3 className="mb-2 text-sm font-semibold">{t("handoff.check_add")}</h3>
      <Form method="post" id={form.id} preventScrollReset className="flex flex-col gap-3">
        <FormErrors errors={form.errors} />
        <Hidden intent="add" checkId={checkId} />
        <CheckFields fields={fields} />
        <Button className="self-start">{t("action.add")}</Button>
      </Form>
    </section>
  );
}

function CheckFields({ fields }: { fields: ReturnType<typeof useForm<Fields>>["fields"] }) {
  const { t } = useI18n();
  const choices = disciplines.map((value) => ({ value, label: t(`discipline.${value}`) }));
  return (
    <>
      <TextField meta={fields.text} label={t("handoff.check_text")} maxLength={120} required />
      <div className="grid grid-cols-2 gap-3">
        <SelectField
          meta={fields.from}
          label={t("handoff.check_from")}
          none={t("handoff.any_discipline")}
          choices={choices}
        />
        <SelectField
          meta={fields.to}
          label={t("handoff.check_to")}
          none={t("handoff.any_discipline")}
          choices={choices}
        />
      </div>
      <CheckField meta={fields.required} label={t("handoff.check_must")} />
    </>
  );
}

function Hidden({ intent, checkId }: { intent: string; checkId: string }) {
  return (
    <>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="checkId" value={checkId} />
    </>
  );
}
