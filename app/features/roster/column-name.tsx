import { columnNames } from "~/domain/org/roster";
import { useI18n } from "~/platform/i18n";

const chinese = Object.assign({}, ...Object.values(columnNames)) as Record<
  string,
  readonly string[] | undefined
>;

/** A column as the template heads it in the reader's language; a dash where the whole line is meant. */
export function ColumnName({ column }: { column: string | null }) {
  const { locale } = useI18n();
  if (column === null) return <span className="text-ink-3">—</span>;
  return <>{(locale === "zh-CN" && chinese[column]?.[0]) || column}</>;
}
