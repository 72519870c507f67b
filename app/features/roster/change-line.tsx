import type { ReactNode } from "react";
import type { RosterChange } from "~/domain/org/roster";
import { isMessageKey, useI18n } from "~/platform/i18n";
import { DisciplineTag } from "~/ui/status";

type Seat = Extract<RosterChange, { entity: "seat" }>;
type Other = Exclude<RosterChange, { entity: "seat" }>;

/** What a change does, in words. */
export function ChangeDetail({ change }: { change: RosterChange }) {
  return change.entity === "seat" ? <SeatDetail change={change} /> : <RecordDetail change={change} />;
}

/** What a change is about: its code and name. */
export function ChangeSubject({ change }: { change: RosterChange }) {
  const { name } = useI18n();
  if (change.entity === "seat") {
    return (
      <>
        <span className="font-medium">{change.seat.squadId}</span>{" "}
        <span className="text-ink-3">{change.seat.personId}</span>
      </>
    );
  }
  const code =
    change.entity === "person"
      ? change.after.employeeNo
      : change.entity === "unit"
        ? change.after.code
        : change.after.key;
  return (
    <>
      <span className="font-medium">{name(change.after)}</span> <span className="text-ink-3">{code}</span>
    </>
  );
}

function SeatDetail({ change }: { change: Seat }) {
  const { t, f } = useI18n();
  const { seat } = change;
  const days =
    seat.to === null
      ? t("seats.since", { from: f.dayWithYear(seat.from) })
      : t("seats.range", { from: f.dayWithYear(seat.from), to: f.dayWithYear(seat.to) });
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <DisciplineTag discipline={seat.discipline}>
        {seat.role === "lead"
          ? t(`discipline.lead.${seat.discipline}`)
          : t(`seats.member.${seat.discipline}`)}
      </DisciplineTag>
      <span>{f.percent(seat.allocation)}</span>
      <span className="text-ink-2">{days}</span>
      {change.action === "end" && <span>→ {t("roster.ends_on", { day: f.dayWithYear(change.to) })}</span>}
    </span>
  );
}

function RecordDetail({ change }: { change: Other }) {
  const shown = change.after as Record<string, unknown>;
  if (change.action === "create") {
    const filled = Object.keys(shown).filter(
      (field) => field !== "name" && field !== "nameEn" && isFilled(shown[field]),
    );
    return (
      <span className="text-ink-2">
        {filled.map((field, at) => (
          <Fragmented key={field} first={at === 0}>
            <FieldName field={field} /> <Value value={shown[field]} />
          </Fragmented>
        ))}
      </span>
    );
  }
  const before = change.before as Record<string, unknown>;
  const different = Object.keys(shown).filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(shown[field]),
  );
  return (
    <ul>
      {different.map((field) => (
        <li key={field}>
          <FieldName field={field} />{" "}
          <span className="text-ink-3 line-through">
            <Value value={before[field]} />
          </span>{" "}
          → <Value value={shown[field]} />
        </li>
      ))}
    </ul>
  );
}

const isFilled = (value: unknown) => value !== null && value !== "" && value !== true;

function Fragmented({ first, children }: { first: boolean; children: ReactNode }) {
  return (
    <>
      {!first && " · "}
      {children}
    </>
  );
}

function FieldName({ field }: { field: string }) {
  const { t } = useI18n();
  const key = `roster.field.${field}`;
  return <span className="text-xs text-ink-3">{isMessageKey(key) ? t(key) : field}</span>;
}

function Value({ value }: { value: unknown }) {
  const { t, f } = useI18n();
  if (value === null || value === "" || value === undefined) return <>—</>;
  if (typeof value === "boolean") return <>{t(value ? "roster.yes" : "roster.no")}</>;
  if (Array.isArray(value)) return <>{f.list(value.map(String))}</>;
  const key = `roster.value.${String(value)}`;
  return <>{isMessageKey(key) ? t(key) : String(value)}</>;
}
