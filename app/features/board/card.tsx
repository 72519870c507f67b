import { useDraggable } from "@dnd-kit/core";
import { ArrowRight, Ban, Clock, Repeat2, Target as TargetIcon } from "lucide-react";
import { memo } from "react";
import { Link, useLocation } from "react-router";
import { ageTint } from "~/domain/board";
import type { Discipline } from "~/domain/org/discipline";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { Avatar } from "~/ui/avatar";
import { cx } from "~/ui/cx";
import type { BoardCard, BoardKpiView, BoardPersonView, CardHandoff } from "./view";

export type CardContext = {
  squadId: string;
  today: string;
  limitHours: number;
  /** Columns whose cards are finished: nothing there is overdue. */
  doneColumns: ReadonlySet<string>;
  people: ReadonlyMap<string, BoardPersonView>;
  kpis: ReadonlyMap<string, BoardKpiView>;
};

type CardProps = { card: BoardCard; context: CardContext; movable: boolean; marked: boolean };

const tints = ["bg-surface border-line", "bg-age-1 border-line", "bg-age-2 border-line-2"] as const;

/** A card of the board: a link to the task, draggable, with what slows it down said loudest. */
export const Card = memo(function Card({ card, context, movable, marked }: CardProps) {
  const { setNodeRef, setActivatorNodeRef, listeners, attributes, isDragging } = useDraggable({
    id: card.id,
    disabled: !movable,
  });
  const { search } = useLocation();
  return (
    <li
      ref={setNodeRef}
      data-card={card.id}
      className={cx(
        "relative list-none",
        isDragging && "opacity-40",
        marked &&
          "before:absolute before:inset-x-0 before:-top-1.5 before:h-0.5 before:rounded-full before:bg-ink",
      )}
      {...(movable ? listeners : {})}
    >
      <CardFace card={card} context={context}>
        <Link
          ref={setActivatorNodeRef}
          to={`${paths.task(context.squadId, card.id)}${search}`}
          preventScrollReset
          draggable={false}
          aria-describedby={movable ? attributes["aria-describedby"] : undefined}
          className="text-pretty outline-none after:absolute after:inset-0 after:rounded-cell"
        >
          {card.title}
        </Link>
      </CardFace>
    </li>
  );
});

/** What a card shows; also drawn under the pointer while it is dragged. */
export function CardFace({
  card,
  context,
  children,
}: {
  card: BoardCard;
  context: CardContext;
  children: React.ReactNode;
}) {
  const { t, f, name } = useI18n();
  const tint = ageTint(card.age);
  const caption = tint === 2 ? "text-ink-2" : "text-ink-3";
  const assignee = card.assigneeId === null ? undefined : context.people.get(card.assigneeId);
  const kpi = card.metricId === null ? undefined : context.kpis.get(card.metricId);
  const overdue =
    card.dueOn !== null && card.dueOn < context.today && !context.doneColumns.has(card.columnId);
  return (
    <article
      className={cx(
        "relative rounded-cell border px-2.5 py-2 has-[a:focus-visible]:outline-2 has-[a:focus-visible]:outline-offset-1 has-[a:focus-visible]:outline-ink",
        tints[tint],
      )}
    >
      <div className={cx("flex items-center gap-2 text-xs", caption)}>
        <span>{card.key}</span>
        {card.priority !== "normal" && card.priority !== "low" && (
          <span className="font-semibold text-ink-2">{t(`task.priority.${card.priority}`)}</span>
        )}
        <span className="ml-auto" title={t("board.card.age", { days: card.age })}>
          {t("board.card.days", { days: card.age })}
        </span>
      </div>
      <h3 className="mt-0.5 text-sm font-medium break-words">{children}</h3>
      {card.handoff && <HandoffChip handoff={card.handoff} limitHours={context.limitHours} />}
      {card.blocked !== null && (
        <p className="mt-1.5 flex items-center gap-1 rounded-chip bg-bad-bg px-1.5 py-0.5 text-xs text-bad">
          <Ban size={13} aria-hidden className="shrink-0" />
          <span className="truncate" title={card.blocked}>
            <strong className="font-semibold">{t("board.card.blocked")}</strong> {card.blocked}
          </span>
        </p>
      )}
      <div className={cx("mt-1.5 flex min-h-5 items-center gap-2 text-xs", caption)}>
        {assignee ? (
          <>
            <Avatar person={assignee} discipline={assignee.discipline} size={20} />
            <span className={kpi ? "sr-only" : "min-w-0 truncate"}>{name(assignee)}</span>
          </>
        ) : (
          <span>{t("board.card.unassigned")}</span>
        )}
        {kpi && (
          <span
            className="inline-flex min-w-0 items-center gap-1"
            title={t("board.card.kpi", { kpi: name(kpi) })}
          >
            <TargetIcon size={12} aria-hidden className="shrink-0" />
            <span className="truncate">{kpi.code}</span>
          </span>
        )}
        {card.dueOn !== null && (
          <span
            className={cx("ml-auto whitespace-nowrap", overdue && "font-semibold text-bad")}
            title={t(overdue ? "board.card.overdue" : "board.card.due", { day: f.dayWithYear(card.dueOn) })}
          >
            {f.day(card.dueOn)}
          </span>
        )}
      </div>
    </article>
  );
}

const dots = { tech: "bg-tech", data: "bg-data", product: "bg-product" } as const;

function HandoffChip({ handoff, limitHours }: { handoff: CardHandoff; limitHours: number }) {
  const { t } = useI18n();
  const { from, to, pending, hours, returns } = handoff;
  const days = Math.floor(hours / 24);
  const wait = days > 0 ? t("board.card.waits_days", { days }) : t("board.card.waits_hours", { hours });
  const state = pending ? wait : t("board.card.back", { count: returns });
  const tone =
    !pending || returns > 1
      ? "bg-bad-bg text-bad"
      : hours >= limitHours
        ? "bg-watch-bg text-watch"
        : "bg-unknown-bg text-ink-2";
  const Icon = pending ? Clock : Repeat2;
  return (
    <p
      className={cx("mt-1.5 flex flex-wrap items-center gap-x-1.5 rounded-chip px-1.5 py-0.5 text-xs", tone)}
      title={t("board.card.handoff", { from: t(`discipline.${from}`), to: t(`discipline.${to}`), state })}
    >
      <Icon size={13} aria-hidden className="shrink-0" />
      <Party discipline={from} />
      <ArrowRight size={12} aria-hidden className="shrink-0" />
      <Party discipline={to} />
      <strong className="ml-auto font-semibold whitespace-nowrap">{state}</strong>
    </p>
  );
}

function Party({ discipline }: { discipline: Discipline }) {
  const { t } = useI18n();
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap">
      <span aria-hidden className={cx("size-2 rounded-full", dots[discipline])} />
      {t(`discipline.${discipline}`)}
    </span>
  );
}
