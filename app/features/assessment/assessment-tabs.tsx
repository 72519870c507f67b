import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { Tabs } from "~/ui/page";

export type AssessmentViews = { manages: boolean; sets: boolean; console: boolean };

/** The views of the assessment that the reader may open; nothing where there is only their own. */
export function AssessmentTabs({ views: { manages, sets, console } }: { views: AssessmentViews }) {
  const { t } = useI18n();
  const items = [
    { to: paths.assessment, label: t("assessment.mine"), end: true },
    ...(manages ? [{ to: paths.team, label: t("assessment.team") }] : []),
    ...(sets ? [{ to: paths.individualParts, label: t("assessment.individual") }] : []),
    ...(console ? [{ to: paths.console, label: t("assessment.console") }] : []),
  ];
  return items.length > 1 ? <Tabs label={t("assessment.views")} items={items} /> : null;
}
