import { ExternalLink, FileText, Trash2, Undo2 } from "lucide-react";
import { useRef } from "react";
import { Form } from "react-router";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import type { FormReply } from "~/platform/respond.server";
import { Button } from "~/ui/button";
import { cx } from "~/ui/cx";
import { attachmentBytes } from "./attachment-limits";
import { PartForm, PartSection } from "./part-form";
import { useDroppedFiles } from "./use-dropped-files";
import { useUpload } from "./use-upload";
import type { AttachmentView, TaskParts } from "./view";

type AttachmentsProps = {
  squadId: string;
  taskId: string;
  parts: TaskParts;
  work: boolean;
  reply: FormReply | undefined;
};

/** The task's files: a file is chosen or dropped anywhere on the panel, and goes up while its progress is told. */
export function Attachments({ squadId, taskId, parts, work, reply }: AttachmentsProps) {
  const { t } = useI18n();
  const { attachments } = parts;
  if (attachments.length === 0 && !work) return null;
  return (
    <PartSection id="task-files" title={t("task.attachments")}>
      {attachments.length > 0 && (
        <ul className="flex flex-col divide-y divide-line rounded-control border border-line">
          {attachments.map((file) => (
            <FileLine key={file.id} squadId={squadId} taskId={taskId} file={file} work={work} />
          ))}
        </ul>
      )}
      {attachments.length === 0 && <p className="text-sm text-ink-3">{t("task.no_attachments")}</p>}
      {work && <NewFile key={attachments.length} address={{ squadId, taskId }} reply={reply} />}
    </PartSection>
  );
}

type FileLineProps = Pick<AttachmentsProps, "squadId" | "taskId" | "work"> & { file: AttachmentView };

function FileLine({ squadId, taskId, file, work }: FileLineProps) {
  const { t, f, name } = useI18n();
  const size = useSize();
  const fields = { attachmentId: file.id };
  if (file.removed) {
    return (
      <li className="flex items-center gap-2 px-2.5 py-1.5 text-sm text-ink-3">
        <p className="min-w-0 flex-1 break-words">{t("task.attachment_removed", { name: file.name })}</p>
        {work && (
          <PartForm intent="restore-attachment" fields={fields}>
            <Button small aria-label={t("task.attachment_restore", { name: file.name })}>
              <Undo2 size={13} aria-hidden />
              {t("action.undo")}
            </Button>
          </PartForm>
        )}
      </li>
    );
  }
  const Icon = file.url ? ExternalLink : FileText;
  return (
    <li className="flex items-center gap-2 px-2.5 py-1.5 text-sm">
      <Icon size={15} aria-hidden className="shrink-0 text-ink-3" />
      <div className="min-w-0 flex-1">
        <a
          href={file.url ?? paths.taskAttachment(squadId, taskId, file.id)}
          target="_blank"
          rel="noopener noreferrer nofollow"
          className="break-words underline decoration-line-2 underline-offset-2 hover:decoration-ink"
        >
          {file.name}
        </a>
        <p className="text-xs text-ink-3">
          {file.url ? "" : `${size(file.bytes)} · `}
          {t("task.attached_by", { name: name(file.addedBy), at: f.instant(file.addedAt) })}
        </p>
      </div>
      {work && (
        <PartForm intent="remove-attachment" fields={fields}>
          <button
            type="submit"
            aria-label={t("task.attachment_remove", { name: file.name })}
            className="grid size-7 place-items-center rounded-control text-ink-3 hover:bg-sunken hover:text-ink max-sm:size-9"
          >
            <Trash2 size={14} aria-hidden />
          </button>
        </PartForm>
      )}
    </li>
  );
}

function useSize() {
  const { t, f } = useI18n();
  return (bytes: number): string => {
    if (bytes < 1_000) return t("task.size.bytes", { size: f.number(bytes) });
    if (bytes < 1_000_000) return t("task.size.kilobytes", { size: f.number(Math.round(bytes / 1_000)) });
    return t("task.size.megabytes", { size: f.number(Math.round(bytes / 100_000) / 10) });
  };
}

type NewFileProps = { address: { squadId: string; taskId: string }; reply: FormReply | undefined };

/** Without JavaScript the form goes to the task's own address; with it the file goes up by itself as soon as it is chosen. */
function NewFile({ address, reply }: NewFileProps) {
  const { t } = useI18n();
  const { send, sending, problem } = useUpload(address);
  const area = useRef<HTMLDivElement>(null);
  const over = useDroppedFiles(area, send);
  const errors = problem ? [problem] : (reply?.submission.error?.file ?? []);
  const megabytes = attachmentBytes / 1024 / 1024;
  return (
    <div
      ref={area}
      className={cx(
        "rounded-control border border-dashed px-2.5 py-2",
        over ? "border-ink bg-sunken" : "border-line-2",
      )}
    >
      <Form
        method="post"
        encType="multipart/form-data"
        preventScrollReset
        className="flex flex-wrap items-end gap-2"
      >
        <label className="flex min-w-0 flex-1 basis-48 flex-col gap-1 text-xs font-medium text-ink-2">
          {t("task.attach_file")}
          <input
            type="file"
            name="file"
            required
            aria-invalid={errors.length > 0 ? true : undefined}
            aria-describedby="attach-hint"
            onChange={(event) => {
              const input = event.currentTarget;
              send([...(input.files ?? [])]);
              input.value = "";
            }}
            multiple
            disabled={sending !== null}
            className="w-full text-xs font-normal text-ink-2 file:mr-2 file:h-[26px] file:rounded-control file:border file:border-line-2 file:bg-surface file:px-2 file:text-xs file:font-medium file:text-ink max-sm:file:h-9"
          />
        </label>
        <noscript>
          <Button small>{t("task.attach")}</Button>
        </noscript>
      </Form>
      <p id="attach-hint" className="mt-1 text-xs text-ink-3">
        {t("task.attach_hint", { megabytes })}
      </p>
      {sending && (
        <p role="status" className="mt-1 flex items-center gap-2 text-xs text-ink-2">
          <span aria-hidden className="h-1.5 w-24 overflow-hidden rounded-full bg-sunken">
            <span className="block h-full rounded-full bg-ink-2" style={{ width: `${sending.percent}%` }} />
          </span>
          {t("task.attaching", sending)}
        </p>
      )}
      {errors.length > 0 && (
        <p role="alert" className="mt-1 text-xs text-bad">
          {errors.join(" ")}
        </p>
      )}
    </div>
  );
}
