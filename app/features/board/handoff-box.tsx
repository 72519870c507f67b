import type { FieldMetadata } from "@conform-to/react";
import { ArrowRight, Clock } from "lucide-react";
import type { ReactNode } from "react";
import { Form } from "react-router";
import { useI18n } from "~/platform/i18n";
import { Button } from "~/ui/button";
import { TextAreaField } from "~/ui/field";
import { DisciplineTag, Status } from "~/ui/status";
import { useSentOnce } from "~/ui/use-sent-once";
import { HandedOver, MissingFields } from "./handoff-checklist";
import type { PendingHandoffView, TaskView } from "./task-view";

/** The hand-off that waits, with what its receiver and its sender can do; else why the last one came back. */
export function HandoffBox({ task, reasonMeta }: { task: TaskView; reasonMeta: FieldMetadata<string> }) {
  const { t, name } = useI18n();
  const { handoff, lastReturn } = task;
  if (!handoff) {
    return (
      lastReturn && (
        <p className="rounded-control bg-bad-bg px-3 py-2 text-sm break-words whitespace-pre-line text-bad">
          {t("task.returned_last", { name: name(lastReturn.by), reason: lastReturn.reason })}
        </p>
      )
    );
  }
  return <Pending handoff={handoff} reasonMeta={reasonMeta} />;
}

function Pending({
  handoff,
  reasonMeta,
}: {
  handoff: PendingHandoffView;
  reasonMeta: FieldMetadata<string>;
}) {
  const { t, f, name } = useI18n();
  const { from, to, note, dueOn, overdue, items, offeredAt, sender, receiver } = handoff;
  const { mayDecide, mayWithdraw } = handoff;
  return (
    <section className="rounded-control border border-line-2 bg-watch-bg px-3 py-2.5 text-sm">
      <h3 className="flex flex-wrap items-center gap-x-2 font-semibold text-watch">
        <Clock size={15} aria-hidden />
        {t("task.waiting_for", { name: name(receiver) })}
      </h3>
      <p className="mt-1 flex flex-wrap items-center gap-2 text-xs text-ink-2">
        <DisciplineTag discipline={from} />
        <ArrowRight size={13} aria-hidden />
        <DisciplineTag discipline={to} />
        <span>{t("task.offered", { name: name(sender), at: f.shortInstant(offeredAt) })}</span>
        {dueOn &&
          (overdue ? (
            <Status tone="bad">{t("handoff.overdue", { day: f.day(dueOn) })}</Status>
          ) : (
            <span>
              {t("task.handoff_due")} {f.day(dueOn)}
            </span>
          ))}
      </p>
      <p className="mt-2 break-words whitespace-pre-wrap">{note}</p>
      <HandedOver items={items} />
      {(mayDecide || mayWithdraw) && (
        <div className="mt-3 flex flex-wrap items-start gap-2">
          {mayDecide && (
            <HandoffAction intent="accept" handoff={handoff}>
              <Button kind="main">{t("task.accept")}</Button>
            </HandoffAction>
          )}
          {mayDecide && (
            <details className="min-w-0 flex-1" open={reasonMeta.errors !== undefined}>
              <summary className="inline-flex h-8 list-none items-center rounded-control border border-line-2 bg-surface px-3 font-medium hover:bg-sunken max-sm:h-9">
                {t("task.return")}
              </summary>
              <HandoffAction
                intent="return"
                handoff={handoff}
                className="mt-2 flex flex-col items-start gap-2"
              >
                <MissingFields items={items} name="missing" />
                <TextAreaField
                  meta={reasonMeta}
                  label={t("task.return_reason")}
                  rows={2}
                  maxLength={1000}
                  required={items.length === 0}
                  wrap="w-full"
                />
                <Button>{t("task.return_do")}</Button>
              </HandoffAction>
            </details>
          )}
          {mayWithdraw && (
            <HandoffAction intent="withdraw" handoff={handoff}>
              <Button kind="quiet">{t("task.withdraw")}</Button>
            </HandoffAction>
          )}
        </div>
      )}
    </section>
  );
}

type HandoffActionProps = {
  intent: string;
  handoff: PendingHandoffView;
  className?: string;
  children: ReactNode;
};

function HandoffAction({ intent, handoff, className, children }: HandoffActionProps) {
  const once = useSentOnce();
  return (
    <Form method="post" preventScrollReset className={className} onSubmit={once}>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="handoffId" value={handoff.id} />
      <input type="hidden" name="handoffVersion" value={handoff.version} />
      {children}
    </Form>
  );
}
