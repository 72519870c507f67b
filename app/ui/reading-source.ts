import { sourceOf } from "~/domain/metrics";
import { type T, useI18n } from "~/platform/i18n";

/** The metric's own source in both languages; readings from it carry the Chinese one. */
type Named = { source: string; sourceEn: string };

/** Says where a reading came from, in the reader's language. */
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

/** `readingSource` that also knows the name of the metric's own source in the reader's language. */
export function useReadingSource(): (source: string, metric?: Named) => string {
  const { t, name } = useI18n();
  return (source, metric) =>
    metric?.source === source
      ? name({ name: metric.source, nameEn: metric.sourceEn })
      : readingSource(t, source);
}
