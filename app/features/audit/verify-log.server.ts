import type { Context } from "~/platform/context.server";
import { verifyChain } from "./verify-chain.server";

/** Verifies the whole log and records the verdict as its next entry; this is what the page shows as the last verification. */
export async function verifyLog(ctx: Context): Promise<void> {
  const allowed = ctx.require("audit.verify");
  const verdict = await verifyChain(ctx.store, { key: ctx.signingKey });
  if (!verdict.ok) ctx.log.error(verdict, "the audit log is broken");
  await ctx.change("audit.verified", async () => ({
    allowed,
    entries: [{ subject: { type: "audit_log", id: "chain" }, after: verdict }],
    result: undefined,
  }));
}
