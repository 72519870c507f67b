import { Form } from "react-router";
import { useI18n } from "~/platform/i18n";
import { Button, LinkButton } from "~/ui/button";
import { DialogClose } from "~/ui/dialog";
import { Status } from "~/ui/status";
import { Table, Td, Th } from "~/ui/table";
import { dialogAddress, UrlDialog } from "~/ui/url-dialog";
import type { listApiTokens } from "./list-api-tokens.server";

type Token = Awaited<ReturnType<typeof listApiTokens>>["tokens"][number];
const tones = { live: "good", expired: "unknown", revoked: "unknown" } as const;

/** Every token with who made it, when it was used, and a way to end it. */
export function TokenTable({ tokens }: { tokens: readonly Token[] }) {
  const { t, f, name } = useI18n();
  return (
    <Table
      label={t("tokens.list")}
      head={
        <>
          <Th>{t("tokens.token")}</Th>
          <Th>{t("tokens.scopes")}</Th>
          <Th>{t("tokens.created_at")}</Th>
          <Th>{t("tokens.last_used")}</Th>
          <Th>{t("tokens.expires")}</Th>
          <Th>{t("tokens.state")}</Th>
          <Th>
            <span className="sr-only">{t("metrics.actions")}</span>
          </Th>
        </>
      }
    >
      {tokens.map((token) => (
        <tr key={token.id}>
          <Td className="min-w-36">
            <div className="font-medium">{token.name}</div>
            <code className="text-xs text-ink-3">{token.hint}…</code>
          </Td>
          <Td className="text-xs">
            {token.scopes.map((scope) => (
              <div key={scope} className="whitespace-nowrap">
                {scope}
              </div>
            ))}
          </Td>
          <Td className="whitespace-nowrap text-ink-2">
            {f.instant(token.createdAt)}
            <div className="text-xs text-ink-3">{name(token.createdBy)}</div>
          </Td>
          <Td className="whitespace-nowrap text-ink-2">
            {token.lastUsedAt === null ? t("tokens.never") : f.instant(token.lastUsedAt)}
          </Td>
          <Td className="whitespace-nowrap text-ink-2">
            {token.expiresAt === null ? t("tokens.no_expiry") : f.instant(token.expiresAt)}
          </Td>
          <Td>
            <Status tone={tones[token.state]}>{t(`tokens.state.${token.state}`)}</Status>
          </Td>
          <Td right>
            {token.state !== "revoked" && (
              <LinkButton
                to={dialogAddress("revoke", token.id)}
                small
                preventScrollReset
                aria-label={t("tokens.revoke_of", { name: token.name })}
              >
                {t("tokens.revoke")}
              </LinkButton>
            )}
          </Td>
        </tr>
      ))}
    </Table>
  );
}

/** Asks once before a token ends. */
export function RevokeDialog({ token }: { token: Token }) {
  const { t } = useI18n();
  return (
    <UrlDialog
      name="revoke"
      about={token.id}
      title={t("tokens.revoke.title", { name: token.name })}
      description={t("tokens.revoke.body")}
    >
      <Form method="post" className="flex gap-2">
        <input type="hidden" name="intent" value="revoke" />
        <input type="hidden" name="id" value={token.id} />
        <Button kind="danger">{t("tokens.revoke")}</Button>
        <DialogClose asChild>
          <Button type="button">{t("action.cancel")}</Button>
        </DialogClose>
      </Form>
    </UrlDialog>
  );
}
