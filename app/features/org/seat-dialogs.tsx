import { Form } from "react-router";
import { disciplines } from "~/domain/org/discipline";
import { useI18n } from "~/platform/i18n";
import type { FormReply } from "~/platform/respond.server";
import { Button } from "~/ui/button";
import { FormErrors, SelectField, TextField } from "~/ui/field";
import { replyTo } from "~/ui/reply";
import { UrlDialog } from "~/ui/url-dialog";
import { useForm } from "~/ui/use-form";
import { PersonField } from "./person-field";
import type { readSeats } from "./read-seats.server";

type Reply = FormReply | Response | undefined;
type Seats = Awaited<ReturnType<typeof readSeats>>;
type Seat = Seats["planned"][number];

const percentText = (basisPoints: number) => String(basisPoints / 100);

function useRoles() {
  const { t } = useI18n();
  return [
    { value: "lead", label: t("seats.role.lead") },
    { value: "member", label: t("seats.role.member") },
  ];
}

/** Gives somebody a seat; `about` in the address may name the discipline whose lead is wanted. */
export function OpenSeatDialog({
  reply,
  today,
  wanted,
}: {
  reply: Reply;
  today: string;
  wanted: { discipline: string; role: string };
}) {
  const { t } = useI18n();
  const roles = useRoles();
  const { form, fields } = useForm<{
    person: string;
    discipline: string;
    role: string;
    allocation: string;
    from: string;
    to: string;
  }>({
    reply: replyTo(reply, "open-seat"),
    defaultValue: { ...wanted, allocation: "100", from: today },
    id: `open-${wanted.discipline}-${wanted.role}`,
  });
  return (
    <UrlDialog name="open-seat" title={t("seats.open")} description={t("seats.open_explain")}>
      <Form method="post" id={form.id} className="flex flex-col gap-4" noValidate>
        <FormErrors errors={form.errors} />
        <PersonField meta={fields.person} label={t("seats.person")} />
        <div className="grid grid-cols-2 gap-3">
          <SelectField
            meta={fields.discipline}
            label={t("people.discipline")}
            choices={disciplines.map((value) => ({ value, label: t(`discipline.${value}`) }))}
          />
          <SelectField meta={fields.role} label={t("seats.role")} choices={roles} />
          <TextField
            meta={fields.allocation}
            label={t("seats.allocation_percent")}
            inputMode="decimal"
            required
          />
        </div>
        <div className="grid grid-cols-2 gap-3">
          <TextField meta={fields.from} label={t("seats.from")} type="date" required />
          <TextField meta={fields.to} label={t("seats.to")} hint={t("seats.to_hint")} type="date" />
        </div>
        <Button kind="main" name="intent" value="open-seat" className="self-end">
          {t("seats.open")}
        </Button>
      </Form>
    </UrlDialog>
  );
}

/** Ends a seat, or withdraws one that has not begun. */
export function EndSeatDialog({ seat, reply, today }: { seat: Seat; reply: Reply; today: string }) {
  const { t, f, name } = useI18n();
  const planned = seat.state === "planned";
  const { form, fields } = useForm<{ lastDay: string }>({
    reply: replyTo(reply, "end-seat", { seatId: seat.id }),
    defaultValue: { lastDay: today },
    id: `end-${seat.id}`,
  });
  return (
    <UrlDialog
      name="end-seat"
      about={seat.id}
      title={t(planned ? "seats.withdraw_title" : "seats.end_title", { name: name(seat) })}
      description={
        planned ? t("seats.withdraw_explain", { from: f.dayWithYear(seat.from) }) : t("seats.end_explain")
      }
    >
      <Form method="post" id={form.id} className="flex flex-col gap-4" noValidate>
        <FormErrors errors={form.errors} />
        <input type="hidden" name="seatId" value={seat.id} />
        {planned ? (
          <input type="hidden" name="lastDay" value={today} />
        ) : (
          <TextField meta={fields.lastDay} label={t("seats.last_day")} type="date" required />
        )}
        <Button kind="danger" name="intent" value="end-seat" className="self-end">
          {planned ? t("seats.withdraw") : t("seats.end")}
        </Button>
      </Form>
    </UrlDialog>
  );
}

/** Changes allocation or role from a day on. */
export function ChangeSeatDialog({ seat, reply, today }: { seat: Seat; reply: Reply; today: string }) {
  const { t, name } = useI18n();
  const roles = useRoles();
  const { form, fields } = useForm<{ allocation: string; role: string; effective: string }>({
    reply: replyTo(reply, "change-seat", { seatId: seat.id }),
    defaultValue: {
      allocation: percentText(seat.allocation),
      role: seat.role,
      effective: seat.from > today ? seat.from : today,
    },
    id: `change-${seat.id}`,
  });
  return (
    <UrlDialog
      name="change-seat"
      about={seat.id}
      title={t("seats.change_title", { name: name(seat) })}
      description={t("seats.change_explain")}
    >
      <Form method="post" id={form.id} className="flex flex-col gap-4" noValidate>
        <FormErrors errors={form.errors} />
        <input type="hidden" name="seatId" value={seat.id} />
        <div className="grid grid-cols-2 gap-3">
          <TextField
            meta={fields.allocation}
            label={t("seats.allocation_percent")}
            inputMode="decimal"
            required
          />
          <SelectField meta={fields.role} label={t("seats.role")} choices={roles} />
        </div>
        <TextField
          meta={fields.effective}
          label={t("seats.effective")}
          hint={t("seats.effective_hint")}
          type="date"
          required
        />
        <Button kind="main" name="intent" value="change-seat" className="self-end">
          {t("action.save")}
        </Button>
      </Form>
    </UrlDialog>
  );
}
