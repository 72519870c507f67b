import { pino } from "pino";
import { newId } from "#db/id";
import { savePassword } from "#db/repositories/credentials";
import { insertPeople } from "#db/repositories/people";
import { saveRoles } from "#db/repositories/role-grants";
import type { Store } from "#db/store";
import type { Role } from "~/domain/access";
import type { RequestInfo } from "~/platform/context.server";
import { hashPassword } from "~/platform/passwords.server";
import { requestInfo } from "../../support/request-info";

export const password = "wooden spoon under moss";
export const start = new Date("2026-11-24T04:00:00Z");

/** A request at `seconds` after the start, from an address of its own unless one is given. */
export const request = (store: Store, seconds = 0, more: Partial<RequestInfo> = {}): RequestInfo =>
  requestInfo(store, {
    log: pino({ level: "silent" }),
    now: new Date(start.getTime() + seconds * 1000),
    ...more,
  });

let made = 0;

/** Somebody with a password, and what they may be. */
export async function somebody(
  store: Store,
  { roles = [], active = true }: { roles?: readonly Role[]; active?: boolean } = {},
) {
  made += 1;
  const person = {
    id: newId(),
    employeeNo: `E${made}`,
    email: `somebody${made}@bank.example`,
    name: `某人${made}`,
    nameEn: `Somebody ${made}`,
    createdAt: start,
    active,
  };
  const passwordHash = await hashPassword(password);
  await store.tx(async (t) => {
    await insertPeople(t, [person]);
    await savePassword(t, { personId: person.id, passwordHash, changedAt: start });
    await saveRoles(t, { personId: person.id, add: roles, remove: [], grantedBy: null, now: start });
  });
  return person;
}

/** The cookie header a browser would send after this Set-Cookie header. */
export const cookieOf = (setCookie: string): string => setCookie.split(";")[0]!;
