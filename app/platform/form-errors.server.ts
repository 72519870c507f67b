import type { z } from "zod";
import type { AppError } from "~/domain/errors";
import { isMessageKey, type MessageValues, type T } from "./i18n";

/** One plain sentence for an issue that zod itself found; a schema that gives its own message key is served by `localisedMessage`. */
export function localisedIssue(t: T, issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined ? t("error.required") : t("error.wrong_type");
    case "too_small":
      if (issue.origin === "string")
        return Number(issue.minimum) <= 1
          ? t("error.required")
          : t("error.too_short", { minimum: Number(issue.minimum) });
      return t("error.too_low", { minimum: Number(issue.minimum) });
    case "too_big":
      if (issue.origin === "string") return t("error.too_long", { maximum: Number(issue.maximum) });
      return t("error.too_high", { maximum: Number(issue.maximum) });
    case "invalid_format":
      if (issue.format === "email") return t("error.email");
      if (issue.format === "date") return t("error.date");
      return t("error.format");
    default:
      return t("error.wrong_type");
  }
}

/**
 * The text of a finished issue: a schema gives a message key (`z.string().min(1, "error.name_missing")`), with `params` for a
 * custom issue; every other text was localised when it arose.
 */
export function localisedMessage(t: T, issue: z.core.$ZodIssue): string {
  const params = issue.code === "custom" ? (issue.params as MessageValues | undefined) : undefined;
  return isMessageKey(issue.message) ? t(issue.message, params) : issue.message;
}

/** The sentence for an AppError; its reason is a key under `error.`, the bare code being the fallback. */
export function localisedReason(t: T, error: Pick<AppError, "code" | "reason" | "params">): string {
  const key = `error.${error.reason}`;
  return isMessageKey(key) ? t(key, error.params as MessageValues) : t(`error.${error.code}`);
}
