import type { ReactNode } from "react";
import { Link } from "react-router";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { Card } from "~/ui/card";
import { DisciplineTag } from "~/ui/status";
import type { readPerson } from "./read-person.server";

type Profile = Awaited<ReturnType<typeof readPerson>>;

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[7rem_minmax(0,1fr)] gap-3 py-1.5">
      <dt className="text-xs leading-5 text-ink-3">{label}</dt>
      <dd className="min-w-0 text-sm break-words">{children}</dd>
    </div>
  );
}

/** Where a person stands in the organisation. */
export function PersonFactsCard({
  person,
  unit,
  manager,
  heads,
  allocation,
}: Pick<Profile, "person" | "unit" | "manager" | "heads" | "allocation">) {
  const { t, f, name } = useI18n();
  const none = <span className="text-ink-3">{t("form.none")}</span>;
  return (
    <Card title={t("people.facts")}>
      <dl className="-my-1.5">
        <Row label={t("people.employee_no")}>{person.employeeNo}</Row>
        <Row label={t("people.email")}>
          <a href={`mailto:${person.email}`} className="hover:underline">
            {person.email}
          </a>
        </Row>
        <Row label={t("people.discipline")}>
          {person.discipline ? <DisciplineTag discipline={person.discipline} /> : none}
        </Row>
        <Row label={t("people.unit")}>
          {unit ? (
            <Link to={paths.unit(unit.id)} className="hover:underline">
              {name(unit)}
            </Link>
          ) : (
            none
          )}
        </Row>
        <Row label={t("people.manager")}>
          {manager ? (
            <Link to={paths.person(manager.id)} className="hover:underline">
              {name(manager)}
            </Link>
          ) : (
            none
          )}
        </Row>
        {(heads.units.length > 0 || heads.disciplines.length > 0) && (
          <Row label={t("people.heads")}>
            {heads.units.map((headed) => (
              <Link key={headed.id} to={paths.unit(headed.id)} className="mr-3 hover:underline">
                {name(headed)}
              </Link>
            ))}
            {heads.disciplines.map((discipline) => (
              <Link key={discipline} to={paths.discipline(discipline)} className="mr-3 hover:underline">
                {t("people.discipline_head", { discipline: t(`discipline.${discipline}`) })}
              </Link>
            ))}
          </Row>
        )}
        {allocation !== null && (
          <Row label={t("people.allocation")}>{t("people.allocated", { share: f.percent(allocation) })}</Row>
        )}
      </dl>
    </Card>
  );
}
