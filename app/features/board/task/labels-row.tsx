import { Plus } from "lucide-react";
import { useId } from "react";
import { Link, useLocation } from "react-router";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import type { FormReply } from "~/platform/respond.server";
import { Button } from "~/ui/button";
import { useForm } from "~/ui/use-form";
import { PartForm, replyTo } from "./part-form";
import { RemoveButton } from "./remove-button";
import type { TaskParts } from "./view";

type LabelsRowProps = { squadId: string; parts: TaskParts; work: boolean; reply: FormReply | undefined };

/** The task's labels; one that the squad does not have yet is made by typing it. */
export function LabelsRow({ squadId, parts, work, reply }: LabelsRowProps) {
  const { t } = useI18n();
  const { search } = useLocation();
  const own = replyTo(reply, "add-label");
  const { fields } = useForm<{ label: string }>({ reply: own, id: "add-label" });
  const listId = useId();
  const carried = new Set(parts.labels.map(({ name }) => name));
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex flex-wrap gap-1.5">
        {parts.labels.map(({ id, name }) => (
          <span
            key={id}
            className="inline-flex max-w-full items-center rounded-chip border border-line-2 pl-1.5 text-xs"
          >
            <span className="truncate py-0.5 pr-1.5">{name}</span>
            {work && (
              <PartForm intent="remove-label" fields={{ labelId: id }} className="inline-flex">
                <RemoveButton label={t("task.remove_named", { name })} />
              </PartForm>
            )}
          </span>
        ))}
        {parts.labels.length === 0 && <span className="text-ink-3">{t("task.no_labels")}</span>}
      </div>
      {work && (
        <details open={own !== undefined} key={parts.labels.length}>
          <summary className="inline-flex cursor-pointer items-center gap-1 rounded-control text-xs text-ink-2 hover:text-ink max-sm:min-h-9">
            <Plus size={12} aria-hidden />
            {t("task.label_add")}
          </summary>
          <PartForm intent="add-label" className="mt-1.5 flex flex-wrap gap-1.5">
            <input
              name={fields.label.name}
              id={fields.label.id}
              list={listId}
              defaultValue={fields.label.initialValue ?? ""}
              aria-label={t("task.label_name")}
              aria-invalid={fields.label.errors ? true : undefined}
              aria-describedby={fields.label.errors ? fields.label.errorId : undefined}
              required
              maxLength={40}
              autoComplete="off"
              className="h-[26px] min-w-0 flex-1 basis-32 rounded-control border border-line-2 bg-surface px-2 text-xs aria-invalid:border-bad max-sm:h-9"
            />
            <datalist id={listId}>
              {parts.labelChoices
                .filter((name) => !carried.has(name))
                .map((name) => (
                  <option key={name} value={name} />
                ))}
            </datalist>
            <Button small>{t("task.add")}</Button>
            {fields.label.errors && (
              <p id={fields.label.errorId} role="alert" className="basis-full text-xs text-bad">
                {fields.label.errors.join(" ")}
              </p>
            )}
          </PartForm>
          {parts.rights.labels && (
            <Link
              to={`${paths.boardLabels(squadId)}${search}`}
              preventScrollReset
              className="mt-1 inline-block text-xs text-ink-2 underline underline-offset-2 hover:text-ink"
            >
              {t("task.labels_manage")}
            </Link>
          )}
        </details>
      )}
    </div>
  );
}
