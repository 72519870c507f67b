import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { data, type RouterContextProvider, redirect } from "react-router";
import type { z } from "zod";
import { newId } from "#db/id";
import { AppError, type ErrorCode } from "~/domain/errors";
import { type Context, requestContext, signedIn, viewerContext } from "./context.server";
import { readForm } from "./form-body.server";
import { localisedIssue, localisedMessage, localisedReason } from "./form-errors.server";
import { loggedPath } from "./logged-path";

const statusOf: Record<ErrorCode, number> = {
  not_found: 404,
  forbidden: 403,
  unauthenticated: 401,
  invalid: 422,
  conflict: 409,
  stale: 409,
  too_many: 429,
  too_large: 413,
  unavailable: 503,
};

export const httpStatus = (error: Pick<AppError, "code">): number => statusOf[error.code];

type Args = { request: Request; context: Readonly<RouterContextProvider>; url: URL };

/** What the error page is told: a code and a reason to show in the reader's language, never internals. */
export type PageError = {
  code: ErrorCode;
  reason: string;
  params: AppError["params"];
  /** Of an error nobody foresaw: under this id it stands in the log. */
  id?: string;
};

function throwAsResponse(error: unknown, { url, context }: Args): never {
  if (!(error instanceof AppError)) throw isResponse(error) ? error : unforeseen(error, { url, context });
  if (error.code === "unauthenticated") {
    const back = `${url.pathname}${url.search}`;
    throw redirect(back === "/" ? "/sign-in" : `/sign-in?to=${encodeURIComponent(back)}`);
  }
  const body: PageError = { code: error.code, reason: error.reason, params: error.params };
  throw data(body, { status: httpStatus(error) });
}

/** What `redirect` and `data` make; both are answers, not failures. */
const isResponse = (thrown: unknown): boolean =>
  thrown instanceof Response ||
  (typeof thrown === "object" &&
    thrown !== null &&
    "type" in thrown &&
    thrown.type === "DataWithResponseInit");

/** The whole error goes to the log, its id to the page. */
function unforeseen(error: unknown, { url, context }: Pick<Args, "url" | "context">) {
  const id = newId();
  context.get(requestContext).log.error({ err: error, id, path: loggedPath(url.pathname) }, "request failed");
  const body: PageError = { code: "unavailable", reason: "unavailable", params: {}, id };
  return data(body, { status: 500 });
}

/** Wraps a loader: hands it the signed-in context and maps AppError to the error page or the sign-in page. */
export function page<A extends Args, R>(
  load: (ctx: Context, args: A) => Promise<R>,
): (args: A) => Promise<R> {
  return async (args) => {
    try {
      return await load(signedIn(args.context), args);
    } catch (error) {
      return throwAsResponse(error, args);
    }
  };
}

/** `page` for the few pages that are open to people who are not signed in. */
export function publicPage<A extends Args, R>(load: (args: A) => Promise<R>): (args: A) => Promise<R> {
  return async (args) => {
    try {
      return await load(args);
    } catch (error) {
      return throwAsResponse(error, args);
    }
  };
}

/** What a form gets back when it was refused: conform's result, with what was typed, and the code for a conflict view. */
export type FormReply = { submission: SubmissionResult<string[]>; code: ErrorCode };

const kept: readonly ErrorCode[] = ["invalid", "conflict", "stale", "too_many", "too_large", "unavailable"];

type Run<A, S extends z.ZodType, R> = (ctx: Context, value: z.output<S>, args: A) => Promise<R>;

/**
 * Wraps an action: parses the form by `schema` with messages in the reader's language, runs the use case, and answers a
 * refusal at its field with everything that was typed kept.
 */
export function form<A extends Args, S extends z.ZodType, R>(schema: S, run: Run<A, S, R>) {
  return async (args: A) => {
    try {
      const ctx = signedIn(args.context);
      return await submit(args, schema, (value) => run(ctx, value, args));
    } catch (error) {
      return throwAsResponse(error, args);
    }
  };
}

/** `form` for pages that are open to people who are not signed in. */
export function publicForm<A extends Args, S extends z.ZodType, R>(
  schema: S,
  run: (value: z.output<S>, args: A) => Promise<R>,
) {
  return async (args: A) => {
    try {
      return await submit(args, schema, (value) => run(value, args));
    } catch (error) {
      return throwAsResponse(error, args);
    }
  };
}

async function submit<A extends Args, S extends z.ZodType, R>(
  args: A,
  schema: S,
  run: (value: z.output<S>) => Promise<R>,
) {
  const viewer = args.context.get(viewerContext);
  const t = viewer?.t ?? args.context.get(requestContext).t;
  const submission = parseWithZod(await readForm(args.request), {
    schema,
    error: (issue) => localisedIssue(t, issue),
    formatError: (issues: z.core.$ZodIssue[]) => issues.map((issue) => localisedMessage(t, issue)),
  });
  // What was typed comes back, but for secrets: an answer may be kept by the browser.
  const hideFields = Object.keys(submission.payload).filter((name) =>
    /password|setupCode|^code$/i.test(name),
  );
  if (submission.status !== "success") {
    return data({ submission: submission.reply({ hideFields }), code: "invalid" } satisfies FormReply, {
      status: 422,
    });
  }
  try {
    return await run(submission.value as z.output<S>);
  } catch (error) {
    if (!(error instanceof AppError) || !kept.includes(error.code)) throw error;
    const message = localisedReason(t, error);
    const reply = error.field
      ? submission.reply({ fieldErrors: { [error.field]: [message] }, hideFields })
      : submission.reply({ formErrors: [message], hideFields });
    return data({ submission: reply, code: error.code } satisfies FormReply, { status: httpStatus(error) });
  }
}
