import { Eye, EyeOff, Plus } from "lucide-react";
import { useI18n } from "~/platform/i18n";
import type { FormReply } from "~/platform/respond.server";
import { Avatar } from "~/ui/avatar";
import { Button } from "~/ui/button";
import { SelectField } from "~/ui/field";
import { useForm } from "~/ui/use-form";
import type { TaskView } from "../task-view";
import type { BoardPersonView } from "../view";
import { PartForm, replyTo } from "./part-form";
import { RemoveButton } from "./remove-button";
import type { TaskParts } from "./view";

type CoworkersProps = {
  task: TaskView;
  parts: TaskParts;
  people: readonly BoardPersonView[];
  reply: FormReply | undefined;
};

/** Who works on the task beside its holder: anybody with a seat in the squad. */
export function Coworkers({ task, parts, people, reply }: CoworkersProps) {
  const { t, name } = useI18n();
  const own = replyTo(reply, "add-person");
  const { fields } = useForm<{ personId: string }>({ reply: own, id: "add-person" });
  const taken = new Set([task.assigneeId, ...parts.coworkers.map(({ id }) => id)]);
  const free = people.filter(
    ({ id, current }, i) => current && !taken.has(id) && people.findIndex((other) => other.id === id) === i,
  );
  return (
    <div className="flex flex-col gap-1.5">
      <ul className="flex flex-col gap-1">
        {parts.coworkers.map((person) => (
          <li key={person.id} className="flex items-center gap-2">
            <Avatar person={person} discipline={person.discipline} size={20} />
            <span className="min-w-0 truncate">{name(person)}</span>
            {task.rights.work && (
              <PartForm intent="remove-person" fields={{ personId: person.id }} className="inline-flex">
                <RemoveButton label={t("task.remove_named", { name: name(person) })} />
              </PartForm>
            )}
          </li>
        ))}
      </ul>
      {parts.coworkers.length === 0 && <span className="text-ink-3">{t("task.no_coworkers")}</span>}
      {task.rights.work && free.length > 0 && (
        <details open={own !== undefined} key={parts.coworkers.length}>
          <summary className="inline-flex cursor-pointer items-center gap-1 rounded-control text-xs text-ink-2 hover:text-ink max-sm:min-h-9">
            <Plus size={12} aria-hidden />
            {t("task.add_coworker")}
          </summary>
          <PartForm intent="add-person" className="mt-1.5 flex flex-wrap items-end gap-1.5">
            <SelectField
              meta={fields.personId}
              label={t("task.add_coworker")}
              none={t("task.choose_person")}
              choices={free.map((person) => ({
                value: person.id,
                label: t("task.receiver", {
                  name: name(person),
                  discipline: t(`discipline.${person.discipline}`),
                }),
              }))}
              wrap="flex-1 basis-40"
            />
            <Button>{t("task.add")}</Button>
          </PartForm>
        </details>
      )}
    </div>
  );
}

export const watchFormId = "watch-task";

/** Follows the task or stops following it, and says who follows. */
export function WatchRow({ parts, archived }: { parts: TaskParts; archived: boolean }) {
  const { t, f, name } = useI18n();
  const Icon = parts.watching ? EyeOff : Eye;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span
        title={parts.watchers.length > 0 ? f.list(parts.watchers.map((person) => name(person))) : undefined}
      >
        {t("task.watching", { count: parts.watchers.length })}
      </span>
      {!archived && (
        <PartForm intent={parts.watching ? "unwatch" : "watch"} id={watchFormId}>
          <Button small aria-keyshortcuts="w">
            <Icon size={13} aria-hidden />
            {t(parts.watching ? "task.unwatch" : "task.watch")}
          </Button>
        </PartForm>
      )}
    </div>
  );
}
