import { Form, useSearchParams } from "react-router";
import { useI18n } from "~/platform/i18n";
import type { FormReply } from "~/platform/respond.server";
import { Button, LinkButton } from "~/ui/button";
import { FormErrors, SelectField } from "~/ui/field";
import { useForm } from "~/ui/use-form";
import type { MoveOffer } from "./load-move.server";

type MoveSquadProps = { offer: MoveOffer; back: string; reply: FormReply | undefined };

/** Where the task may go, then what that means: a column, somebody who takes it on, and what cannot go along. */
export function MoveSquadForm({ offer, back, reply }: MoveSquadProps) {
  const { t, name } = useI18n();
  const [search] = useSearchParams();
  const { task, squads, target } = offer;
  if (offer.pending) return <Note text={t("task.move_squad_pending")} back={back} />;
  if (squads.length === 0) return <Note text={t("task.move_squad_none")} back={back} />;
  return (
    <div className="flex flex-col gap-5">
      <p className="text-sm text-ink-2">
        {t("task.move_squad_says", { discipline: t(`discipline.${task.discipline}`) })}
      </p>
      <Form method="get" preventScrollReset className="flex items-end gap-2">
        {[...search]
          .filter(([parameter]) => parameter !== "squad")
          .map(([parameter, value]) => (
            <input key={`${parameter}=${value}`} type="hidden" name={parameter} value={value} />
          ))}
        <div className="flex min-w-0 flex-1 flex-col gap-1">
          <label htmlFor="move-squad" className="text-xs font-medium text-ink-2">
            {t("task.move_squad_to")}
          </label>
          <select
            id="move-squad"
            name="squad"
            required
            key={target?.squad.id ?? ""}
            defaultValue={target?.squad.id ?? ""}
            onChange={(event) => event.currentTarget.form?.requestSubmit()}
            className="h-8 w-full rounded-control border border-line-2 bg-surface px-2.5 text-sm max-sm:h-9"
          >
            <option value="">{t("task.move_squad_choose")}</option>
            {squads.map((squad) => (
              <option key={squad.id} value={squad.id}>
                {name(squad)} ({squad.key})
              </option>
            ))}
          </select>
        </div>
        <Button>{t("task.move_squad_next")}</Button>
      </Form>
      {target ? (
        <Confirm key={target.squad.id} offer={{ ...offer, target }} back={back} reply={reply} />
      ) : (
        <LinkButton to={back} preventScrollReset className="self-start">
          {t("action.cancel")}
        </LinkButton>
      )}
    </div>
  );
}

function Note({ text, back }: { text: string; back: string }) {
  const { t } = useI18n();
  return (
    <div className="flex flex-col items-start gap-4">
      <p className="text-sm">{text}</p>
      <LinkButton to={back} preventScrollReset>
        {t("action.close")}
      </LinkButton>
    </div>
  );
}

type ConfirmProps = MoveSquadProps & { offer: MoveOffer & { target: NonNullable<MoveOffer["target"]> } };

function Confirm({ offer: { task, target }, back, reply }: ConfirmProps) {
  const { t, name } = useI18n();
  const { form, fields } = useForm<{ columnId: string; assigneeId: string; squadId: string }>({
    reply,
    defaultValue: { columnId: target.columnId, assigneeId: target.assigneeId ?? "" },
  });
  return (
    <Form method="post" preventScrollReset className="flex flex-col gap-4 border-t border-line pt-4">
      <FormErrors errors={[...(form.errors ?? []), ...(fields.squadId.errors ?? [])]} />
      <input type="hidden" name="version" value={task.version} />
      <input type="hidden" name="squadId" value={target.squad.id} />
      <SelectField
        meta={fields.columnId}
        label={t("task.column")}
        choices={target.columns.map((column) => ({ value: column.id, label: name(column) }))}
      />
      <SelectField
        meta={fields.assigneeId}
        label={t("task.assignee")}
        choices={target.people.map((person) => ({ value: person.id, label: name(person) }))}
        none={t("task.only_discipline", { discipline: t(`discipline.${task.discipline}`) })}
      />
      <Drops drops={target.drops} />
      <div className="flex gap-2">
        <Button kind="main">{t("task.move_squad_do")}</Button>
        <LinkButton to={back} preventScrollReset>
          {t("action.cancel")}
        </LinkButton>
      </div>
    </Form>
  );
}

function Drops({ drops }: { drops: NonNullable<MoveOffer["target"]>["drops"] }) {
  const { t, f, name } = useI18n();
  const lines = [
    drops.labels.length > 0 && t("task.move_squad_drop.labels", { names: f.list(drops.labels) }),
    drops.kpi && t("task.move_squad_drop.kpi", { name: name(drops.kpi) }),
    drops.people.length > 0 &&
      t("task.move_squad_drop.people", { names: f.list(drops.people.map((person) => name(person))) }),
    drops.parentKey !== null && t("task.move_squad_drop.parent", { key: drops.parentKey }),
    drops.subTasks > 0 && t("task.move_squad_drop.subtasks", { count: drops.subTasks }),
  ].filter((line) => line !== false && line !== null);
  if (lines.length === 0) return null;
  return (
    <section className="rounded-control border border-watch bg-watch-bg px-3 py-2 text-sm">
      <h3 className="font-semibold text-watch">{t("task.move_squad_drops")}</h3>
      <ul className="mt-1 list-disc pl-5">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
