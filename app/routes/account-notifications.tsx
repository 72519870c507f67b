import { redirect, type ShouldRevalidateFunctionArgs } from "react-router";
import { settingsForm } from "~/features/notifications/forms";
import { loadSettings } from "~/features/notifications/load-settings.server";
import { saveNotificationSettings } from "~/features/notifications/save-settings.server";
import { SettingsForm } from "~/features/notifications/settings-form";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { form, page } from "~/platform/respond.server";
import { PageHead } from "~/ui/page";
import type { Route } from "./+types/account-notifications";

export const loader = page(async (ctx, { url }: Route.LoaderArgs) => ({
  settings: await loadSettings(ctx),
  saved: url.searchParams.has("saved"),
}));

export const action = form(settingsForm, async (ctx, value, _: Route.ActionArgs) => {
  await saveNotificationSettings(ctx, value);
  return redirect(`${paths.accountNotifications}?saved`);
});

/** After a conflict the page holds what is stored now, so that saving again is on top of it. */
export const shouldRevalidate = ({ actionStatus, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) =>
  actionStatus === 409 || defaultShouldRevalidate;

export default function AccountNotifications({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  const { settings, saved } = loaderData;
  const reply = actionData && "submission" in actionData ? actionData : undefined;
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("account.title"), to: paths.account },
          { label: t("notification.settings.title") },
        ]}
        title={t("notification.settings.title")}
        description={t("notification.settings.intro")}
      />
      <div className="flex max-w-3xl flex-col gap-4">
        {saved && !reply && (
          <p role="status" className="rounded-control bg-good-bg px-3 py-2 text-sm text-good">
            {t("notification.settings.saved")}
          </p>
        )}
        {!settings.mailIsOn && (
          <section
            aria-label={t("notification.settings.mail_off_title")}
            className="rounded-control bg-watch-bg px-3 py-2 text-sm text-watch"
          >
            <p className="font-semibold">{t("notification.settings.mail_off_title")}</p>
            <p>{t("notification.settings.mail_off")}</p>
          </section>
        )}
        <SettingsForm key={settings.version} settings={settings} reply={reply} />
      </div>
    </>
  );
}
