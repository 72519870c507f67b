import { randomBytes } from "node:crypto";
import { newId } from "#db/id";
import { insertToken } from "#db/repositories/api-tokens";
import { AppError } from "~/domain/errors";
import { startOfDay } from "~/platform/clock";
import type { Context } from "~/platform/context.server";
import { sha256 } from "~/platform/hash.server";
import type { CreateTokenInput } from "./forms";

/** Makes a bearer token; returns its text, which is shown this once and kept as a hash alone. */
export async function createApiToken(
  ctx: Context,
  { name, scopes, expiresOn }: Omit<CreateTokenInput, "intent">,
): Promise<string> {
  if (expiresOn && expiresOn <= ctx.today)
    throw new AppError("invalid", { reason: "token_expiry", field: "expiresOn" });
  const secret = `trv_${randomBytes(32).toString("base64url")}`;
  const token = {
    id: newId(),
    name,
    hint: secret.slice(0, 10),
    scopes,
    createdBy: ctx.actor.personId,
    createdAt: ctx.now,
    expiresAt: expiresOn ? startOfDay(ctx.timeZone, expiresOn) : null,
  };
  return ctx.change("api_token.created", async (t) => {
    const allowed = ctx.require("api_token.manage");
    await insertToken(t, { ...token, tokenHash: sha256(secret) });
    const after = { name, scopes, hint: token.hint, expiresOn: expiresOn ?? null };
    return { allowed, entries: [{ subject: { type: "api_token", id: token.id }, after }], result: secret };
  });
}
