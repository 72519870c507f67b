import { useI18n } from "~/platform/i18n";
import { Card } from "~/ui/card";

const columns = ["metric", "date", "value", "segment", "note"] as const;
const required: readonly string[] = ["metric", "date", "value"];

/** The columns a file may have, with an example to start from. */
export function ImportColumns({ today, example }: { today: string; example: string }) {
  const { t } = useI18n();
  const title = (column: (typeof columns)[number]) => t(`metrics.import.column.${column}`);
  // The mark makes spreadsheets read the file as UTF-8.
  const text = `\ufeff${columns.map(title).join(",")}\r\n${example},${today},24.1,,\r\n`;
  return (
    <Card title={t("metrics.import.columns")}>
      <dl className="flex flex-col gap-2 text-sm">
        {columns.map((column) => (
          <div key={column} className="flex items-baseline justify-between gap-3">
            <dt>{title(column)}</dt>
            <dd className="text-xs text-ink-3">
              {t(required.includes(column) ? "metrics.import.required" : "metrics.import.optional")}
            </dd>
          </div>
        ))}
      </dl>
      <a
        href={`data:text/csv;charset=utf-8,${encodeURIComponent(text)}`}
        download="readings.csv"
        className="mt-4 inline-block text-sm underline"
      >
        {t("metrics.import.example")}
      </a>
    </Card>
  );
}
