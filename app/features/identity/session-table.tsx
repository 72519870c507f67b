import { Form } from "react-router";
import { useI18n } from "~/platform/i18n";
import { Button } from "~/ui/button";
import { Chip } from "~/ui/status";
import { Table, Td, Th } from "~/ui/table";
import { TimeAgo } from "~/ui/time-ago";
import type { ShownSession } from "./own-sessions.server";

/** Where somebody is signed in, each with a button that ends it. */
export function SessionTable({ sessions, now }: { sessions: readonly ShownSession[]; now: Date }) {
  const { t, f } = useI18n();
  const device = ({ browser, system }: ShownSession) =>
    browser && system
      ? t("account.session.browser_on", { browser, system })
      : (browser ?? system ?? t("account.session.unknown"));
  if (sessions.length === 0) return <p className="p-4.5 text-sm text-ink-3">{t("account.session.none")}</p>;
  return (
    <Table
      label={t("account.sessions")}
      head={
        <>
          <Th>{t("account.session.device")}</Th>
          <Th>{t("account.session.address")}</Th>
          <Th>{t("account.session.since")}</Th>
          <Th>{t("account.session.seen")}</Th>
          <Th>
            <span className="sr-only">{t("account.session.end")}</span>
          </Th>
        </>
      }
    >
      {sessions.map((session) => (
        <tr key={session.id}>
          <Td>
            <span className="inline-flex items-center gap-2 whitespace-nowrap">
              {device(session)}
              {session.current && <Chip>{t("account.session.this")}</Chip>}
            </span>
          </Td>
          <Td className="text-ink-2 whitespace-nowrap">{session.address}</Td>
          <Td className="text-ink-2 whitespace-nowrap">{f.shortInstant(session.createdAt)}</Td>
          <Td className="text-ink-2 whitespace-nowrap">
            <TimeAgo at={session.lastSeenAt} now={now} />
          </Td>
          <Td right>
            {!session.current && (
              <Form method="post" preventScrollReset>
                <input type="hidden" name="session" value={session.id} />
                <Button
                  small
                  name="intent"
                  value="end-session"
                  aria-label={t("account.session.end_one", { device: device(session) })}
                >
                  {t("account.session.end")}
                </Button>
              </Form>
            )}
          </Td>
        </tr>
      ))}
    </Table>
  );
}
