import { Form, useNavigation } from "react-router";
import type { FormReply } from "~/platform/respond.server";
import { Button } from "./button";
import { Card } from "./card";
import { FormErrors } from "./field";

type Words = { title: string; label: string; hint: string; send: string; sending: string; sendHint: string };

/** Chooses a file, or several, and sends them on to be read; `name` is the field's. */
export function UploadCard({
  reply,
  name,
  accept,
  multiple = false,
  words,
}: {
  reply: FormReply | Response | undefined;
  name: string;
  accept: string;
  multiple?: boolean;
  words: Words;
}) {
  const navigation = useNavigation();
  const sending = navigation.state !== "idle" && navigation.formMethod === "POST";
  const errors =
    reply && "submission" in reply
      ? Object.values(reply.submission.error ?? {}).flatMap((texts) => texts ?? [])
      : null;
  return (
    <Card title={words.title}>
      <Form method="post" encType="multipart/form-data" className="flex flex-col gap-4">
        <FormErrors errors={errors} id={`${name}-error`} />
        <div className="flex flex-col gap-1">
          <label htmlFor={name} className="text-xs font-medium text-ink-2">
            {words.label}
          </label>
          <input
            id={name}
            type="file"
            name={name}
            multiple={multiple}
            required
            accept={accept}
            aria-invalid={errors ? true : undefined}
            aria-describedby={`${name}-hint`}
            className="w-full rounded-control border border-dashed border-line-2 bg-sunken px-3 py-4 text-sm file:mr-3 file:rounded-control file:border file:border-line-2 file:bg-surface file:px-2.5 file:py-1 file:text-sm"
          />
          <p id={`${name}-hint`} className="text-xs text-ink-3">
            {words.hint}
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-3">
          <Button kind="main" disabled={sending}>
            {sending ? words.sending : words.send}
          </Button>
          <p className="text-xs text-ink-3">{words.sendHint}</p>
        </div>
      </Form>
    </Card>
  );
}
