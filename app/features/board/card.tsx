import { memo } from "react";
import { ageTint } from "~/domain/board";
import type { Discipline } from "~/domain/org/discipline";
import { paths } from "~/platform/paths";
import { cx } from "~/ui/cx";
import { CardIcon, type CardIconName } from "./card-icons";
import type { CardWords } from "./card-words";
import type { BoardCard, CardDetails, CardHandoff } from "./view";

export type CardContext = {
  squadId: string;
  /** The address's query, which an opened card keeps. */
  search: string;
  today: string;
  limitHours: number;
  compact: boolean;
  movable: boolean;
  /** Columns whose cards are finished: nothing there is overdue. */
  doneColumns: ReadonlySet<string>;
  words: CardWords;
};

type CardProps = { card: BoardCard; context: CardContext; selected: boolean };

const tints = ["bg-surface border-line", "bg-age-1 border-line", "bg-age-2 border-line-2"] as const;

/** How all cards look alike, said once on the board around them: repeated on each it would make up half of the page. */
export const cardLooks = cx(
  "[&_[data-card]]:relative [&_[data-carried]]:opacity-40",
  "[&_[data-drop=before]]:before:absolute [&_[data-drop=before]]:before:inset-x-0 [&_[data-drop=before]]:before:-top-1.5",
  "[&_[data-drop=before]]:before:h-0.5 [&_[data-drop=before]]:before:rounded-full [&_[data-drop=before]]:before:bg-ink",
  "[&_article]:relative [&_article]:rounded-cell [&_article]:border [&_article]:px-2.5",
  "[&_article:has(a:focus-visible)]:outline-2 [&_article:has(a:focus-visible)]:outline-offset-1 [&_article:has(a:focus-visible)]:outline-ink",
  "[&_article_a]:text-pretty [&_article_a]:outline-none [&_article_a]:after:absolute [&_article_a]:after:inset-0 [&_article_a]:after:rounded-cell",
);

/** The id of the line that tells how keys move a card. */
export const cardKeysId = "card-keys";

/**
 * A card of the board: a link to the task, with what slows it down said loudest. Plain markup without hooks or listeners,
 * which the board has for all of them, so that hundreds cost little on the server and in the page.
 */
export const Card = memo(function Card({ card, context, selected }: CardProps) {
  const { compact, words } = context;
  const tint = ageTint(card.age);
  const caption = tint === 2 ? "text-ink-2" : "text-ink-3";
  return (
    <li data-card={card.id}>
      <article
        className={cx(compact ? "py-1" : "py-2", tints[tint], selected && "ring-2 ring-ink ring-inset")}
      >
        {compact ? (
          <CompactFace card={card} context={context} caption={caption} />
        ) : (
          <FullFace card={card} context={context} caption={caption} />
        )}
        {selected && <span className="sr-only">{words.selected}</span>}
      </article>
    </li>
  );
});

type FaceProps = { card: BoardCard; context: CardContext; caption: string };

function CardLink({ card, context }: { card: BoardCard; context: CardContext }) {
  return (
    <a
      href={paths.task(context.squadId, card.id) + context.search}
      draggable={false}
      aria-describedby={context.movable ? cardKeysId : undefined}
    >
      {card.title}
    </a>
  );
}

function CompactFace({ card, context, caption }: FaceProps) {
  const { words } = context;
  return (
    <div className="flex items-center gap-1.5 text-xs">
      <span className={caption}>{card.key}</span>
      <h3 className="min-w-0 flex-1 font-medium break-words">
        <CardLink card={card} context={context} />
      </h3>
      {card.blocked !== null && (
        <Sign icon="blocked" says={`${words.blocked} ${card.blocked}`} tone="text-bad" />
      )}
      {card.waitsFor.length > 0 && (
        <Sign icon="blocker" says={words.waitsFor(card.waitsFor.join(", "))} tone="text-watch" />
      )}
      {card.handoff && (
        <Sign
          icon={card.handoff.pending ? "waiting" : "back"}
          says={words.handoff(card.handoff)}
          tone="text-ink-2"
        />
      )}
      <Holder card={card} words={words} short />
    </div>
  );
}

function Sign({ icon, says, tone }: { icon: CardIconName; says: string; tone: string }) {
  return (
    <span title={says} className={cx("relative z-1", tone)}>
      <CardIcon name={icon} />
      <span className="sr-only">{says}</span>
    </span>
  );
}

function FullFace({ card, context, caption }: FaceProps) {
  const { words } = context;
  const { priority, details, blocked } = card;
  return (
    <>
      <div className={cx("flex items-center gap-2 text-xs", caption)}>
        <span>{card.key}</span>
        {(priority === "high" || priority === "urgent") && (
          <span className="font-semibold text-ink-2">{words.priority[priority]}</span>
        )}
        <span className="ml-auto" title={words.age(card.age)}>
          {words.days(card.age)}
        </span>
      </div>
      <h3 className="mt-0.5 text-sm font-medium break-words">
        <CardLink card={card} context={context} />
      </h3>
      {details && details.labelIds.length > 0 && <Labels ids={details.labelIds} words={words} />}
      {card.handoff && <HandoffChip handoff={card.handoff} context={context} />}
      {blocked !== null && (
        <p
          className="mt-1.5 flex items-center gap-1 rounded-chip bg-bad-bg px-1.5 py-0.5 text-xs text-bad"
          title={blocked}
        >
          <CardIcon name="blocked" />
          <span className="min-w-0 truncate">
            <strong className="font-semibold">{words.blocked}</strong> {blocked}
          </span>
          {card.blockedDays > 0 && (
            <span className="ml-auto whitespace-nowrap">{words.days(card.blockedDays)}</span>
          )}
        </p>
      )}
      {card.waitsFor.length > 0 && (
        <p className="mt-1.5 flex items-center gap-1 rounded-chip bg-watch-bg px-1.5 py-0.5 text-xs text-watch">
          <CardIcon name="blocker" />
          <span className="min-w-0 truncate">{words.waitsFor(card.waitsFor.join(", "))}</span>
        </p>
      )}
      <Foot card={card} context={context} caption={caption} />
    </>
  );
}

