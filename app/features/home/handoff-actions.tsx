import { useRef, useState } from "react";
import { Form } from "react-router";
import { useI18n } from "~/platform/i18n";
import type { FormReply } from "~/platform/respond.server";
import { Button } from "~/ui/button";
import { FormErrors, TextAreaField } from "~/ui/field";
import { replyTo } from "~/ui/reply";
import { useForm } from "~/ui/use-form";
import type { WaitingHandoff } from "./view";

type Props = { handoff: WaitingHandoff; kind: "main" | "plain"; reply: FormReply | undefined };

/** Accept at once, or return with a reason, without leaving Home. */
export function HandoffActions({ handoff, kind, reply }: Props) {
  const { t } = useI18n();
  const refused = replyTo(reply, "return", { handoffId: handoff.id });
  const [returning, setReturning] = useState(refused !== undefined);
  const fold = useRef<HTMLDetailsElement>(null);
  const { form, fields } = useForm<{ reason: string }>({ reply: refused, id: `return-${handoff.id}` });
  const accepted = replyTo(reply, "accept", { handoffId: handoff.id });
  return (
    <>
      <Form method="post" action="?index" preventScrollReset>
        <Which handoff={handoff} />
        <Button
          kind={kind}
          name="intent"
          value="accept"
          data-act
          aria-label={t("home.accept_named", { title: handoff.title })}
        >
          {t("task.accept")}
        </Button>
      </Form>
      <details
        ref={fold}
        open={returning}
        onToggle={(event) => {
          setReturning(event.currentTarget.open);
          if (event.currentTarget.open) event.currentTarget.querySelector("textarea")?.focus();
        }}
        className="open:basis-full max-sm:-mt-2 max-sm:basis-full max-sm:pl-6"
      >
        <summary
          data-return
          aria-label={t("home.return_named", { title: handoff.title })}
          className="inline-flex h-8 cursor-pointer list-none items-center rounded-control px-2 text-sm text-ink-2 hover:bg-sunken hover:text-ink max-sm:h-9 [&::-webkit-details-marker]:hidden"
        >
          {t("task.return")}
        </summary>
        <Form
          method="post"
          action="?index"
          id={form.id}
          noValidate
          preventScrollReset
          className="mt-1 flex flex-col items-start gap-2"
          onKeyDown={(event) => {
            if (event.key !== "Escape") return;
            setReturning(false);
            fold.current?.querySelector("summary")?.focus();
          }}
        >
          <Which handoff={handoff} />
          <input type="hidden" name="intent" value="return" />
          <FormErrors errors={form.errors} />
          <TextAreaField meta={fields.reason} label={t("task.return_reason")} rows={2} wrap="w-full" />
          <Button>{t("task.return_do")}</Button>
        </Form>
      </details>
      {accepted && (
        <div className="basis-full">
          <FormErrors errors={accepted.submission.error?.[""] ?? null} />
        </div>
      )}
    </>
  );
}

function Which({ handoff }: { handoff: WaitingHandoff }) {
  return (
    <>
      <input type="hidden" name="handoffId" value={handoff.id} />
      <input type="hidden" name="handoffVersion" value={handoff.version} />
      <input type="hidden" name="squadId" value={handoff.squadId} />
      <input type="hidden" name="taskId" value={handoff.taskId} />
    </>
  );
}
