import type { Problem } from "~/domain/exact";
import type { T } from "~/platform/i18n";

/** What is wrong with a curve's number, in the reader's language. */
export function problemText(t: T, { code, params }: Problem): string {
  switch (code) {
    case "threshold_order":
      return t("contract.problem.threshold_order");
    case "band_order":
      return t("contract.problem.band_order");
    case "points_order":
      return t("contract.problem.points_order");
    case "milestones_sum":
      return t("contract.problem.milestones_sum", { sum: String(params.sum ?? "") });
    case "not_positive":
      return t("contract.problem.not_positive");
    case "negative":
      return t("contract.problem.negative");
    case "duplicate":
      return t("contract.problem.duplicate");
    case "not_text":
      return t("contract.problem.not_text");
    default:
      return t("contract.problem.not_decimal");
  }
}
