import { ArrowRight, Award, CalendarClock, FilePen, Handshake, type LucideIcon, PenLine } from "lucide-react";
import type { ReactNode } from "react";
import { Form, Link } from "react-router";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { Button, LinkButton } from "~/ui/button";
import { DisciplineTag, Status } from "~/ui/status";
import type { Waiting } from "./view";

/** What waits for the reader; the one that waited longest has the main action. */
export function WaitingList({ waiting }: { waiting: readonly Waiting[] }) {
  const [first] = waiting;
  return (
    <ul className="divide-y divide-line">
      {waiting.map((item) => (
        <Item key={keyOf(item)} item={item} kind={item === first ? "main" : "plain"} />
      ))}
    </ul>
  );
}

function keyOf(item: Waiting): string {
  switch (item.kind) {
    case "handoff":
      return item.id;
    case "signature":
    case "draft":
      return `${item.kind} ${item.squadId} ${item.cycleId}`;
    case "result":
      return `result ${item.cycleId}`;
    case "overdue":
      return "overdue";
  }
}

type ItemProps = { item: Waiting; kind: "main" | "plain" };

function Item({ item, kind }: ItemProps) {
  const { t, f, name } = useI18n();
  switch (item.kind) {
    case "handoff":
      return (
        <Row
          icon={Handshake}
          title={
            <Link to={paths.task(item.squadId, item.taskId)} className="hover:underline">
              {item.title}
            </Link>
          }
          action={
            <Form method="post" action={paths.task(item.squadId, item.taskId)}>
              <input type="hidden" name="intent" value="accept" />
              <input type="hidden" name="handoffId" value={item.id} />
              <input type="hidden" name="handoffVersion" value={item.version} />
              <input type="hidden" name="to" value={paths.home} />
              <Button kind={kind} aria-label={t("home.accept_named", { title: item.title })}>
                {t("task.accept")}
              </Button>
            </Form>
          }
        >
          <DisciplineTag discipline={item.from} />
          <ArrowRight size={12} aria-hidden />
          <DisciplineTag discipline={item.to} />
          <Wait hours={item.hours} />
          <span>{t("home.from", { name: name(item.sender) })}</span>
        </Row>
      );
    case "signature":
      return (
        <Row
          icon={PenLine}
          title={t(item.inForce ? "home.signature_late" : "home.signature", { number: item.number })}
          action={
            <LinkButton kind={kind} to={paths.contract(item.squadId, item.cycleId)}>
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
          title={
            item.missing > 0
              ? t("home.draft_missing", { number: item.number, share: f.percent(item.missing) })
              : t("home.draft_over", { number: item.number, share: f.percent(-item.missing) })
          }
          action={
            <LinkButton kind={kind} to={paths.contract(item.squadId, item.cycleId)}>
              {t("home.complete")}
            </LinkButton>
          }
        >
          {name(item.squad)}
        </Row>
      );
    case "result":
      return (
        <Row
          icon={Award}
          title={t("home.result", { cycle: name(item.cycle) })}
          action={
            <LinkButton kind={kind} to={paths.myResult(item.cycleId)}>
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
          title={t("home.overdue", { count: item.count })}
          action={
            <a href="#tasks" className="text-sm text-ink-2 underline-offset-2 hover:text-ink hover:underline">
              {t("home.look")}
            </a>
          }
        >
          {t("home.overdue_note", { day: f.day(item.since.toISOString().slice(0, 10)) })}
        </Row>
      );
  }
}

type RowProps = { icon: LucideIcon; title: ReactNode; action: ReactNode; children: ReactNode };

function Row({ icon: Icon, title, action, children }: RowProps) {
  return (
    <li className="flex items-center gap-3.5 px-4.5 py-3">
      <Icon size={17} aria-hidden className="shrink-0 text-ink-3" />
      <div className="min-w-0 flex-1">
        <p className="font-semibold break-words">{title}</p>
        <div className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-0.5 text-xs text-ink-2">
          {children}
        </div>
      </div>
      <div className="shrink-0">{action}</div>
    </li>
  );
}

function Wait({ hours }: { hours: number }) {
  const { t } = useI18n();
  const days = Math.floor(hours / 24);
  return (
    <Status tone={days >= 2 ? "watch" : "unknown"} bare>
      {days > 0 ? t("home.waits_days", { days }) : t("home.waits_hours", { hours })}
    </Status>
  );
}
