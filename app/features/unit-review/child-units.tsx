import { Link } from "react-router";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { Card } from "~/ui/card";
import type { UnitReview } from "./review-unit.server";

/** The way down: units directly below with their heads and the number of squads in each subtree. */
export function ChildUnits({ units }: { units: UnitReview["children"] }) {
  const { t, f, name } = useI18n();
  return (
    <Card title={t("unit.below_title")} flush>
      <ul className="divide-y divide-line">
        {units.map((unit) => (
          <li key={unit.id} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4.5 py-2.5">
            <Link to={paths.unit(unit.id)} className="font-medium hover:underline">
              {name(unit)}
            </Link>
            <span className="text-xs text-ink-3">
              {unit.headName
                ? t("unit.head", { name: name({ name: unit.headName, nameEn: unit.headNameEn ?? "" }) })
                : t("unit.no_head")}
            </span>
            <span className="ml-auto text-xs text-ink-2">
              {t("unit.squads", { count: f.number(unit.squads) })}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
