import { Check, ChevronRight } from "lucide-react";
import { Form } from "react-router";
import { type CycleStep, cycleStates } from "~/domain/assessment-cycle/lifecycle";
import { useI18n } from "~/platform/i18n";
import type { FormReply } from "~/platform/respond.server";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { cx } from "~/ui/cx";
import { Dialog } from "~/ui/dialog";
import { FormErrors, TextAreaField } from "~/ui/field";
import { replyTo } from "~/ui/reply";
import { Status } from "~/ui/status";
import { useForm } from "~/ui/use-form";
import type { CyclePage, NextStep } from "./overview.server";

/** The states of the cycle in their order with the present one marked. */
export function CycleProgress({ state }: { state: CyclePage["cycle"]["state"] }) {
  const { t } = useI18n();
  const at = cycleStates.indexOf(state);
  return (
    <Card title={t("cycle.progress")}>
      <ol className="flex flex-wrap items-center gap-x-1.5 gap-y-2 text-sm">
        {cycleStates.map((step, i) => (
          <li
            key={step}
            aria-current={i === at ? "step" : undefined}
            className="inline-flex items-center gap-1.5"
          >
            {i > 0 && <ChevronRight size={14} aria-hidden className="text-ink-3" />}
            <span
              className={cx(
                "inline-flex items-center gap-1 rounded-control px-2 py-1",
                i === at ? "bg-ink font-semibold text-inv" : i < at ? "text-ink-2" : "text-ink-3",
              )}
            >
              {i < at && <Check size={14} aria-hidden />}
              {t(`cycle_state.${step}`)}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}

type Reply = FormReply | Response | undefined | null;

/** Every step that leads on from here: what it does, who may take it, and the button for those who may. */
export function CycleSteps({ data, reply }: { data: CyclePage; reply: Reply }) {
  const { t } = useI18n();
  if (data.steps.length === 0) return <Card title={t("cycle.next")}>{t("cycle.done")}</Card>;
  return (
    <Card title={t("cycle.next")} flush>
      <ul className="divide-y divide-line">
        {data.steps.map((step) => (
          <Step key={step.step} step={step} data={data} reply={reply} />
        ))}
      </ul>
    </Card>
  );
}

type StepProps = { step: NextStep & { mine: boolean }; data: CyclePage; reply: Reply };

function Step({ step: { step, refusal, who, mine }, data, reply }: StepProps) {
  const { t, f, name } = useI18n();
  const label =
    step === "compute" && data.runs.length > 0 ? t("cycle.step.recompute") : t(`cycle.step.${step}`);
  const early = refusal === "cycle_not_ended";
  const open = mine && (refusal === null || early);
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-3 px-4.5 py-4">
      <div className="flex min-w-0 flex-1 basis-72 flex-col gap-1">
        <p className="font-semibold">{label}</p>
        <p className="text-sm text-ink-2">{t(`cycle.explain.${step}`)}</p>
        {refusal !== null && !early && (
          <p>
            <Status tone="watch" bare>
              {t(`error.${refusal}`, { count: data.unready, end: f.dayWithYear(data.cycle.end) })}
            </Status>
          </p>
        )}
        <p className="text-xs text-ink-3">
          {who.length > 0 ? t("cycle.may_do", { people: f.list(who.map(name)) }) : t("cycle.may_nobody")}
        </p>
      </div>
      {open && <StepDialog step={step} label={label} data={data} reply={reply} early={early} />}
    </li>
  );
}

const main: readonly CycleStep[] = ["set-targets", "open", "approve", "publish"];

function StepDialog({
  step,
  label,
  data,
  reply,
  early,
}: {
  step: CycleStep;
  label: string;
  data: CyclePage;
  reply: Reply;
  early: boolean;
}) {
  const { t, f, name } = useI18n();
  const refused = replyTo(reply, step);
  const { form, fields } = useForm<{ reason: string; earlyReason: string }>({
    reply: refused,
    id: `step-${step}`,
  });
  const kind = main.includes(step) || (step === "compute" && data.runs.length === 0) ? "main" : "plain";
  const revision = data.runs.find((run) => !run.discarded)?.revision ?? 0;
  return (
    <Dialog
      trigger={
        <Button type="button" kind={kind}>
          {label}
        </Button>
      }
      title={t(`cycle.confirm.${step}`, { name: name(data.cycle), squads: data.squads, revision })}
      description={t(`cycle.explain.${step}`)}
    >
      <Form method="post" id={form.id} className="flex flex-col gap-4">
        <FormErrors errors={form.errors} />
        {step === "send-back" && (
          <TextAreaField meta={fields.reason} label={t("cycle.reason")} rows={3} required />
        )}
        {early && (
          <TextAreaField
            meta={fields.earlyReason}
            label={t("cycle.early_reason")}
            hint={t("cycle.early_hint", { end: f.dayWithYear(data.cycle.end) })}
            rows={3}
            required
          />
        )}
        <div className="flex justify-end">
          <Button name="intent" value={step} kind="main">
            {label}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
