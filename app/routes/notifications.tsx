import { Form, Link, redirect, useSearchParams } from "react-router";
import { notificationKinds } from "~/domain/notifications/kinds";
import { useLive } from "~/features/live";
import { notificationsForm } from "~/features/notifications/forms";
import { loadNotifications } from "~/features/notifications/load-list.server";
import { NoticeList } from "~/features/notifications/notice-list";
import {
  readNotification,
  readNotifications,
  unreadNotification,
} from "~/features/notifications/read.server";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { form, page } from "~/platform/respond.server";
import { Button, LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { cx } from "~/ui/cx";
import { EmptyState, PageHead, Pager } from "~/ui/page";
import type { Route } from "./+types/notifications";

export const loader = page((ctx, { url }: Route.LoaderArgs) => loadNotifications(ctx, url.searchParams));

export const action = form(notificationsForm, async (ctx, value, { url }: Route.ActionArgs) => {
  switch (value.intent) {
    case "read":
      await readNotification(ctx, value.id);
      break;
    case "unread":
      await unreadNotification(ctx, value.id);
      break;
    case "read-all":
      await readNotifications(ctx, value);
  }
  return redirect(paths.notifications + url.search);
});

export default function Notifications({ loaderData }: Route.ComponentProps) {
  const { t } = useI18n();
  const { personId, notices, now, today, kind, unreadOnly, page: pages } = loaderData;
  useLive({ topics: [`person:${personId}`] });
  return (
    <>
      <PageHead
        title={t("notification.title")}
        description={t("notification.intro")}
        actions={
          <>
            <LinkButton to={paths.accountNotifications}>{t("notification.settings")}</LinkButton>
            {notices.some(({ read }) => !read) && (
              <Form method="post" preventScrollReset>
                <input type="hidden" name="until" value={now.toISOString()} />
                {kind !== null && <input type="hidden" name="kind" value={kind} />}
                <Button name="intent" value="read-all">
                  {t(kind === null ? "notification.read_all" : "notification.read_kind")}
                </Button>
              </Form>
            )}
          </>
        }
      />
      <Filters kind={kind} unreadOnly={unreadOnly} />
      <Card flush>
        {notices.length > 0 ? (
          <NoticeList notices={notices} now={now} today={today} />
        ) : (
          <Nothing filtered={kind !== null || unreadOnly} />
        )}
        <Pager {...pages} />
      </Card>
    </>
  );
}

type FilterProps = { kind: (typeof notificationKinds)[number] | null; unreadOnly: boolean };

function Filters({ kind, unreadOnly }: FilterProps) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const to = (unread: boolean) => {
    const next = new URLSearchParams(search);
    next.delete("page");
    if (unread) next.set("unread", "1");
    else next.delete("unread");
    return `?${next}`;
  };
  return (
    <div className="mb-4 flex flex-wrap items-center gap-3">
      <nav aria-label={t("notification.filter")} className="flex gap-1 text-sm">
        {[false, true].map((unread) => (
          <Link
            key={String(unread)}
            to={to(unread)}
            aria-current={unread === unreadOnly ? "true" : undefined}
            className={cx(
              "inline-flex h-8 items-center rounded-control px-3 max-sm:h-9",
              unread === unreadOnly ? "bg-sunken font-semibold text-ink" : "text-ink-2 hover:bg-sunken",
            )}
          >
            {t(unread ? "notification.filter.unread" : "notification.filter.all")}
          </Link>
        ))}
      </nav>
      <Form key={kind ?? ""} className="flex items-center gap-2">
        {unreadOnly && <input type="hidden" name="unread" value="1" />}
        <select
          name="kind"
          aria-label={t("notification.kind_filter")}
          defaultValue={kind ?? ""}
          className="h-8 max-w-60 rounded-control border border-line-2 bg-surface px-2 text-sm max-sm:h-9"
        >
          <option value="">{t("notification.kind_all")}</option>
          {notificationKinds.map((each) => (
            <option key={each} value={each}>
              {t(`notification.kind.${each}`)}
            </option>
          ))}
        </select>
        <Button>{t("notification.apply")}</Button>
      </Form>
    </div>
  );
}

function Nothing({ filtered }: { filtered: boolean }) {
  const { t } = useI18n();
  return filtered ? (
    <EmptyState
      title={t("notification.none_unread")}
      action={<LinkButton to={paths.notifications}>{t("notification.show_all")}</LinkButton>}
    >
      {t("notification.none_unread_hint")}
    </EmptyState>
  ) : (
    <EmptyState title={t("notification.none")}>{t("notification.none_hint")}</EmptyState>
  );
}
