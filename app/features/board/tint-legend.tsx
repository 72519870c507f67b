import { useI18n } from "~/platform/i18n";
import { cx } from "~/ui/cx";

const tints = ["bg-surface", "bg-age-1", "bg-age-2"] as const;

/** What the tint of a card says: its days in the column. */
export function TintLegend() {
  const { t } = useI18n();
  return (
    <p className="flex items-center gap-2 text-xs text-ink-3 ml-auto pt-2 whitespace-nowrap max-lg:hidden">
      {t("board.tint")}
      {tints.map((tint, i) => (
        <span key={tint} className="inline-flex items-center gap-1">
          <span aria-hidden className={cx("size-4 rounded-chip border border-line-2", tint)} />
          {t(`board.tint.${i as 0 | 1 | 2}`)}
        </span>
      ))}
    </p>
  );
}
