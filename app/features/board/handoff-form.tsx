import { useState } from "react";
import { Form, Link } from "react-router";
import { disciplines } from "~/domain/org/discipline";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import type { FormReply } from "~/platform/respond.server";
import { Button, LinkButton } from "~/ui/button";
import { FormErrors, SelectField, TextAreaField, TextField } from "~/ui/field";
import { useForm } from "~/ui/use-form";
import { ChecklistFields } from "./handoff-checklist";
import type { OfferCheck } from "./load-offer.server";
import type { TaskView } from "./task-view";
import type { BoardPersonView, BoardView } from "./view";

type HandoffFormProps = {
  view: BoardView;
  task: TaskView;
  handoffId: string;
  checks: readonly OfferCheck[];
  /** The discipline chosen by dropping the card into its lane. */
  to: string | null;
  back: string;
  reply: FormReply | undefined;
};

/** Offers the task to a person of another discipline. */
export function HandoffForm({ view, task, handoffId, checks, to, back, reply }: HandoffFormProps) {
  const { t, name } = useI18n();
  const [id] = useState(handoffId);
  const others = disciplines.filter((discipline) => discipline !== task.discipline);
  const receivers = others.flatMap((discipline) =>
    view.people.filter((person) => person.current && person.discipline === discipline),
  );
  const lead = receivers.find((person) => person.lead && person.discipline === to);
  const { form, fields } = useForm<{
    receiver: string;
    note: string;
    dueOn: string;
    checks: string[];
  }>({
    reply,
    defaultValue: { receiver: lead ? receiverValue(lead) : "" },
  });
  const [chosen, setChosen] = useState(fields.receiver.initialValue ?? "");
  const label = (person: (typeof receivers)[number]) =>
    t(person.lead ? "task.receiver_lead" : "task.receiver", {
      name: name(person),
      discipline: t(`discipline.${person.discipline}`),
    });
  return (
    <Form method="post" id={form.id} preventScrollReset className="flex flex-col gap-4">
      <p className="text-sm text-ink-2">
        {t("task.hand_off_says", { from: t(`discipline.${task.discipline}`) })}
      </p>
      <FormErrors errors={form.errors} />
      <input type="hidden" name="handoffId" value={id} />
      <input type="hidden" name="version" value={task.version} />
      <SelectField
        meta={fields.receiver}
        label={t("task.to_person")}
        none={t("task.to_person_choose")}
        choices={receivers.map((person) => ({ value: receiverValue(person), label: label(person) }))}
        onChange={(event) => setChosen(event.target.value)}
        required
      />
      <ChecklistFields checks={checks} to={chosen.split(".")[0] || null} meta={fields.checks} />
      {view.rights.configure && (
        <Link
          to={paths.handOffChecks(view.squad.id)}
          preventScrollReset
          className="-mt-2 self-start text-xs text-ink-2 underline underline-offset-2"
        >
          {t("handoff.checks_edit")}
        </Link>
      )}
      <TextAreaField
        meta={fields.note}
        label={t("task.note")}
        hint={t("task.note_hint")}
        rows={5}
        required
        maxLength={2000}
      />
      <TextField meta={fields.dueOn} label={t("task.handoff_due")} type="date" wrap="max-w-48" />
      <div className="flex gap-2">
        <Button kind="main">{t("task.offer")}</Button>
        <LinkButton to={back} preventScrollReset>
          {t("action.cancel")}
        </LinkButton>
      </div>
    </Form>
  );
}

const receiverValue = ({ discipline, id }: BoardPersonView) => `${discipline}.${id}`;
