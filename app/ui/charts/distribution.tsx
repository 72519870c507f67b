import { useI18n } from "~/platform/i18n";
import { ChartTable } from "./chart-table";

export type DistributionBar = { label: string; count: number; before?: number };

/** People per grade, side by side with an earlier state where there is one. */
export function Distribution({
  title,
  bars,
  series,
}: {
  /** What is counted, for the text alternative and the table. */
  title: string;
  bars: readonly DistributionBar[];
  /** Names of the two states; only needed where `before` is given. */
  series?: { before: string; now: string };
}) {
  const { t, f } = useI18n();
  const compared = series !== undefined;
  const largest = Math.max(1, ...bars.flatMap(({ count, before }) => [count, before ?? 0]));
  const height = (count: number) => ({ height: `${(count / largest) * 100}%` });
  const spoken = bars
    .map(({ label, count }) => t("distribution.bar", { label, count }))
    .join(t("triangle.comma"));
  const rows = bars.map(({ label, count, before }) => ({
    id: label,
    cells: compared ? [label, f.number(before ?? 0), f.number(count)] : [label, f.number(count)],
  }));
  return (
    <figure className="text-xs">
      {compared && (
        <p aria-hidden className="mb-2 flex justify-end gap-4">
          <Key tone="bg-fill" label={series.before} />
          <Key tone="bg-ink-2" label={series.now} />
        </p>
      )}
      <div role="img" aria-label={t("distribution.alternative", { title, bars: spoken })}>
        <div className="flex h-40 items-end gap-[8%] border-b border-line-2 px-[3%] pt-5">
          {bars.map(({ label, count, before }) => (
            <div key={label} className="flex h-full flex-1 items-end justify-center gap-1">
              {compared && <Bar style={height(before ?? 0)} tone="bg-fill" figure={f.number(before ?? 0)} />}
              <Bar style={height(count)} tone="bg-ink-2" figure={f.number(count)} strong />
            </div>
          ))}
        </div>
        <div className="mt-1.5 flex gap-[8%] px-[3%]">
          {bars.map(({ label, count, before }) => (
            <span key={label} className="flex-1 text-center">
              <span className="font-semibold">{label}</span>
              {compared && <span className="text-ink-2"> {difference(count - (before ?? 0))}</span>}
            </span>
          ))}
        </div>
      </div>
      <div className="mt-3">
        <ChartTable
          caption={title}
          head={
            compared
              ? [t("distribution.group"), series.before, series.now]
              : [t("distribution.group"), t("distribution.count")]
          }
          rows={rows}
        />
      </div>
    </figure>
  );
}

const difference = (change: number) => (change === 0 ? "±0" : change > 0 ? `+${change}` : `−${-change}`);

function Bar({
  style,
  tone,
  figure,
  strong = false,
}: {
  style: { height: string };
  tone: string;
  figure: string;
  strong?: boolean;
}) {
  return (
    <span style={style} className={`relative min-h-px w-full max-w-7 rounded-t-[2px] ${tone}`}>
      <span
        className={`absolute inset-x-0 bottom-full pb-0.5 text-center ${strong ? "font-semibold text-ink" : "text-ink-2"}`}
      >
        {figure}
      </span>
    </span>
  );
}

function Key({ tone, label }: { tone: string; label: string }) {
  return (
    <span className="inline-flex items-center gap-1.5 text-ink-2">
      <span className={`size-2.5 rounded-[3px] ${tone}`} />
      {label}
    </span>
  );
}
