import { Form } from "react-router";
import { useI18n } from "~/platform/i18n";
import type { FormReply } from "~/platform/respond.server";
import { Button } from "~/ui/button";
import { FormErrors, TextField } from "~/ui/field";
import { Chip } from "~/ui/status";
import { useForm } from "~/ui/use-form";
import type { SquadLabel } from "./labels.server";
import { replyTo } from "./part-form";

type LabelsEditorProps = { labels: readonly SquadLabel[]; reply: FormReply | undefined };

/** All labels of the squad: added, renamed, archived and restored by its leads. */
export function LabelsEditor({ labels, reply }: LabelsEditorProps) {
  const { t } = useI18n();
  const added = replyTo(reply, "add");
  const { fields } = useForm<{ newName: string }>({ reply: added, id: `new-label-${labels.length}` });
  return (
    <div className="flex flex-col gap-5">
      <p className="text-sm text-ink-2">{t("labels.text")}</p>
      <Form method="post" preventScrollReset key={labels.length} className="flex items-end gap-2">
        <input type="hidden" name="intent" value="add" />
        <TextField
          meta={fields.newName}
          label={t("labels.name")}
          required
          maxLength={40}
          autoComplete="off"
          wrap="flex-1"
        />
        <Button kind="main">{t("labels.add")}</Button>
      </Form>
      {labels.length === 0 ? (
        <p className="text-sm text-ink-3">{t("labels.none")}</p>
      ) : (
        <ul className="flex flex-col divide-y divide-line border-y border-line">
          {labels.map((label) => (
            <LabelLine key={`${label.id}-${label.version}`} label={label} reply={reply} />
          ))}
        </ul>
      )}
    </div>
  );
}

function LabelLine({ label, reply }: { label: SquadLabel; reply: FormReply | undefined }) {
  const { t } = useI18n();
  const { id: labelId, version, archived } = label;
  const renamed = replyTo(reply, "rename", { labelId });
  const other = replyTo(reply, archived ? "restore" : "archive", { labelId });
  const { form, fields } = useForm<{ name: string }>({
    reply: renamed ?? other,
    defaultValue: { name: label.name },
    id: `label-${labelId}`,
  });
  return (
    <li className="flex flex-col gap-2 py-2.5">
      <div className="flex flex-wrap items-center gap-2 text-sm">
        <Chip>{label.name}</Chip>
        <span className="text-xs text-ink-3">
          {archived ? `${t("labels.archived")} · ` : ""}
          {t("labels.on_tasks", { count: label.tasks })}
        </span>
        <Form method="post" preventScrollReset className="ml-auto">
          <input type="hidden" name="intent" value={archived ? "restore" : "archive"} />
          <input type="hidden" name="labelId" value={labelId} />
          <input type="hidden" name="version" value={version} />
          <Button small kind="quiet">
            {t(archived ? "labels.restore" : "labels.archive")}
          </Button>
        </Form>
      </div>
      <FormErrors errors={form.errors} />
      {!archived && (
        <details open={renamed !== undefined}>
          <summary className="inline-flex cursor-pointer items-center text-xs text-ink-2 hover:text-ink max-sm:min-h-9">
            {t("labels.rename")}
          </summary>
          <Form method="post" preventScrollReset className="mt-1.5 flex items-end gap-2">
            <input type="hidden" name="intent" value="rename" />
            <input type="hidden" name="labelId" value={labelId} />
            <input type="hidden" name="version" value={version} />
            <TextField
              meta={fields.name}
              label={t("labels.name")}
              required
              maxLength={40}
              autoComplete="off"
              wrap="flex-1"
            />
            <Button>{t("labels.rename")}</Button>
          </Form>
        </details>
      )}
    </li>
  );
}
