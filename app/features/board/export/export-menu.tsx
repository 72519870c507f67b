import { Download } from "lucide-react";
import { Link, useSearchParams } from "react-router";
import { useI18n } from "~/platform/i18n";
import { usePaletteActions } from "~/ui/palette";
import { exportAddress, exportFormats } from "./formats";

/** What is shown, as a file: the filter, order and scope of the address go along. */
export function ExportMenu({ squadId, scope }: { squadId: string; scope: string }) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const address = (format: (typeof exportFormats)[number]) =>
    exportAddress(squadId, search, { format, scope });
  usePaletteActions(
    exportFormats.map((format) => ({
      id: `export-${format}`,
      label: t("export.as", { format: t(`export.${format}`) }),
      run: () => window.location.assign(address(format)),
    })),
  );
  return (
    <details className="relative" name="export">
      <summary className="inline-flex h-8 cursor-pointer list-none items-center gap-1.5 rounded-control px-3 text-sm font-medium hover:bg-sunken max-sm:min-h-9 [&::-webkit-details-marker]:hidden">
        <Download size={15} aria-hidden />
        {t("export.title")}
      </summary>
      <ul className="absolute right-0 z-30 mt-1 w-64 rounded-card border border-line-2 bg-surface p-1.5 shadow-pop max-sm:right-auto max-sm:left-0">
        {exportFormats.map((format) => (
          <li key={format}>
            <Link
              to={address(format)}
              reloadDocument
              className="flex min-h-9 flex-col justify-center rounded-control px-2.5 py-1 text-sm hover:bg-sunken"
            >
              {t(`export.${format}`)}
              <span className="text-xs text-ink-3">{t(`export.${format}_hint`)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
