import {
  AtSign,
  Ban,
  Bell,
  Check,
  CheckCheck,
  CornerUpLeft,
  Handshake,
  type LucideIcon,
  MailOpen,
  MessageSquare,
  MoveRight,
  Triangle,
  Undo2,
  UserPlus,
} from "lucide-react";
import { useRef } from "react";
import { Form, Link, useFetcher } from "react-router";
import { isNotificationKind, type NotificationKind } from "~/domain/notifications/kinds";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { cx } from "~/ui/cx";
import { usePageKeys } from "~/ui/keys";
import { useRowFocus } from "~/ui/row-focus";
import { TimeAgo } from "~/ui/time-ago";
import type { NotificationsView } from "./load-list.server";
import { sentenceOf } from "./notice";

const icons: Record<NotificationKind, LucideIcon> = {
  "handoff.offered": Handshake,
  "handoff.accepted": Check,
  "handoff.returned": CornerUpLeft,
  "handoff.withdrawn": Undo2,
  "task.mentioned": AtSign,
  "task.commented": MessageSquare,
  "task.assigned": UserPlus,
  "task.blocked": Ban,
  "task.unblocked": CheckCheck,
  "task.moved_squad": MoveRight,
  "squad.dissolving": Triangle,
};

type Notice = NotificationsView["notices"][number];
type Props = Pick<NotificationsView, "notices" | "now" | "today">;

/** Notifications under the days they came on; every one opens what it is about and counts as read then. */
export function NoticeList({ notices, now, today }: Props) {
  const { t, f } = useI18n();
  const list = useRef<HTMLDivElement>(null);
  const { step, focusedRow, onKeyDown } = useRowFocus(list);
  const mark = useFetcher({ key: "notice-mark" });
  const toggle = () => {
    const notice = notices.find(({ id }) => id === focusedRow()?.dataset.row);
    if (notice) mark.submit({ intent: notice.read ? "unread" : "read", id: notice.id }, { method: "post" });
  };
  usePageKeys([
    { keys: "j", label: t("notification.key.next"), run: () => step(1) },
    { keys: "k", label: t("notification.key.previous"), run: () => step(-1) },
    { keys: "ArrowDown", label: t("notification.key.next") },
    { keys: "ArrowUp", label: t("notification.key.previous") },
    { keys: "Enter", label: t("notification.key.open") },
    { keys: "e", label: t("notification.key.read"), run: toggle },
  ]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the links inside have the focus; arrows go from one to the next.
    <div ref={list} onKeyDown={onKeyDown}>
      {byDay(notices).map(([day, ofDay]) => (
        <section key={day} aria-label={f.dayWithWeekday(day)}>
          <h2 className="border-b border-line bg-sunken px-4.5 py-1.5 text-xs font-medium text-ink-2">
            {day === today ? `${t("notification.today")} · ${f.dayWithWeekday(day)}` : f.dayWithWeekday(day)}
          </h2>
          <ul className="divide-y divide-line border-b border-line last:border-b-0">
            {ofDay.map((notice) => (
              <Row key={notice.id} notice={notice} now={now} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function byDay(notices: readonly Notice[]): [string, Notice[]][] {
  const days = new Map<string, Notice[]>();
  for (const notice of notices) {
    const known = days.get(notice.day);
    if (known) known.push(notice);
    else days.set(notice.day, [notice]);
  }
  return [...days];
}

function Row({ notice, now }: { notice: Notice; now: Date }) {
  const i18n = useI18n();
  const { t, name } = i18n;
  const Mark = notice.read ? MailOpen : Check;
  const sentence = sentenceOf(notice, i18n);
  const Icon = notice.kind !== null && isNotificationKind(notice.kind) ? icons[notice.kind] : Bell;
  return (
    <li
      className={cx(
        "relative flex items-start gap-3 px-4.5 py-3 hover:bg-sunken",
        notice.read && "text-ink-2",
      )}
    >
      <Icon size={16} aria-hidden className="mt-0.5 shrink-0 text-ink-3" />
      <div className="min-w-0 flex-1">
        <Link
          to={paths.notification(notice.id)}
          data-row={notice.id}
          className={cx(
            "break-words after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-ink",
            !notice.read && "font-semibold",
          )}
        >
          {!notice.read && <span className="sr-only">{t("notification.is_unread")} </span>}
          {sentence}
        </Link>
        {notice.about?.reason && (
          <p className="mt-0.5 line-clamp-2 text-sm break-words text-ink-2">
            {t("notification.reason", { reason: notice.about.reason })}
          </p>
        )}
        <p className="mt-0.5 flex flex-wrap gap-x-2 text-xs text-ink-3">
          {notice.about?.squad && <span>{name(notice.about.squad)}</span>}
          <TimeAgo at={notice.at} now={now} />
        </p>
      </div>
      {!notice.read && <span aria-hidden className="mt-1.5 size-2 shrink-0 rounded-full bg-ink" />}
      <Form method="post" preventScrollReset className="relative z-10 shrink-0" navigate={false}>
        <input type="hidden" name="id" value={notice.id} />
        <button
          type="submit"
          name="intent"
          value={notice.read ? "unread" : "read"}
          aria-label={t(notice.read ? "notification.unread_one" : "notification.read_one", { sentence })}
          className="-my-1 inline-flex h-7 items-center rounded-control px-2 text-xs whitespace-nowrap text-ink-3 hover:bg-surface hover:text-ink max-sm:size-9 max-sm:justify-center max-sm:px-0"
        >
          <Mark size={16} aria-hidden className="sm:hidden" />
          <span className="max-sm:hidden">
            {t(notice.read ? "notification.unread" : "notification.read")}
          </span>
        </button>
      </Form>
    </li>
  );
}
