import type { RouterContextProvider } from "react-router";
import { countRequest, tokenByHash, touchToken } from "#db/repositories/api-tokens";
import type { Tx } from "#db/store";
import { AppError } from "~/domain/errors";
import { ApiError } from "./api-error.server";
import {
  type AuditAction,
  type Authorised,
  type Changed,
  type RequestInfo,
  recordChange,
  requestContext,
  withoutActor,
} from "./context.server";
import { localisedReason } from "./form-errors.server";
import { sha256 } from "./hash.server";
import { isMessageKey } from "./i18n";
import { problem } from "./problem.server";
import { httpStatus } from "./respond.server";

/** What a bearer token may do. */
export const scopes = ["readings:write", "metrics:read"] as const;
export type Scope = (typeof scopes)[number];

export const requestsPerMinute = 600;
const minute = 60_000;

/** Who asks through the API, and the only way for it to change anything. */
export type ApiContext = RequestInfo & {
  token: { id: string; name: string };
  change: <R>(action: AuditAction, work: (t: Tx, allowed: Authorised) => Promise<Changed<R>>) => Promise<R>;
};

type Args = { request: Request; context: Readonly<RouterContextProvider>; url: URL };

/** Wraps a loader or action of the API: a live token with `scope`, throttled; every refusal becomes problem details (RFC 9457). */
export function api<A extends Args>(scope: Scope, answer: (ctx: ApiContext, args: A) => Promise<Response>) {
  return async (args: A): Promise<Response> => {
    const info = args.context.get(requestContext);
    try {
      return await answer(await admit(info, args.request, scope), args);
    } catch (error) {
      return refusal(info, error);
    }
  };
}

/** A route's answer to methods it does not have. */
export function methodNotAllowed(allow: string) {
  return async ({ context }: Args): Promise<Response> =>
    refusal(context.get(requestContext), new ApiError(405, "method", { headers: { Allow: allow } }));
}

async function admit(info: RequestInfo, request: Request, scope: Scope): Promise<ApiContext> {
  const { store, now } = info;
  const secret = request.headers.get("authorization")?.match(/^Bearer ([\w-]{20,200})$/)?.[1];
  const token = secret && (await tokenByHash(store.read, sha256(secret)));
  if (!token || token.revokedAt || (token.expiresAt && token.expiresAt <= now)) {
    const challenge = secret ? 'Bearer error="invalid_token"' : "Bearer";
    throw new ApiError(401, "unauthenticated", {
      reason: "api_token",
      headers: { "WWW-Authenticate": challenge },
    });
  }
  const ago = new Date(now.getTime() - minute);
  const { count, windowStart } = await store.tx(async (t) => {
    await touchToken(t, { id: token.id, usedAt: now, unlessAfter: ago });
    return countRequest(t, { key: `token:${token.id}`, now, windowAfter: ago });
  });
  if (count > requestsPerMinute) {
    const seconds = Math.max(1, Math.ceil((windowStart.getTime() + minute - now.getTime()) / 1000));
    throw new ApiError(429, "too_many", {
      reason: "api_rate",
      params: { seconds },
      headers: { "Retry-After": String(seconds) },
    });
  }
  if (!token.scopes.includes(scope)) {
    info.log.warn({ tokenId: token.id, scope }, "denied");
    throw new ApiError(403, "forbidden", { reason: "api_scope", params: { scope } });
  }
  return {
    ...info,
    token: { id: token.id, name: token.name },
    change: (action, work) =>
      recordChange(info, { action, actorId: null, work: (t) => work(t, withoutActor("bearer-token")) }),
  };
}

function refusal({ t, locale, log }: RequestInfo, error: unknown): Response {
  if (error instanceof ApiError) {
    const { reason, params, errors, headers } = error.detail;
    const key = `error.${reason}`;
    const detail = isMessageKey(key) ? t(key, params) : undefined;
    return problemResponse(
      problem({ status: error.status, code: error.code, detail, errors }),
      locale,
      headers,
    );
  }
  if (error instanceof AppError) {
    return problemResponse(
      problem({ status: httpStatus(error), code: error.code, detail: localisedReason(t, error) }),
      locale,
    );
  }
  log.error({ err: error }, "request failed");
  return problemResponse(
    problem({ status: 500, code: "unavailable", detail: t("error.unavailable") }),
    locale,
  );
}

function problemResponse(
  { status, body }: ReturnType<typeof problem>,
  locale: string,
  headers: Record<string, string> = {},
) {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "Content-Type": "application/problem+json", "Content-Language": locale, ...headers },
  });
}

/** A JSON answer from text that may have been stored. */
export const jsonText = (text: string, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(text, { status, headers: { "Content-Type": "application/json", ...headers } });
