import type { ReactNode } from "react";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { Chip, DisciplineTag } from "~/ui/status";
import type { JointKpis } from "./load-joint-kpis.server";

/** What the reader can move on in this squad: signatures, a draft, hand-offs. */
export function WaitingCard({ kpis: { squad, cycle, draft, waiting } }: { kpis: JointKpis }) {
  const { t, f } = useI18n();
  const drafting = draft?.mayEdit && draft.open?.status === "draft" ? draft.open : null;
  const count = waiting.signatures.length + waiting.handoffs.length + (drafting ? 1 : 0);
  return (
    <Card
      title={
        <span className="inline-flex items-center gap-2">
          {t("waiting.title")}
          {count > 0 && <Chip>{f.number(count)}</Chip>}
        </span>
      }
      flush
      className="self-start"
    >
      {count === 0 && <p className="px-4.5 py-4 text-sm text-ink-3">{t("waiting.none")}</p>}
      <ul className="divide-y divide-line">
        {waiting.signatures.map((pending) => (
          <Item
            key={`${pending.cycleId} ${pending.number}`}
            title={t("waiting.sign", { number: pending.number })}
            note={`${t(`waiting.sign_as.${pending.capacity}`)} · ${t("waiting.since", { day: f.dayOf(pending.since) })}`}
            action={
              <LinkButton small to={paths.contract(squad.id, pending.cycleId)}>
                {t("waiting.sign_action")}
              </LinkButton>
            }
          />
        ))}
        {drafting && cycle && (
          <Item
            title={draftTitle({ t, f }, drafting)}
            note={t("waiting.draft_note")}
            action={
              <LinkButton small to={paths.contract(squad.id, cycle.id)}>
                {t("waiting.draft_action")}
              </LinkButton>
            }
          />
        )}
        {waiting.handoffs.map(({ taskId, title, from, to, offeredAt }) => (
          <Item
            key={taskId}
            title={title}
            note={
              <span className="inline-flex flex-wrap items-center gap-1.5">
                <DisciplineTag discipline={from} /> → <DisciplineTag discipline={to} /> ·{" "}
                {t("waiting.since", { day: f.dayOf(offeredAt) })}
              </span>
            }
            action={
              <LinkButton small to={paths.task(squad.id, taskId)}>
                {t("waiting.handoff_action")}
              </LinkButton>
            }
          />
        ))}
      </ul>
    </Card>
  );
}

function draftTitle(
  { t, f }: Pick<ReturnType<typeof useI18n>, "t" | "f">,
  { number, gap }: { number: number; gap: number },
): string {
  if (gap > 0) return t("waiting.draft_missing", { number, share: f.percent(gap) });
  return gap < 0
    ? t("waiting.draft_over", { number, share: f.percent(-gap) })
    : t("waiting.draft_ready", { number });
}

function Item({ title, note, action }: { title: ReactNode; note: ReactNode; action: ReactNode }) {
  return (
    <li className="flex items-center gap-3 px-4.5 py-3">
      <div className="min-w-0 flex-1">
        <p className="text-sm font-semibold wrap-anywhere">{title}</p>
        <p className="mt-0.5 text-xs text-ink-3">{note}</p>
      </div>
      {action}
    </li>
  );
}
