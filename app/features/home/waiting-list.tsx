import {
  ArrowRight,
  AtSign,
  Award,
  Ban,
  CalendarClock,
  ClipboardPen,
  FilePen,
  Handshake,
  type LucideIcon,
  PenLine,
} from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import type { FormReply } from "~/platform/respond.server";
import { LinkButton } from "~/ui/button";
import { DisciplineTag } from "~/ui/status";
import { HandoffActions } from "./handoff-actions";
import { keyOf, type Waiting } from "./view";
import { HandoffDue, Wait } from "./wait";

type Props = { waiting: readonly Waiting[]; today: string; reply: FormReply | undefined };

/** What waits for the reader; the one that waited longest has the main action. */
export function WaitingList({ waiting, today, reply }: Props) {
  const [first] = waiting;
  return (
    <ul className="divide-y divide-line">
      {waiting.map((item) => (
        <Item
          key={keyOf(item)}
          item={item}
          today={today}
          kind={item === first ? "main" : "plain"}
          reply={reply}
        />
      ))}
    </ul>
  );
}

type ItemProps = { item: Waiting; today: string; kind: "main" | "plain"; reply: FormReply | undefined };

function Item({ item, today, kind, reply }: ItemProps) {
  const { t, f, name } = useI18n();
  const row = keyOf(item);
  switch (item.kind) {
    case "handoff":
      return (
        <Row
          icon={Handshake}
          row={row}
          title={item.title}
          to={paths.task(item.squadId, item.taskId)}
          action={<HandoffActions handoff={item} kind={kind} reply={reply} />}
        >
          <DisciplineTag discipline={item.from} />
          <ArrowRight size={12} aria-hidden />
          <DisciplineTag discipline={item.to} />
          <Wait hours={item.hours} />
          <HandoffDue dueOn={item.dueOn} today={today} />
          <span>{t("home.from", { name: name(item.other) })}</span>
          {item.note && <span className="line-clamp-2 basis-full break-words">{item.note}</span>}
        </Row>
      );
    case "mention":
      return (
        <Row
          icon={AtSign}
          row={row}
          title={item.title}
          to={paths.notification(item.id)}
          action={
            <LinkButton kind={kind} to={paths.notification(item.id)} data-act>
              {t("home.read_mention")}
            </LinkButton>
          }
        >
          <span>{item.key}</span>
          <span>{t("home.mention", { name: name(item.actor), at: f.shortInstant(item.since) })}</span>
          {item.reason && <span className="line-clamp-2 basis-full break-words">{item.reason}</span>}
        </Row>
      );
    case "blocked":
      return (
        <Row
          icon={Ban}
          row={row}
          title={item.title}
          to={paths.task(item.squadId, item.taskId)}
          action={
            <LinkButton kind={kind} to={paths.task(item.squadId, item.taskId)} data-act>
              {t("home.look")}
            </LinkButton>
          }
        >
          <span>{item.key}</span>
          <span className="break-words">
            {t("home.blocked", { reason: item.reason, since: f.shortInstant(item.since) })}
          </span>
        </Row>
      );
    case "signature":
      return (
        <Row
          icon={PenLine}
          row={row}
          title={t(item.inForce ? "home.signature_late" : "home.signature", { number: item.number })}
          to={paths.contract(item.squadId, item.cycleId)}
          action={
            <LinkButton kind={kind} to={paths.contract(item.squadId, item.cycleId)} data-act>
              {t("home.sign")}
            </LinkButton>
          }
        >
          {t("home.signature_note", { squad: name(item.squad), since: f.shortInstant(item.since) })}
        </Row>
      );
    case "draft":
      return (
        <Row
          icon={FilePen}
          row={row}
          title={
            item.missing > 0
              ? t("home.draft_missing", { number: item.number, share: f.percent(item.missing) })
              : t("home.draft_over", { number: item.number, share: f.percent(-item.missing) })
          }
          to={paths.contract(item.squadId, item.cycleId)}
          action={
            <LinkButton kind={kind} to={paths.contract(item.squadId, item.cycleId)} data-act>
              {t("home.complete")}
            </LinkButton>
          }
        >
          {name(item.squad)}
        </Row>
      );
    case "reviews":
      return (
        <Row
          icon={ClipboardPen}
          row={row}
          title={t(item.ratings ? "home.ratings_due" : "home.parts_due", { count: item.people })}
          to={reviewsAddress(item)}
          action={
            <LinkButton kind={kind} to={reviewsAddress(item)} data-act>
              {t("home.review")}
            </LinkButton>
          }
        >
          {name(item.cycle)}
        </Row>
      );
    case "result":
      return (
        <Row
          icon={Award}
          row={row}
          title={t("home.result", { cycle: name(item.cycle) })}
          to={paths.myResult(item.cycleId)}
          action={
            <LinkButton kind={kind} to={paths.myResult(item.cycleId)} data-act>
              {t("home.read")}
            </LinkButton>
          }
        >
          {t("home.result_note", { at: f.shortInstant(item.since) })}
        </Row>
      );
    case "overdue":
      return (
        <Row
          icon={CalendarClock}
          row={row}
          title={t("home.overdue", { count: item.count })}
          to="#tasks"
          action={
            <LinkButton kind={kind} to="#tasks" data-act>
              {t("home.look")}
            </LinkButton>
          }
        >
          {t("home.overdue_note", { day: f.day(item.since.toISOString().slice(0, 10)) })}
        </Row>
      );
  }
}

const reviewsAddress = ({ cycleId, ratings }: { cycleId: string; ratings: boolean }) =>
  `${paths.individualParts}?${new URLSearchParams({ cycle: cycleId, ...(!ratings && { incomplete: "1" }) })}`;

type RowProps = {
  icon: LucideIcon;
  row: string;
  title: string;
  to: string;
  action: ReactNode;
  children: ReactNode;
};

function Row({ icon: Icon, row, title, to, action, children }: RowProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-3.5 gap-y-2 px-4.5 py-3 focus-within:bg-sunken">
      <Icon size={17} aria-hidden className="shrink-0 text-ink-3" />
      <div className="min-w-0 flex-1">
        <p className="font-semibold break-words">
          <Link to={to} data-row={row} className="hover:underline">
            {title}
          </Link>
        </p>
        <div className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-0.5 text-xs text-ink-2">
          {children}
        </div>
      </div>
      {action}
    </li>
  );
}
