import { Form, Link, redirect } from "react-router";
import { disablePerson, enablePerson } from "~/features/org/disable-person.server";
import { personPageForm } from "~/features/org/forms";
import { addLeave, editLeave, removeLeave } from "~/features/org/leave.server";
import { AddLeaveDialog, EditLeaveDialog } from "~/features/org/leave-dialogs";
import { PersonFactsCard } from "~/features/org/person-facts";
import { readPerson } from "~/features/org/read-person.server";
import { SeatDays, SeatKind, SeatStateTag } from "~/features/org/seat-line";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { form, page } from "~/platform/respond.server";
import { Avatar } from "~/ui/avatar";
import { Button, LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { FormErrors } from "~/ui/field";
import { EmptyState, PageHead } from "~/ui/page";
import { replyTo } from "~/ui/reply";
import { revalidateWhenStale } from "~/ui/stale";
import { Status } from "~/ui/status";
import { Table, Td, Th } from "~/ui/table";
import { dialogAddress, UrlDialog } from "~/ui/url-dialog";
import type { Route } from "./+types/people-person";

export const loader = page((ctx, { params }: Route.LoaderArgs) => readPerson(ctx, params.personId));

export const action = form(personPageForm, async (ctx, value, { params: { personId } }: Route.ActionArgs) => {
  if (value.intent === "disable") await disablePerson(ctx, personId);
  else if (value.intent === "enable") await enablePerson(ctx, personId);
  else if (value.intent === "add-leave") await addLeave(ctx, { personId, ...value });
  else if (value.intent === "edit-leave") await editLeave(ctx, { personId, ...value });
  else await removeLeave(ctx, { personId, leaveId: value.leaveId });
  return redirect(paths.person(personId));
});

export const shouldRevalidate = revalidateWhenStale;

export default function Person({ loaderData, actionData }: Route.ComponentProps) {
  const { t, f, name } = useI18n();
  const { person, seats, reports, leaves, may } = loaderData;
  const disableReply = replyTo(actionData, person.active ? "disable" : "enable");
  const open = seats.filter((seat) => seat.state !== "past").length;
  return (
    <>
      <PageHead
        crumbs={[{ label: t("people.title"), to: paths.people }, { label: name(person) }]}
        title={
          <span className="inline-flex items-center gap-3">
            <Avatar person={person} discipline={person.discipline} size={36} />
            {name(person)}
          </span>
        }
        badges={!person.active && <Status tone="unknown">{t("people.state.disabled")}</Status>}
        description={name({ name: person.title, nameEn: person.titleEn }) || undefined}
        actions={
          <>
            {may.disable && (
              <LinkButton
                to={dialogAddress("state")}
                kind={person.active ? "danger" : "plain"}
                preventScrollReset
              >
                {person.active ? t("people.disable") : t("people.enable")}
              </LinkButton>
            )}
            {may.openAccess && (
              <LinkButton to={paths.personAccess(person.id)}>{t("access.title")}</LinkButton>
            )}
            {may.edit && <LinkButton to={paths.personEdit(person.id)}>{t("action.edit")}</LinkButton>}
          </>
        }
      />
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-4">
          <Card title={t("people.seats")} flush>
            {seats.length === 0 ? (
              <EmptyState title={t("seats.none_of_person")} />
            ) : (
              <Table
                label={t("people.seats")}
                head={
                  <>
                    <Th>{t("seats.squad")}</Th>
                    <Th>{t("seats.role")}</Th>
                    <Th right>{t("seats.allocation")}</Th>
                    <Th>{t("seats.days")}</Th>
                    <Th>{t("seats.state")}</Th>
                  </>
                }
              >
                {seats.map((seat) => (
                  <tr key={seat.id} className={seat.state === "past" ? "text-ink-2" : ""}>
                    <Td>
                      <Link to={paths.squadPeople(seat.squadId)} className="font-medium hover:underline">
                        {name({ name: seat.squadName, nameEn: seat.squadNameEn })}
                      </Link>
                    </Td>
                    <Td>
                      <SeatKind {...seat} />
                    </Td>
                    <Td right>{f.percent(seat.allocation)}</Td>
                    <Td>
                      <SeatDays {...seat} />
                    </Td>
                    <Td>
                      <SeatStateTag state={seat.state} />
                    </Td>
                  </tr>
                ))}
              </Table>
            )}
          </Card>
          {may.readLeave && (
            <Card
              title={t("leave.title")}
              hint={t("leave.hint")}
              actions={
                may.editLeave && (
                  <LinkButton small to={dialogAddress("add-leave")} preventScrollReset>
                    {t("leave.add")}
                  </LinkButton>
                )
              }
            >
              {leaves.length === 0 ? (
                <p className="text-sm text-ink-3">{t("leave.none")}</p>
              ) : (
                <ul className="flex flex-col gap-2">
                  {leaves.map((leave) => (
                    <li key={leave.id} className="flex flex-wrap items-center gap-x-3">
                      <SeatDays {...leave} />
                      <span className="min-w-0 flex-1 text-ink-2">{leave.reason}</span>
                      {may.editLeave && (
                        <LinkButton
                          small
                          kind="quiet"
                          to={dialogAddress("edit-leave", leave.id)}
                          preventScrollReset
                        >
                          {t("action.edit")}
                        </LinkButton>
                      )}
                    </li>
                  ))}
                </ul>
              )}
            </Card>
          )}
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <PersonFactsCard {...loaderData} />
          {reports.total > 0 && (
            <Card title={t("people.reports")} hint={t("people.count", { count: reports.total })}>
              <ul className="flex flex-col gap-2.5">
                {reports.people.map((report) => (
                  <li key={report.id} className="flex items-center gap-2.5">
                    <Avatar person={report} discipline={report.discipline} size={24} />
                    <Link to={paths.person(report.id)} className="hover:underline">
                      {name(report)}
                    </Link>
                    <span className="truncate text-xs text-ink-3">
                      {name({ name: report.title, nameEn: report.titleEn })}
                    </span>
                  </li>
                ))}
              </ul>
              {reports.total > reports.people.length && (
                <Link
                  to={`${paths.people}?manager=${person.id}`}
                  className="mt-3 inline-block text-xs underline"
                >
                  {t("people.all_reports")}
                </Link>
              )}
            </Card>
          )}
        </div>
      </div>
      {may.disable && (
        <UrlDialog
          name="state"
          title={t(person.active ? "people.disable_title" : "people.enable_title", { name: name(person) })}
          description={
            person.active ? t("people.disable_explain", { seats: open }) : t("people.enable_explain")
          }
        >
          <Form method="post" className="flex flex-col gap-3">
            <FormErrors errors={disableReply?.submission.error?.[""]} />
            <Button
              kind={person.active ? "danger" : "main"}
              name="intent"
              value={person.active ? "disable" : "enable"}
              className="self-end"
            >
              {person.active ? t("people.disable") : t("people.enable")}
            </Button>
          </Form>
        </UrlDialog>
      )}
      {may.editLeave && <AddLeaveDialog reply={actionData} />}
      {may.editLeave &&
        leaves.map((leave) => <EditLeaveDialog key={leave.id} leave={leave} reply={actionData} />)}
    </>
  );
}
