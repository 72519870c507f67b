import { sourceOf } from "~/domain/metrics";
import { useI18n } from "~/platform/i18n";

/** The metric's own source in both languages, as readings from it carry the Chinese one. */
type Named = { source: string; sourceEn: string };

/** Says where a reading came from, in the reader's language. */
export function useReadingSource(): (source: string, metric?: Named) => string {
  const { t, name } = useI18n();
  return (stored, metric) => {
    const { kind, name: named } = sourceOf(stored);
    switch (kind) {
      case "hand":
        return t("metrics.by.hand");
      case "file":
        return t("metrics.by.file", { name: named });
      case "api":
        return t("metrics.by.api", { name: named });
      case "named":
        return metric?.source === named ? name({ name: metric.source, nameEn: metric.sourceEn }) : named;
    }
  };
}
