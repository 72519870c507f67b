import { Download } from "lucide-react";
import { Link, useSearchParams } from "react-router";
import { useI18n } from "~/platform/i18n";
import { Menu } from "~/ui/menu";
import { usePaletteActions } from "~/ui/palette";
import { exportAddress, exportFormats } from "./formats";

/** What is shown, as a file: the filter, order and scope of the address go along. */
export function ExportMenu({ squadId, scope }: { squadId: string; scope: string }) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  usePaletteActions(
    exportFormats.map((format) => ({
      id: `export-${format}`,
      label: t("export.as", { format: t(`export.${format}`) }),
      run: () => window.location.assign(exportAddress(squadId, search, { format, scope })),
    })),
  );
  return (
    <Menu
      summary={
        <>
          <Download size={15} aria-hidden />
          {t("export.title")}
        </>
      }
      boxClass="w-64 max-sm:right-auto max-sm:left-0"
    >
      <ExportChoices squadId={squadId} scope={scope} />
    </Menu>
  );
}

/** The formats to take it along in. */
export function ExportChoices({ squadId, scope }: { squadId: string; scope: string }) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  return (
    <ul>
      {exportFormats.map((format) => (
        <li key={format}>
          <Link
            to={exportAddress(squadId, search, { format, scope })}
            reloadDocument
            className="flex min-h-9 flex-col justify-center rounded-control px-2.5 py-1 text-sm hover:bg-sunken"
          >
            {t(`export.${format}`)}
            <span className="text-xs text-ink-3">{t(`export.${format}_hint`)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
