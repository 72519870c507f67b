import type { ReactNode } from "react";
import { useI18n } from "~/platform/i18n";

/** The figures behind a chart as a table, folded away until asked for; works without JavaScript. */
export function ChartTable({
  caption,
  head,
  rows,
}: {
  caption: string;
  /** The first column names the row; the others are figures. */
  head: readonly string[];
  rows: readonly { id: string; cells: readonly ReactNode[] }[];
}) {
  const { t } = useI18n();
  return (
    <details className="text-xs">
      <summary className="inline-flex h-[26px] w-fit list-none items-center rounded-control border border-line-2 bg-surface px-2 font-medium hover:bg-sunken [&::-webkit-details-marker]:hidden">
        {t("chart.view_as_table")}
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must take the focus to be scrolled by keyboard (WCAG 2.1.1) */}
      <section aria-label={caption} tabIndex={0} className="mt-2 max-h-80 overflow-auto">
        <table className="w-full border-collapse">
          <caption className="sr-only">{caption}</caption>
          <thead>
            <tr className="border-b border-line text-ink-3">
              {head.map((label, i) => (
                <th
                  key={label}
                  scope="col"
                  className={`px-2 py-1.5 font-medium ${i === 0 ? "text-left" : "text-right"}`}
                >
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {rows.map(({ id, cells }) => (
              <tr key={id}>
                {cells.map((cell, i) =>
                  i === 0 ? (
                    <th key={head[i]} scope="row" className="px-2 py-1.5 text-left font-normal">
                      {cell}
                    </th>
                  ) : (
                    <td key={head[i]} className="px-2 py-1.5 text-right">
                      {cell}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
