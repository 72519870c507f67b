import { credentialOf } from "#db/repositories/credentials";
import { openInvitationOf } from "#db/repositories/invitations";
import { activeAdministrators, personById } from "#db/repositories/people";
import { grantsPage, lockAdministrators, rolesOf, saveRoles } from "#db/repositories/role-grants";
import { deleteSecondFactor, secondFactorOf } from "#db/repositories/second-factors";
import { deleteSession, deleteSessionsOf } from "#db/repositories/sessions";
import type { Tx } from "#db/store";
import type { Role } from "~/domain/access";
import { AppError } from "~/domain/errors";
import { roleRefusal } from "~/domain/identity";
import type { Context } from "~/platform/context.server";
import { openSession } from "~/platform/session.server";
import { shownSessions } from "./own-sessions.server";
import type { RolesSearch } from "./queries";

const pageSize = 50;

/** One page of who holds which role. */
export async function listRoles(ctx: Context, { q, role, page }: RolesSearch) {
  ctx.require("role.read");
  const { rows, total } = await grantsPage(ctx.store.read, { search: q, role, page, pageSize });
  return { grants: rows, page: { page, pageSize, total }, mayGrant: ctx.can("role.grant") };
}

/** How a person gets in: password, invitation, second factor, roles, and for an administrator their sessions. */
export async function readAccess(ctx: Context, personId: string) {
  ctx.require("invitation.list");
  const r = ctx.store.read;
  const [person, credential, invitation, factor, roles] = await Promise.all([
    personById(r, personId),
    credentialOf(r, personId),
    openInvitationOf(r, { personId, now: ctx.now }),
    secondFactorOf(r, personId),
    rolesOf(r, personId),
  ]);
  if (!person) throw new AppError("not_found");
  const { id, name, nameEn, email, active } = person;
  const may = {
    grant: ctx.can("role.grant"),
    end: ctx.can("session.end_any"),
    invite: ctx.can("invitation.create", { roles }),
  };
  return {
    person: { id, name, nameEn, email, active },
    passwordSince: credential?.changedAt ?? null,
    invitation: invitation ?? null,
    secondFactor: factor?.confirmedAt ?? null,
    roles,
    sessions: may.end ? await shownSessions(ctx, personId) : [],
    may,
    now: ctx.now,
  };
}

/**
 * Sets the roles of a person. Their sessions end, for a token made before must not carry the new rights; who changes their own goes
 * on under a new one, whose cookie is returned.
 */
export function setRoles(ctx: Context, personId: string, after: readonly Role[]): Promise<string | null> {
  return ctx.change("role.changed", async (t) => {
    const allowed = ctx.require("role.grant");
    const person = await personById(t, personId);
    if (!person) throw new AppError("not_found");
    await lockAdministrators(t);
    const before = await rolesOf(t, personId);
    const add = after.filter((role) => !before.includes(role));
    const remove = before.filter((role) => !after.includes(role));
    if (add.length + remove.length === 0) return { allowed, entries: [], result: null };
    if (add.length > 0 && !person.active) throw new AppError("invalid", { reason: "role_disabled" });
    const others = (await activeAdministrators(t)).filter((id) => id !== personId).length;
    const refusal = roleRefusal({ after, otherAdministrators: others });
    if (refusal) throw new AppError("invalid", { reason: refusal });
    await saveRoles(t, { personId, add, remove, grantedBy: ctx.actor.personId, now: ctx.now });
    const sessionsEnded = await deleteSessionsOf(t, { personId });
    return {
      allowed,
      entries: [
        {
          subject: { type: "person", id: personId },
          before: { roles: before },
          after: { roles: after, sessionsEnded },
        },
      ],
      result: await renewOwn(ctx, t, personId),
    };
  });
}

async function renewOwn(ctx: Context, t: Tx, personId: string): Promise<string | null> {
  if (personId !== ctx.actor.personId) return null;
  const { userAgent, address } = ctx;
  return openSession({ ...ctx, t }, { personId, userAgent, address });
}

/** Ends one session of anybody, or with no `session` all of them. */
export function endSessionsOf(
  ctx: Context,
  { personId, session }: { personId: string; session?: string },
): Promise<void> {
  return ctx.change("session.ended_by_administrator", async (t) => {
    const allowed = ctx.require("session.end_any");
    const one = session !== undefined && (await deleteSession(t, { id: session, personId }));
    if (session !== undefined && !one) throw new AppError("not_found");
    const sessions = one ? 1 : await deleteSessionsOf(t, { personId });
    const entries =
      sessions === 0 ? [] : [{ subject: { type: "person", id: personId }, after: { sessions } }];
    return { allowed, entries, result: undefined };
  });
}

/** Takes a lost second factor away; the person sets a new one up after signing in. Every session of theirs ends. */
export function resetSecondFactor(ctx: Context, personId: string): Promise<void> {
  return ctx.change("second_factor.reset", async (t) => {
    const allowed = ctx.require("session.end_any");
    if (!(await deleteSecondFactor(t, personId))) throw new AppError("not_found");
    const sessions = await deleteSessionsOf(t, { personId });
    return {
      allowed,
      entries: [{ subject: { type: "person", id: personId }, after: { sessions } }],
      result: undefined,
    };
  });
}
