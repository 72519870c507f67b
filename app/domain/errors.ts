export type ErrorCode =
  | "not_found"
  | "forbidden"
  | "unauthenticated"
  | "invalid"
  | "conflict"
  | "stale"
  | "too_many"
  | "too_large"
  | "unavailable";

export type ErrorParams = Record<string, string | number>;

/**
 * The one error of domain and use cases. `reason` is a key of the message catalogue under `error.` that says what is wrong
 * in the reader's language; `field` names the form field it belongs to. One place maps it to a form error, an error page or an RFC 9457 body.
 */
export class AppError extends Error {
  readonly reason: string;
  readonly params: ErrorParams;
  readonly field: string | undefined;

  constructor(
    readonly code: ErrorCode,
    { reason = code, params = {}, field }: { reason?: string; params?: ErrorParams; field?: string } = {},
  ) {
    super(`${code}: ${reason}`);
    this.name = "AppError";
    this.reason = reason;
    this.params = params;
    this.field = field;
  }
}
