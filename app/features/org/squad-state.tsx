import { disciplines } from "~/domain/org/discipline";
import { useI18n } from "~/platform/i18n";
import { Chip, Status } from "~/ui/status";
import type { TriangleSeat } from "~/ui/triangle";

/** Whether a squad is complete, and which lead seat is vacant when it is not. */
export function SquadState({
  closed,
  complete,
  seats,
}: {
  closed: boolean;
  complete: boolean;
  seats: readonly TriangleSeat[];
}) {
  const { t, f } = useI18n();
  if (closed) return <Chip>{t("squads.state.closed")}</Chip>;
  if (complete) return <Status tone="good">{t("squads.complete")}</Status>;
  const vacant = disciplines.filter(
    (discipline) => !seats.some((seat) => seat.discipline === discipline && seat.person),
  );
  return (
    <Status tone="bad">
      {t("squads.vacant", { seats: f.list(vacant.map((discipline) => t(`discipline.lead.${discipline}`))) })}
    </Status>
  );
}
