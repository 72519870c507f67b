import { redirect, useSearchParams } from "react-router";
import { isDiscipline } from "~/domain/org/discipline";
import { seatForm } from "~/features/org/forms";
import { readSeats } from "~/features/org/read-seats.server";
import { DisciplineColumn } from "~/features/org/seat-cards";
import { ChangeSeatDialog, EndSeatDialog, OpenSeatDialog } from "~/features/org/seat-dialogs";
import { SeatTable } from "~/features/org/seat-table";
import { changeSeatTerms, closeSeat, openSeat } from "~/features/org/seats.server";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { form, page } from "~/platform/respond.server";
import { LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { dialogAddress } from "~/ui/url-dialog";
import type { Route } from "./+types/squad-people";

export const loader = page((ctx, { params }: Route.LoaderArgs) => readSeats(ctx, params.squadId));

export const action = form(seatForm, async (ctx, value, { params: { squadId } }: Route.ActionArgs) => {
  if (value.intent === "open-seat") await openSeat(ctx, { squadId, ...value });
  else if (value.intent === "end-seat") await closeSeat(ctx, { squadId, ...value });
  else await changeSeatTerms(ctx, { squadId, ...value });
  return redirect(paths.squadPeople(squadId));
});

/** Product on top of the triangle, then tech and data. */
const order = ["product", "tech", "data"];

export default function SquadPeople({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const { disciplines, planned, past, mayEdit, today } = loaderData;
  const [discipline, role] = (search.get("about") ?? "").split(".");
  const columns = [...disciplines].sort((a, b) => order.indexOf(a.discipline) - order.indexOf(b.discipline));
  const current = disciplines.flatMap(({ lead, members }) => (lead ? [lead, ...members] : members));
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-4 lg:grid-cols-3">
        {columns.map((column) => (
          <DisciplineColumn key={column.discipline} column={column} mayEdit={mayEdit} />
        ))}
      </div>
      {planned.length > 0 && (
        <Card title={t("seats.planned")} flush>
          <SeatTable label={t("seats.planned")} seats={planned} mayEdit={mayEdit} />
        </Card>
      )}
      <Card
        title={t("seats.history")}
        hint={t("seats.history_hint")}
        flush={past.length > 0}
        actions={
          mayEdit && (
            <LinkButton small to={dialogAddress("open-seat")} preventScrollReset>
              {t("seats.open")}
            </LinkButton>
          )
        }
      >
        {past.length > 0 ? (
          <SeatTable label={t("seats.history")} seats={past} />
        ) : (
          <p className="text-sm text-ink-3">{t("seats.no_history")}</p>
        )}
      </Card>
      {mayEdit && (
        <>
          <OpenSeatDialog
            key={`${discipline} ${role}`}
            reply={actionData}
            today={today}
            wanted={{
              discipline: isDiscipline(discipline) ? discipline : "tech",
              role: role === "lead" ? "lead" : "member",
            }}
          />
          {[...current, ...planned].map((seat) => (
            <EndSeatDialog key={seat.id} seat={seat} reply={actionData} today={today} />
          ))}
          {current.map((seat) => (
            <ChangeSeatDialog key={seat.id} seat={seat} reply={actionData} today={today} />
          ))}
        </>
      )}
    </div>
  );
}
