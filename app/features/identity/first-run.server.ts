import { newId } from "#db/id";
import { isUnclaimed, lockInstallation } from "#db/repositories/installation";
import { insertPeople } from "#db/repositories/people";
import { saveRoles } from "#db/repositories/role-grants";
import { AppError } from "~/domain/errors";
import { type RequestInfo, recordChange, withoutActor } from "~/platform/context.server";
import { openSession } from "~/platform/session.server";
import { beginAttempt, forgetAttempts } from "./attempts.server";
import type { FirstRunInput } from "./forms";
import { hashOfNewPassword, storePassword } from "./set-password.server";
import { isSetupCode } from "./setup-code.server";

/** True while the installation waits for its first administrator. */
export const awaitsFirstRun = ({ store }: Pick<RequestInfo, "store">): Promise<boolean> =>
  isUnclaimed(store.read);

/**
 * Makes the first administrator of an empty installation and signs them in; returns the session's cookie. Throws `not_found` once
 * anybody is in the database, and `invalid` for a wrong set-up code.
 */
export async function claimInstallation(info: RequestInfo, input: FirstRunInput): Promise<string> {
  if (!info.signingKey || !(await awaitsFirstRun(info))) throw new AppError("not_found");
  await beginAttempt(info, "first-run");
  if (!isSetupCode(info.signingKey, input.setupCode)) {
    info.log.warn({ address: info.address }, "wrong set-up code");
    throw new AppError("invalid", { reason: "setup_code", field: "setupCode" });
  }
  const { name, nameEn, email, employeeNo, alsoHr } = input;
  const person = { id: newId(), name, nameEn: nameEn || name, email, employeeNo };
  const passwordHash = await hashOfNewPassword(input.newPassword, person);
  const roles = alsoHr ? (["administrator", "hr"] as const) : (["administrator"] as const);
  return recordChange(info, {
    action: "installation.claimed",
    actorId: person.id,
    work: async (t) => {
      await lockInstallation(t);
      if (!(await isUnclaimed(t))) throw new AppError("not_found");
      await insertPeople(t, [{ ...person, locale: info.locale, createdAt: info.now }]);
      await storePassword(t, person.id, passwordHash, info.now);
      await saveRoles(t, { personId: person.id, add: roles, remove: [], grantedBy: null, now: info.now });
      await forgetAttempts(t, info, "first-run");
      const { userAgent, address } = info;
      return {
        allowed: withoutActor("first-run"),
        entries: [
          { subject: { type: "person", id: person.id }, after: { name, nameEn, email, employeeNo, roles } },
        ],
        result: await openSession({ ...info, t }, { personId: person.id, userAgent, address }),
      };
    },
  });
}
