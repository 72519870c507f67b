import { personById } from "#db/repositories/people";
import {
  beginSecondFactor,
  confirmSecondFactor,
  deleteSecondFactor,
  secondFactorOf,
} from "#db/repositories/second-factors";
import { AppError } from "~/domain/errors";
import { type Context, withoutActor } from "~/platform/context.server";
import { sha256 } from "~/platform/hash.server";
import { assertOwnPassword } from "./change-password.server";
import { newRecoveryCodes, newSecret, pictureOf, plainRecoveryCode, stepOf } from "./totp.server";

/** Where one's own second factor stands; while it is being set up, what the authenticator app needs. */
export async function readSecondFactor(ctx: Context) {
  const r = ctx.store.read;
  const { personId } = ctx.actor;
  const [factor, person] = await Promise.all([secondFactorOf(r, personId), personById(r, personId)]);
  if (!factor) return { state: "none" as const };
  if (factor.confirmedAt)
    return { state: "on" as const, since: factor.confirmedAt, codesLeft: factor.recoveryHashes.length };
  const names = { issuer: ctx.organisation || "Trivet", label: person?.email ?? "" };
  return { state: "pending" as const, secret: factor.secret, ...pictureOf(factor.secret, names) };
}

/** Begins to set a second factor up; it counts from the first code on. */
export async function beginSetUp(ctx: Context, { password }: { password: string }): Promise<void> {
  const { personId } = ctx.actor;
  await assertOwnPassword(ctx, password, "password");
  const secret = newSecret();
  await ctx.change("second_factor.begun", async (t) => {
    if (!(await beginSecondFactor(t, { personId, secret }))) throw new AppError("conflict");
    return {
      allowed: withoutActor("credentials"),
      entries: [{ subject: { type: "person", id: personId } }],
      result: undefined,
    };
  });
}

/** Turns the second factor on with its first code; returns the recovery codes, which are shown this once. */
export function confirmSetUp(ctx: Context, { code }: { code: string }): Promise<string[]> {
  const { personId } = ctx.actor;
  const codes = newRecoveryCodes();
  return ctx.change("second_factor.enabled", async (t) => {
    const factor = await secondFactorOf(t, personId);
    if (!factor || factor.confirmedAt) throw new AppError("conflict");
    const step = stepOf(factor.secret, code, ctx.now);
    if (step === null) throw new AppError("invalid", { reason: "code_wrong", field: "code" });
    const recoveryHashes = codes.map((text) => sha256(plainRecoveryCode(text)));
    await confirmSecondFactor(t, { personId, now: ctx.now, step, recoveryHashes });
    return {
      allowed: withoutActor("credentials"),
      entries: [{ subject: { type: "person", id: personId } }],
      result: codes,
    };
  });
}

/** Turns the second factor off, which needs the password. */
export async function removeSecondFactor(ctx: Context, { password }: { password: string }): Promise<void> {
  const { personId } = ctx.actor;
  await assertOwnPassword(ctx, password, "password");
  await ctx.change("second_factor.removed", async (t) => {
    const removed = await deleteSecondFactor(t, personId);
    const entries = removed ? [{ subject: { type: "person", id: personId } }] : [];
    return { allowed: withoutActor("credentials"), entries, result: undefined };
  });
}
