import { Link } from "react-router";
import type { Discipline } from "~/domain/org/discipline";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { Avatar } from "~/ui/avatar";
import { LinkButton } from "~/ui/button";
import { cx } from "~/ui/cx";
import { Status } from "~/ui/status";
import { dialogAddress } from "~/ui/url-dialog";
import type { readSeats } from "./read-seats.server";
import { SeatDays } from "./seat-line";

type Column = Awaited<ReturnType<typeof readSeats>>["disciplines"][number];
type Held = Column["members"][number];

const edges: Record<Discipline, string> = {
  tech: "border-t-tech",
  data: "border-t-data",
  product: "border-t-product",
};

/** A discipline of the squad: its lead seat, filled or vacant, and its members. */
export function DisciplineColumn({ column, mayEdit }: { column: Column; mayEdit: boolean }) {
  const { t } = useI18n();
  const { discipline, lead, members } = column;
  const open = (role: string) => dialogAddress("open-seat", `${discipline}.${role}`);
  return (
    <section
      aria-label={t(`discipline.${discipline}`)}
      className={cx("min-w-0 rounded-card border border-line border-t-2 bg-surface", edges[discipline])}
    >
      <header className="flex items-center gap-2 px-4.5 pt-3">
        <h2 className="text-base font-semibold">{t(`discipline.lead.${discipline}`)}</h2>
        {!lead && <Status tone="bad">{t("triangle.vacant")}</Status>}
      </header>
      <div className="px-4.5 py-3">
        {lead ? (
          <SeatHolder seat={lead} mayEdit={mayEdit} size={36} />
        ) : (
          <div className="flex items-center gap-3">
            <span className="size-9 shrink-0 rounded-full border border-dashed border-line-2" aria-hidden />
            <p className="flex-1 text-sm text-ink-3">{t("seats.vacant_explain")}</p>
            {mayEdit && (
              <LinkButton small kind="main" to={open("lead")} preventScrollReset>
                {t("seats.fill")}
              </LinkButton>
            )}
          </div>
        )}
      </div>
      <div className="border-t border-line px-4.5 py-3">
        <div className="mb-2 flex items-center justify-between gap-2">
          <h3 className="text-xs text-ink-3">{t("seats.members", { count: members.length })}</h3>
          {mayEdit && (
            <LinkButton small kind="quiet" to={open("member")} preventScrollReset>
              {t("seats.add_member")}
            </LinkButton>
          )}
        </div>
        <ul className="flex flex-col gap-3">
          {members.map((seat) => (
            <li key={seat.id}>
              <SeatHolder seat={seat} mayEdit={mayEdit} size={24} />
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

function SeatHolder({ seat, mayEdit, size }: { seat: Held; mayEdit: boolean; size: 24 | 36 }) {
  const { t, f, name } = useI18n();
  return (
    <div className="group flex items-start gap-3">
      <Avatar person={seat} discipline={seat.discipline} size={size} />
      <div className="min-w-0 flex-1">
        <Link to={paths.person(seat.personId)} className="font-medium hover:underline">
          {name(seat)}
        </Link>
        <div className="text-xs text-ink-2">{name({ name: seat.title, nameEn: seat.titleEn })}</div>
        <div className="text-xs text-ink-3">
          <span className="text-ink-2">{f.percent(seat.allocation)}</span> · <SeatDays {...seat} />
          {seat.elsewhere > 0 && <span> · {t("seats.elsewhere", { share: f.percent(seat.elsewhere) })}</span>}
        </div>
      </div>
      {mayEdit && (
        <div className="flex shrink-0 gap-1">
          <LinkButton
            small
            kind="quiet"
            to={dialogAddress("change-seat", seat.id)}
            aria-label={t("seats.change_title", { name: name(seat) })}
            preventScrollReset
          >
            {t("seats.change")}
          </LinkButton>
          <LinkButton
            small
            kind="quiet"
            to={dialogAddress("end-seat", seat.id)}
            aria-label={t("seats.end_title", { name: name(seat) })}
            preventScrollReset
          >
            {t("seats.end")}
          </LinkButton>
        </div>
      )}
    </div>
  );
}
