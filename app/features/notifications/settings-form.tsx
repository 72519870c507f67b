import { Form } from "react-router";
import { useI18n } from "~/platform/i18n";
import type { FormReply } from "~/platform/respond.server";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { CheckField, FormErrors, TextField } from "~/ui/field";
import { Table, Td, Th } from "~/ui/table";
import { useForm } from "~/ui/use-form";
import type { SettingsView } from "./load-settings.server";
import { fieldOf } from "./wish-field";

const timings = ["off", "now", "digest"] as const;

const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

type Fields = { quiet: string; quietFrom: string; quietTo: string; digestAt: string };

/** Every kind with its two ways of being told, and when mail comes. */
export function SettingsForm({ settings, reply }: { settings: SettingsView; reply: FormReply | undefined }) {
  const { t } = useI18n();
  const { kinds, hours, version, timeZone } = settings;
  const isQuiet = hours.quietFrom !== hours.quietTo;
  const { form, fields } = useForm<Fields>({
    reply,
    id: "notification-settings",
    defaultValue: {
      quiet: isQuiet ? "on" : undefined,
      quietFrom: clock(isQuiet ? hours.quietFrom : 20 * 60),
      quietTo: clock(isQuiet ? hours.quietTo : 8 * 60),
      digestAt: clock(hours.digestAt),
    },
  });
  const sent = reply?.submission.initialValue as Sent | undefined;
  return (
    <Form method="post" id={form.id} noValidate className="flex flex-col gap-4">
      <input type="hidden" name="version" value={version} />
      <FormErrors errors={form.errors} />
      <Card title={t("notification.settings.kinds")} flush>
        <Table
          label={t("notification.settings.kinds")}
          head={
            <>
              <Th>{t("notification.settings.kind")}</Th>
              <Th>{t("notification.settings.in_app")}</Th>
              <Th>{t("notification.settings.mail")}</Th>
            </>
          }
        >
          {kinds.map((wish) => (
            <WishRow key={`${wish.kind} ${version}`} wish={wish} sent={sent?.wishes?.[fieldOf(wish.kind)]} />
          ))}
        </Table>
      </Card>
      <Card
        title={t("notification.settings.times")}
        hint={t("notification.settings.times_hint", { zone: timeZone })}
      >
        <div className="flex flex-col gap-4">
          <TextField
            meta={fields.digestAt}
            type="time"
            label={t("notification.settings.digest_at")}
            hint={t("notification.settings.digest_hint")}
            className="max-w-36"
          />
          <CheckField
            meta={fields.quiet}
            label={t("notification.settings.quiet")}
            hint={t("notification.settings.quiet_hint")}
          />
          <div className="flex flex-wrap gap-4">
            <TextField
              meta={fields.quietFrom}
              type="time"
              label={t("notification.settings.quiet_from")}
              className="w-36"
            />
            <TextField
              meta={fields.quietTo}
              type="time"
              label={t("notification.settings.quiet_to")}
              className="w-36"
            />
          </div>
        </div>
      </Card>
      <p>
        <Button kind="main">{t("notification.settings.save")}</Button>
      </p>
    </Form>
  );
}

type Sent = { wishes?: Record<string, { inApp?: string; mail?: string } | undefined> };
type Row = { wish: SettingsView["kinds"][number]; sent: { inApp?: string; mail?: string } | undefined };

/** What was sent and refused is shown again, else what is stored. */
function WishRow({ wish: { kind, ...stored }, sent }: Row) {
  const { t } = useI18n();
  const label = t(`notification.kind.${kind}`);
  const inApp = sent ? sent.inApp === "on" : stored.inApp;
  const mail = sent?.mail ?? stored.mail;
  const name = `wishes.${fieldOf(kind)}`;
  return (
    <tr>
      <Td>{label}</Td>
      <Td>
        <label className="inline-grid size-9 place-items-center">
          <input
            type="checkbox"
            name={`${name}.inApp`}
            aria-label={t("notification.settings.in_app_for", { kind: label })}
            defaultChecked={inApp}
            className="size-4 accent-ink"
          />
        </label>
      </Td>
      <Td>
        <select
          name={`${name}.mail`}
          aria-label={t("notification.settings.mail_for", { kind: label })}
          defaultValue={mail}
          className="h-8 rounded-control border border-line-2 bg-surface px-2 text-sm max-sm:h-9"
        >
          {timings.map((timing) => (
            <option key={timing} value={timing}>
              {t(`notification.settings.mail.${timing}`)}
            </option>
          ))}
        </select>
      </Td>
    </tr>
  );
}
