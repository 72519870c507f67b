import { revokeToken } from "#db/repositories/api-tokens";
import { AppError } from "~/domain/errors";
import type { Context } from "~/platform/context.server";

/** Ends a token at once; throws `not_found` when there is none or it was revoked before. */
export function revokeApiToken(ctx: Context, id: string): Promise<void> {
  return ctx.change("api_token.revoked", async (t) => {
    const allowed = ctx.require("api_token.manage");
    const token = await revokeToken(t, { id, revokedAt: ctx.now });
    if (!token) throw new AppError("not_found");
    return {
      allowed,
      entries: [{ subject: { type: "api_token", id }, before: { name: token.name } }],
      result: undefined,
    };
  });
}
