import { Link } from "react-router";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { LinkButton } from "~/ui/button";
import { Table, Td, Th } from "~/ui/table";
import { dialogAddress } from "~/ui/url-dialog";
import type { readSeats } from "./read-seats.server";
import { SeatDays, SeatKind } from "./seat-line";

type Seat = Awaited<ReturnType<typeof readSeats>>["past"][number];

/** Seats of a squad that are over or to come. */
export function SeatTable({
  label,
  seats,
  mayEdit = false,
}: {
  label: string;
  seats: readonly Seat[];
  mayEdit?: boolean;
}) {
  const { t, f, name } = useI18n();
  return (
    <Table
      label={label}
      head={
        <>
          <Th>{t("seats.person")}</Th>
          <Th>{t("seats.role")}</Th>
          <Th right>{t("seats.allocation")}</Th>
          <Th>{t("seats.days")}</Th>
          {mayEdit && <Th right>{t("seats.actions")}</Th>}
        </>
      }
    >
      {seats.map((seat) => (
        <tr key={seat.id}>
          <Td>
            <Link to={paths.person(seat.personId)} className="hover:underline">
              {name(seat)}
            </Link>
          </Td>
          <Td>
            <SeatKind {...seat} />
          </Td>
          <Td right>{f.percent(seat.allocation)}</Td>
          <Td>
            <SeatDays {...seat} />
          </Td>
          {mayEdit && (
            <Td right>
              <LinkButton small kind="quiet" to={dialogAddress("end-seat", seat.id)} preventScrollReset>
                {t("seats.withdraw")}
              </LinkButton>
            </Td>
          )}
        </tr>
      ))}
    </Table>
  );
}
