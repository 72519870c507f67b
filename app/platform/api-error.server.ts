import type { Problem } from "./problem.server";

export type ApiErrorDetail = {
  /** A key of the catalogue under `error.`; the sentence becomes the problem's detail. */
  reason?: string;
  params?: Record<string, string | number>;
  errors?: Problem["errors"];
  headers?: Record<string, string>;
};

/** A refusal that only the API knows; what domain and use cases throw is an AppError. `code` ends the problem's type URI. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: ApiErrorDetail = {},
  ) {
    super(`${status} ${code}`);
    this.name = "ApiError";
  }
}
