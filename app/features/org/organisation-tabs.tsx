import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { Tabs } from "~/ui/page";

/** The three views of the organisation. */
export function OrganisationTabs() {
  const { t } = useI18n();
  return (
    <Tabs
      label={t("organisation.views")}
      items={[
        { to: paths.units, label: t("units.title"), end: true },
        { to: paths.people, label: t("people.title"), end: true },
        { to: paths.disciplines, label: t("disciplines.title"), end: true },
      ]}
    />
  );
}
