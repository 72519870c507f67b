import { data, redirect } from "react-router";
import { secondFactorForm } from "~/features/identity/forms";
import {
  beginSetUp,
  confirmSetUp,
  readSecondFactor,
  removeSecondFactor,
} from "~/features/identity/second-factor.server";
import { BeginForm, ConfirmForm, RecoveryCodes, RemoveForm } from "~/features/identity/second-factor-forms";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { form, page } from "~/platform/respond.server";
import { PageHead } from "~/ui/page";
import { replyTo } from "~/ui/reply";
import type { Route } from "./+types/account-second-factor";

export const loader = page((ctx, _: Route.LoaderArgs) => readSecondFactor(ctx));

export const action = form(secondFactorForm, async (ctx, value, _: Route.ActionArgs) => {
  if (value.intent === "confirm") return data({ codes: await confirmSetUp(ctx, value) });
  if (value.intent === "begin") await beginSetUp(ctx, value);
  else await removeSecondFactor(ctx, value);
  return redirect(paths.accountSecondFactor);
});

export default function AccountSecondFactor({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  const codes = actionData && "codes" in actionData ? actionData.codes : null;
  const refused = actionData && "submission" in actionData ? actionData : undefined;
  return (
    <div className="max-w-3xl">
      <PageHead
        crumbs={[{ label: t("account.title"), to: paths.account }, { label: t("factor.title") }]}
        title={t("factor.title")}
        description={t("factor.intro")}
      />
      {codes && <RecoveryCodes codes={codes} />}
      <div className="flex flex-col gap-4">
        {loaderData.state === "none" && <BeginForm reply={replyTo(refused, "begin")} />}
        {loaderData.state === "pending" && (
          <ConfirmForm {...loaderData} reply={replyTo(refused, "confirm")} />
        )}
        {loaderData.state === "on" && <RemoveForm {...loaderData} reply={replyTo(refused, "remove")} />}
      </div>
    </div>
  );
}
