import { data, redirect } from "react-router";
import { createApiToken } from "~/features/api-tokens/create-api-token.server";
import { tokenForm } from "~/features/api-tokens/forms";
import { listApiTokens } from "~/features/api-tokens/list-api-tokens.server";
import { NewSecret } from "~/features/api-tokens/new-secret";
import { revokeApiToken } from "~/features/api-tokens/revoke-api-token.server";
import { TokenForm } from "~/features/api-tokens/token-form";
import { RevokeDialog, TokenTable } from "~/features/api-tokens/token-table";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { form, page } from "~/platform/respond.server";
import { buttonClass } from "~/ui/button";
import { Card } from "~/ui/card";
import { EmptyState, PageHead } from "~/ui/page";
import type { Route } from "./+types/admin-tokens";

export const loader = page((ctx, _: Route.LoaderArgs) => listApiTokens(ctx));

export const action = form(tokenForm, async (ctx, value, _: Route.ActionArgs) => {
  if (value.intent === "revoke") {
    await revokeApiToken(ctx, value.id);
    return redirect(paths.adminTokens);
  }
  return data({ secret: await createApiToken(ctx, value) });
});

export default function AdminTokens({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  const { tokens, today } = loaderData;
  const secret = actionData && "secret" in actionData ? actionData.secret : null;
  const refused = actionData && "submission" in actionData ? actionData : undefined;
  return (
    <>
      <PageHead
        crumbs={[{ label: t("nav.admin"), to: paths.admin }, { label: t("tokens.title") }]}
        title={t("tokens.title")}
        description={t("tokens.intro")}
        actions={
          <a href={paths.openapi} className={buttonClass()}>
            {t("tokens.docs")}
          </a>
        }
      />
      <div className="flex flex-col gap-5">
        {secret && <NewSecret secret={secret} />}
        <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_320px]">
          <Card title={t("tokens.list")} flush>
            {tokens.length === 0 ? (
              <EmptyState title={t("tokens.empty.title")}>{t("tokens.empty.body")}</EmptyState>
            ) : (
              <TokenTable tokens={tokens} />
            )}
          </Card>
          <TokenForm key={secret} reply={refused} today={today} />
        </div>
      </div>
      {tokens.map((token) => token.state !== "revoked" && <RevokeDialog key={token.id} token={token} />)}
    </>
  );
}
