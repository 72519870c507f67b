import type { z } from "zod";
import { ApiError } from "~/platform/api-error.server";
import { localisedIssue, localisedMessage } from "~/platform/form-errors.server";
import type { T } from "~/platform/i18n";

/** The most problems one answer lists; a batch with more is told how many there are. */
const listed = 100;

export type ApiProblem = { pointer: string; detail: string };

/** 422 that names the items; `#` points at the request's body or query (RFC 9457, RFC 6901). */
export function invalidItems(errors: readonly ApiProblem[]): ApiError {
  return new ApiError(422, "invalid", {
    reason: "batch_problems",
    params: { count: errors.length },
    errors: errors.slice(0, listed),
  });
}

/** `input` by `schema`; throws 422 with a pointer and a sentence in the caller's language for everything wrong with it. */
export function parseApi<S extends z.ZodType>(t: T, schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input, { error: (issue) => issueText(t, issue) });
  if (parsed.success) return parsed.data;
  throw invalidItems(
    parsed.error.issues.map((issue) => ({
      pointer: pointerTo(issue.path),
      detail: localisedMessage(t, issue),
    })),
  );
}

function issueText(t: T, issue: z.core.$ZodRawIssue): string {
  if (issue.code !== "unrecognized_keys") return localisedIssue(t, issue);
  return t("error.unknown_member", { names: issue.keys.slice(0, 5).join(", ").slice(0, 100) });
}

export function pointerTo(path: readonly PropertyKey[]): string {
  return `#${path.map((part) => `/${String(part).replace(/~/g, "~0").replace(/\//g, "~1")}`).join("")}`;
}
