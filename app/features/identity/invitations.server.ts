import { randomBytes } from "node:crypto";
import {
  insertInvitation,
  invitationByHash,
  invitationsPage,
  markInvitationUsed,
  revokeInvitationsOf,
} from "#db/repositories/invitations";
import { personById } from "#db/repositories/people";
import { rolesOf } from "#db/repositories/role-grants";
import { secondFactorOf } from "#db/repositories/second-factors";
import { deleteSessionsOf } from "#db/repositories/sessions";
import { AppError } from "~/domain/errors";
import { invitationDays, invitationState } from "~/domain/identity";
import { type Context, type RequestInfo, recordChange, withoutActor } from "~/platform/context.server";
import { sha256 } from "~/platform/hash.server";
import { paths } from "~/platform/paths";
import { openSession } from "~/platform/session.server";
import { openChallenge } from "./challenge.server";
import type { InvitationsSearch } from "./queries";
import { hashOfNewPassword, storePassword } from "./set-password.server";
import type { SignedIn } from "./sign-in.server";

const pageSize = 50;

/** One page of invitations, with where each stands. */
export async function listInvitations(ctx: Context, { q, state, page }: InvitationsSearch) {
  ctx.require("invitation.list");
  const { rows, total } = await invitationsPage(ctx.store.read, {
    search: q,
    state,
    now: ctx.now,
    page,
    pageSize,
  });
  return {
    invitations: rows.map(({ usedAt, revokedAt, ...row }) => ({
      ...row,
      state: invitationState({ ...row, usedAt, revokedAt }, ctx.now),
      usedAt,
    })),
    page: { page, pageSize, total },
    now: ctx.now,
  };
}

/**
 * Makes a link by which a person sets a password, the first or a new one; earlier open ones stop working. The link is returned this
 * once and kept as a hash alone. Only an administrator makes one for somebody who holds a role.
 */
export function invitePerson(ctx: Context, personId: string): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const expiresAt = new Date(ctx.now.getTime() + invitationDays * 86_400_000);
  return ctx.change("invitation.created", async (t) => {
    const person = await personById(t, personId);
    if (!person) throw new AppError("not_found");
    const allowed = ctx.require("invitation.create", { roles: await rolesOf(t, personId) });
    if (!person.active) throw new AppError("invalid", { reason: "invite_disabled" });
    const replaced = await revokeInvitationsOf(t, { personId, now: ctx.now });
    const invitation = { tokenHash: sha256(token), personId, createdBy: ctx.actor.personId };
    await insertInvitation(t, { ...invitation, createdAt: ctx.now, expiresAt });
    return {
      allowed,
      entries: [{ subject: { type: "person", id: personId }, after: { expiresAt, replaced } }],
      result: `${ctx.origin}${paths.invitation(token)}`,
    };
  });
}

/** Withdraws a person's open invitation. */
export function withdrawInvitation(ctx: Context, personId: string): Promise<void> {
  return ctx.change("invitation.revoked", async (t) => {
    const allowed = ctx.require("invitation.create", { roles: await rolesOf(t, personId) });
    const revoked = await revokeInvitationsOf(t, { personId, now: ctx.now });
    const entries = revoked === 0 ? [] : [{ subject: { type: "person", id: personId }, after: { revoked } }];
    return { allowed, entries, result: undefined };
  });
}

/** Whom an open invitation is for. Throws `not_found`, the same for one that was used, withdrawn, expired or never made. */
export async function readInvitation({ store, now }: Pick<RequestInfo, "store" | "now">, token: string) {
  const found = await invitationByHash(store.read, sha256(token));
  if (!found?.person.active || invitationState(found.invitation, now) !== "open") {
    throw new AppError("not_found", { reason: "invitation_gone" });
  }
  return found;
}

/**
 * Sets the password an invitation was made for and signs the person in: every earlier session ends, and a confirmed second factor
 * is still asked for. Of two acceptances one counts.
 */
export async function acceptInvitation(
  info: RequestInfo,
  token: string,
  password: string,
): Promise<SignedIn> {
  const { person } = await readInvitation(info, token);
  const passwordHash = await hashOfNewPassword(password, person);
  const personId = person.id;
  return recordChange(info, {
    action: "invitation.accepted",
    actorId: personId,
    work: async (t) => {
      if (!(await markInvitationUsed(t, { tokenHash: sha256(token), now: info.now })))
        throw new AppError("not_found", { reason: "invitation_gone" });
      await storePassword(t, personId, passwordHash, info.now);
      const ended = await deleteSessionsOf(t, { personId });
      const factor = await secondFactorOf(t, personId);
      const { userAgent, address } = info;
      const result: SignedIn = factor?.confirmedAt
        ? { next: "code", cookie: await openChallenge(t, info, personId) }
        : { next: "session", cookie: await openSession({ ...info, t }, { personId, userAgent, address }) };
      return {
        allowed: withoutActor("invitation"),
        entries: [{ subject: { type: "person", id: personId }, after: { sessionsEnded: ended, address } }],
        result,
      };
    },
  });
}
