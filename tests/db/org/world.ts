import { pino } from "pino";
import { newId } from "#db/id";
import { loadActor } from "#db/repositories/actors";
import { people, roleGrants, squads, squadUnits, units } from "#db/schema";
import type { RoleName } from "#db/schema/values";
import type { Store } from "#db/store";
import "~/messages/register.server";
import { type Context, contextFor } from "~/platform/context.server";
import { type Locale, translator } from "~/platform/i18n";

export const today = "2026-06-15";
export const now = new Date("2026-06-15T02:00:00Z");

/** A person with the roles given; the employee number is the name in capitals. */
export async function givenPerson(store: Store, name: string, roles: RoleName[] = []): Promise<string> {
  const id = newId();
  await store.tx(async (t) => {
    await t.insert(people).values({
      id,
      employeeNo: name.toUpperCase(),
      email: `${name}@bank.example`,
      name,
      nameEn: name,
      createdAt: now,
    });
    if (roles.length > 0) {
      await t.insert(roleGrants).values(roles.map((role) => ({ personId: id, role, grantedAt: now })));
    }
  });
  return id;
}

/** A unit at the top, or below another. */
export async function givenUnit(
  store: Store,
  {
    code,
    parent,
    headId = null,
  }: { code: string; parent?: { id: string; path: string }; headId?: string | null },
): Promise<{ id: string; path: string }> {
  const id = newId();
  const path = `${parent?.path ?? "/"}${id}/`;
  await store.tx((t) =>
    t
      .insert(units)
      .values({ id, code, name: code, nameEn: code, parentId: parent?.id ?? null, path, headId }),
  );
  return { id, path };
}

/** A standing squad since the year began, tied to the unit. */
export async function givenSquad(
  store: Store,
  { key, unitId }: { key: string; unitId: string },
): Promise<string> {
  const id = newId();
  await store.tx(async (t) => {
    await t
      .insert(squads)
      .values({ id, key, name: key, nameEn: key, kind: "standing", startsOn: "2026-01-01" });
    await t.insert(squadUnits).values({ squadId: id, unitId, primary: true });
  });
  return id;
}

/** The context of a signed-in person on the day of these tests. */
export async function contextOf(
  store: Store,
  personId: string,
  { locale = "en" }: { locale?: Locale } = {},
): Promise<Context> {
  const t = translator(locale);
  const actor = await loadActor(store.read, { personId, today });
  const request = {
    store,
    log: pino({ level: "silent" }),
    now,
    today,
    timeZone: "Asia/Shanghai",
    origin: "http://127.0.0.1",
    address: "127.0.0.1",
    userAgent: "test",
    nonce: "",
    secure: false,
    demo: false,
    organisation: "",
    locale,
    t,
  };
  const person = {
    id: personId,
    name: "",
    nameEn: "",
    title: "",
    titleEn: "",
    discipline: null,
    theme: "system" as const,
  };
  return contextFor(request, { actor, locale, t, sessionId: "", person });
}

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
