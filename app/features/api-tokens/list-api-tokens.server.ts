import { listTokens } from "#db/repositories/api-tokens";
import type { Context } from "~/platform/context.server";

const most = 200;

/** The latest tokens as the administrator sees them; never their secrets, which are not kept. */
export async function listApiTokens(ctx: Context) {
  ctx.require("api_token.manage");
  const rows = await listTokens(ctx.store.read, { limit: most });
  const tokens = rows.map(({ token, createdBy }) => ({
    id: token.id,
    name: token.name,
    hint: token.hint,
    scopes: token.scopes,
    createdBy,
    createdAt: token.createdAt.getTime(),
    expiresAt: token.expiresAt?.getTime() ?? null,
    lastUsedAt: token.lastUsedAt?.getTime() ?? null,
    state: token.revokedAt
      ? ("revoked" as const)
      : token.expiresAt && token.expiresAt <= ctx.now
        ? ("expired" as const)
        : ("live" as const),
  }));
  return { tokens, today: ctx.today };
}
