import { credentialOf } from "#db/repositories/credentials";
import { personProfile } from "#db/repositories/people";
import { secondFactorOf } from "#db/repositories/second-factors";
import { AppError } from "~/domain/errors";
import type { Context } from "~/platform/context.server";
import { shownSessions } from "./own-sessions.server";

/** One's own account: who one is here, how one gets in, and from where one is signed in. */
export async function readAccount(ctx: Context) {
  const r = ctx.store.read;
  const { personId, roles } = ctx.actor;
  const [profile, credential, factor, sessions] = await Promise.all([
    personProfile(r, personId),
    credentialOf(r, personId),
    secondFactorOf(r, personId),
    shownSessions(ctx, personId),
  ]);
  if (!profile) throw new AppError("not_found");
  const { id, name, nameEn, email, employeeNo, title, titleEn, discipline, theme } = profile.person;
  return {
    person: { id, name, nameEn, email, employeeNo, title, titleEn, discipline, theme },
    unit: profile.unit,
    roles,
    locale: ctx.locale,
    passwordSince: credential?.changedAt ?? null,
    secondFactor: factor?.confirmedAt ?? null,
    sessions,
    now: ctx.now,
  };
}
