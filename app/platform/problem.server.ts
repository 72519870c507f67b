/** RFC 9457 problem details. `errors` names the offending items by JSON pointer or index. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  detail?: string;
  errors?: { pointer: string; detail: string }[];
};

const titles: Record<string, string> = {
  cross_site: "Request from another site refused",
  unavailable: "The request could not be completed",
  unauthenticated: "A valid bearer token is needed",
  forbidden: "The token does not allow this",
  invalid: "The request is not valid",
  not_found: "No such resource",
  conflict: "The request conflicts with another",
  stale: "The resource was changed in the meantime",
  too_large: "The request is too large",
  too_many: "Too many requests",
  method: "This address does not take that method",
  unsupported: "The media type is not supported",
  idempotency_mismatch: "The Idempotency-Key belongs to another request",
  idempotency_in_flight: "The first request with this Idempotency-Key is under way",
};

/** A problem document and its status; `code` becomes the last part of the type URI. */
export function problem({
  status,
  code,
  detail,
  errors,
}: {
  status: number;
  code: string;
  detail?: string;
  errors?: Problem["errors"];
}): { status: number; body: Problem } {
  const body: Problem = { type: `urn:trivet:problem:${code}`, title: titles[code] ?? code, status };
  if (detail) body.detail = detail;
  if (errors) body.errors = errors;
  return { status, body };
}
