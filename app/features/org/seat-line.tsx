import type { Discipline } from "~/domain/org/discipline";
import type { SeatRole } from "~/domain/org/seat";
import { useI18n } from "~/platform/i18n";
import { Chip, DisciplineTag, Status } from "~/ui/status";
import type { SeatState } from "./read-person.server";

/** A seat's days in words. */
export function SeatDays({ from, to }: { from: string; to: string | null }) {
  const { t, f } = useI18n();
  const text =
    to === null
      ? t("seats.since", { from: f.dayWithYear(from) })
      : t("seats.range", { from: f.dayWithYear(from), to: f.dayWithYear(to) });
  return <span className="whitespace-nowrap">{text}</span>;
}

/** Lead or member of a discipline. */
export function SeatKind({ role, discipline }: { role: SeatRole; discipline: Discipline }) {
  const { t } = useI18n();
  return (
    <DisciplineTag discipline={discipline}>
      {role === "lead" ? t(`discipline.lead.${discipline}`) : t(`seats.member.${discipline}`)}
    </DisciplineTag>
  );
}

/** Whether a seat is held, to come or over. */
export function SeatStateTag({ state }: { state: SeatState }) {
  const { t } = useI18n();
  if (state === "active") return <Status tone="good">{t("seats.state.active")}</Status>;
  if (state === "planned") return <Status tone="watch">{t("seats.state.planned")}</Status>;
  return <Chip>{t("seats.state.past")}</Chip>;
}