function Labels({ ids, words }: { ids: readonly string[]; words: CardWords }) {
  return (
    <p className="mt-1 flex flex-wrap gap-1">
      {ids.map((id) => (
        <span
          key={id}
          className="max-w-full truncate rounded-chip border border-line-2 px-1 text-xs text-ink-2"
        >
          {words.labels.get(id)}
        </span>
      ))}
    </p>
  );
}

function Foot({ card, context, caption }: FaceProps) {
  const { words } = context;
  const { dueOn, details } = card;
  const kpi = card.metricId === null ? undefined : words.kpis.get(card.metricId);
  const overdue = dueOn !== null && dueOn < context.today && !context.doneColumns.has(card.columnId);
  return (
    <div className={cx("mt-1.5 flex min-h-5 flex-wrap items-center gap-x-2 text-xs", caption)}>
      <Holder card={card} words={words} short={kpi !== undefined} />
      {kpi && (
        <span className="inline-flex min-w-0 items-center gap-1" title={kpi.says}>
          <CardIcon name="kpi" />
          <span className="truncate">{kpi.code}</span>
        </span>
      )}
      {details && <Counts details={details} words={words} />}
      {dueOn !== null && (
        <span
          className={
            overdue ? "ml-auto whitespace-nowrap font-semibold text-bad" : "ml-auto whitespace-nowrap"
          }
          title={overdue ? words.overdue(dueOn) : words.due(dueOn)}
        >
          {words.day(dueOn)}
        </span>
      )}
    </div>
  );
}

const discs = {
  tech: "bg-tech text-on-disc",
  data: "bg-data text-on-disc",
  product: "bg-product text-on-disc",
} as const;

/** Who holds the card: initials on the discipline's colour, and the name beside it or, when `short`, for screen readers. */
function Holder({ card, words, short }: { card: BoardCard; words: CardWords; short: boolean }) {
  const person = card.assigneeId === null ? undefined : words.people.get(card.assigneeId);
  if (!person) return <span className={short ? "sr-only" : undefined}>{words.unassigned}</span>;
  return (
    <>
      <span
        aria-hidden="true"
        title={short ? person.name : undefined}
        className={cx(
          "grid size-5 shrink-0 place-items-center rounded-full text-[10px] font-semibold",
          discs[person.discipline],
        )}
      >
        {person.initials}
      </span>
      <span className={short ? "sr-only" : "min-w-0 truncate"}>{person.name}</span>
    </>
  );
}

function Counts({
  details: { checklist, subtasks, comments, attachments },
  words,
}: {
  details: CardDetails;
  words: CardWords;
}) {
  const of = ([done, all]: readonly [number, number]) => `${done}/${all}`;
  return (
    <>
      {checklist[1] > 0 && (
        <Count icon="checklist" figure={of(checklist)} says={words.checklist(of(checklist))} />
      )}
      {subtasks[1] > 0 && <Count icon="subtasks" figure={of(subtasks)} says={words.subtasks(of(subtasks))} />}
      {comments > 0 && <Count icon="comments" figure={String(comments)} says={words.comments(comments)} />}
      {attachments > 0 && (
        <Count icon="attachments" figure={String(attachments)} says={words.attachments(attachments)} />
      )}
    </>
  );
}

function Count({ icon, figure, says }: { icon: CardIconName; figure: string; says: string }) {
  return (
    <span className="inline-flex items-center gap-0.5 whitespace-nowrap" title={says}>
      <CardIcon name={icon} />
      <span aria-hidden="true">{figure}</span>
      <span className="sr-only">{says}</span>
    </span>
  );
}

function HandoffChip({
  handoff,
  context: { words, limitHours },
}: {
  handoff: CardHandoff;
  context: CardContext;
}) {
  const { from, to, pending, hours, returns } = handoff;
  const tone =
    !pending || returns > 1
      ? "bg-bad-bg text-bad"
      : hours >= limitHours
        ? "bg-watch-bg text-watch"
        : "bg-unknown-bg text-ink-2";
  return (
    <p
      className={cx("mt-1.5 flex flex-wrap items-center gap-x-1.5 rounded-chip px-1.5 py-0.5 text-xs", tone)}
      title={words.handoff(handoff)}
    >
      <CardIcon name={pending ? "waiting" : "back"} />
      <Party discipline={from} words={words} />
      <CardIcon name="to" />
      <Party discipline={to} words={words} />
      <strong className="ml-auto font-semibold whitespace-nowrap">{words.handoffState(handoff)}</strong>
    </p>
  );
}

const dots = { tech: "bg-tech", data: "bg-data", product: "bg-product" } as const;

function Party({ discipline, words }: { discipline: Discipline; words: CardWords }) {
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap">
      <span aria-hidden="true" className={cx("size-2 rounded-full", dots[discipline])} />
      {words.disciplines[discipline]}
    </span>
  );
}
