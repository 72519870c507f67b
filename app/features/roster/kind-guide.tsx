import { Download } from "lucide-react";
import { columnNames, neededColumns, type RosterKind } from "~/domain/org/roster";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { Card } from "~/ui/card";

/** The four kinds of file with their columns, an empty one and the one stored now to download. */
export function KindGuide({ kinds }: { kinds: readonly RosterKind[] }) {
  const { t } = useI18n();
  return (
    <Card title={t("roster.guide")} hint={t("roster.guide_hint")}>
      <ul className="flex flex-col divide-y divide-line">
        {kinds.map((kind) => (
          <li key={kind} className="flex flex-col gap-1.5 py-3 first:pt-0 last:pb-0">
            <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
              <h3 className="font-medium">{t(`roster.kind.${kind}`)}</h3>
              <a
                href={paths.adminImportTemplate(kind)}
                download
                className="inline-flex items-center gap-1 text-xs text-ink-2 underline"
              >
                <Download size={12} aria-hidden /> {t("roster.template")}
              </a>
              <a
                href={paths.adminExport(kind)}
                download
                className="inline-flex items-center gap-1 text-xs text-ink-2 underline"
              >
                <Download size={12} aria-hidden /> {t("roster.export")}
              </a>
            </div>
            <p className="text-xs text-ink-3">{t(`roster.about.${kind}`)}</p>
            <ColumnList kind={kind} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function ColumnList({ kind }: { kind: RosterKind }) {
  const { locale } = useI18n();
  const needed: readonly string[] = neededColumns[kind];
  return (
    <p className="text-xs leading-5 text-ink-2">
      {Object.entries(columnNames[kind] as Record<string, readonly string[]>).map(([column, names], at) => (
        <span key={column}>
          {at > 0 && " · "}
          <span className={needed.includes(column) ? "font-medium text-ink" : ""}>
            {locale === "zh-CN" ? names[0] : column}
          </span>
          {needed.includes(column) && <span aria-hidden>*</span>}
        </span>
      ))}
    </p>
  );
}
