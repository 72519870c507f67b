import { pino } from "pino";
import { RouterContextProvider } from "react-router";
import "~/messages/register.server";
import type { Store } from "#db/store";
import type { Role } from "~/domain/access";
import { type Context, contextFor, type RequestInfo, requestContext } from "~/platform/context.server";
import { translator } from "~/platform/i18n";

/** What the server would give a request, on a fixed day. */
export function requestInfo(store: Store, more: Partial<RequestInfo> = {}): RequestInfo {
  return {
    store,
    log: pino({ level: "silent" }),
    now: new Date("2026-11-24T04:00:00Z"),
    today: "2026-11-24",
    timeZone: "Asia/Shanghai",
    origin: "http://localhost",
    address: "127.0.0.1",
    userAgent: "test",
    nonce: "",
    secure: false,
    demo: false,
    organisation: "",
    locale: "en",
    t: translator("en"),
    ...more,
  };
}

/** The arguments a loader or action is called with; routes are tested by calling them. */
export function routeArgs(info: RequestInfo, request: Request) {
  const context = new RouterContextProvider();
  context.set(requestContext, info);
  return { request, context, url: new URL(request.url), params: {}, pattern: "" };
}

/** The context of a signed-in person with these roles and no seats. */
export function contextOf(
  store: Store,
  { personId, roles = [] }: { personId: string; roles?: readonly Role[] },
): Context {
  const none = { seats: [], headedUnitPaths: [], headedDisciplines: [], overseenSquadIds: [], reportIds: [] };
  const names = { name: "陈立", nameEn: "Chen Li", title: "", titleEn: "" };
  const person = { id: personId, ...names, discipline: null, theme: "system" as const };
  const info = requestInfo(store);
  const { locale, t } = info;
  return contextFor(info, { actor: { personId, roles, ...none }, locale, t, sessionId: "session", person });
}
