import { sourceOf } from "~/domain/metrics";
import type { T } from "~/platform/i18n";

/** Where a reading came from, in the reader's language. */
export function readingSource(t: T, source: string): string {
  const { kind, name } = sourceOf(source);
  switch (kind) {
    case "hand":
      return t("metrics.by.hand");
    case "file":
      return t("metrics.by.file", { name });
    case "api":
      return t("metrics.by.api", { name });
    case "named":
      return name;
  }
}
