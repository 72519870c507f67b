import { Link } from "react-router";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { Card } from "~/ui/card";
import { Chip, DisciplineTag } from "~/ui/status";
import type { HomeView } from "./load-home.server";

type Props = Pick<HomeView, "units" | "disciplines" | "cycles">;

/** What the reader heads or runs: units, disciplines, and for HR and auditors the cycles that are not published yet. */
export function Responsibilities({ units, disciplines, cycles }: Props) {
  const { t, f, name } = useI18n();
  const row = "relative flex items-center gap-3 px-4.5 py-2.5 hover:bg-sunken";
  const link = "min-w-0 flex-1 font-medium break-words after:absolute after:inset-0";
  return (
    <>
      {cycles.length > 0 && (
        <Card title={t("home.cycles")} flush>
          <ul className="divide-y divide-line">
            {cycles.map((cycle) => (
              <li key={cycle.id} className={row}>
                <Link to={paths.cycle(cycle.id)} className={link}>
                  {name(cycle)}
                  <span className="block text-xs font-normal text-ink-3">
                    {cycle.next
                      ? t("home.cycle_next", { step: t(`cycle.step.${cycle.next}`) })
                      : t("home.cycle_until", { day: f.dayWithYear(cycle.end) })}
                  </span>
                </Link>
                <Chip>{t(`cycle_state.${cycle.state}`)}</Chip>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {(units.length > 0 || disciplines.length > 0) && (
        <Card title={t("home.headed")} flush>
          <ul className="divide-y divide-line">
            {units.map((unit) => (
              <li key={unit.id} className={row}>
                <Link to={paths.unit(unit.id)} className={link}>
                  {name(unit)}
                </Link>
                <span className="text-xs whitespace-nowrap text-ink-3">
                  {t("home.squads", { count: unit.squads })}
                </span>
              </li>
            ))}
            {disciplines.map((discipline) => (
              <li key={discipline} className={row}>
                <Link to={paths.discipline(discipline)} className={link}>
                  <DisciplineTag discipline={discipline}>
                    <span className="text-sm">
                      {t("home.discipline", { discipline: t(`discipline.${discipline}`) })}
                    </span>
                  </DisciplineTag>
                </Link>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}
