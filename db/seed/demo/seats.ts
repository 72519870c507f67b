import type { seats } from "../../schema";
import type { Discipline, SeatRole } from "../../schema/values";
import { addDays, earlier, instant, later } from "../calendar";
import { idOf, randomFor } from "../random";
import type { Anchor } from "./anchor";
import { type DrawnMember, personId } from "./people";
import { sharedLeads, squadPlans, squadSpan } from "./squads";

type SeatRow = typeof seats.$inferInsert;
type Seat = {
  squad: string;
  person: string;
  discipline: Discipline;
  role: SeatRole;
  from: string;
  to?: string | null;
  allocation?: number;
};

const whole = 10_000;

/** Days after the previous half's start on which Card Benefits changed its data lead: some way into the half, on purpose. */
export const leadChangeDay = ({ previous }: Anchor): string => addDays(previous.start, 105);

/** The first day on which Merchant Match has no data lead: three weeks ago, but not before its contract was signed. */
export const vacantSince = ({ today, running }: Anchor): string =>
  earlier(today, later(addDays(today, -22), addDays(running.start, 3)));

/** Every seat of the bank, past ones included. */
export function buildSeats(anchor: Anchor, drawn: readonly DrawnMember[]): SeatRow[] {
  const random = randomFor("seats");
  const rows: SeatRow[] = [];
  const add = ({ squad, person, discipline, role, from, to = null, allocation = whole }: Seat) =>
    rows.push({
      id: idOf(`seat:${squad}:${person}:${from}`),
      squadId: idOf(`squad:${squad}`),
      personId: personId(person),
      discipline,
      role,
      from,
      to,
      allocation,
      createdAt: instant(from, "09:00"),
    });

  for (const plan of squadPlans) {
    const { from, to } = squadSpan(plan, anchor);
    for (const discipline of ["tech", "data", "product"] as const) {
      const person = plan.leads[discipline];
      if (person === null) continue;
      if (plan.key === "CBE" && discipline === "data") continue;
      const shared = sharedLeads[person];
      add({ squad: plan.key, person, discipline, role: "lead", from, to, allocation: shared?.allocation });
      if (shared) {
        add({
          squad: shared.elsewhere,
          person,
          discipline,
          role: "member",
          from,
          to,
          allocation: whole - shared.allocation,
        });
      }
    }
  }
  for (const seat of changedLeads(anchor)) add(seat);

  const spans = new Map(squadPlans.map((plan) => [plan.key, squadSpan(plan, anchor)]));
  const second: Record<string, string> = { SME: "QLN", QLN: "SME", INS: "FRD", SAL: "WLT" };
  drawn.forEach(({ key, squad, discipline }, index) => {
    const span = spans.get(squad)!;
    const newcomer = index % 9 === 4;
    const from = newcomer ? later(span.from, addDays(anchor.previous.start, random.int(20, 150))) : span.from;
    const elsewhere = index % 11 === 6 ? second[squad] : undefined;
    add({
      squad,
      person: key,
      discipline,
      role: "member",
      from,
      to: span.to,
      allocation: elsewhere ? 6000 : whole,
    });
    if (elsewhere) add({ squad: elsewhere, person: key, discipline, role: "member", from, allocation: 4000 });
  });
  return rows;
}

/** A seat that was ended, with its last day. */
export type EndedSeat = { id: string; to: string };

/** Whose leaving is decided only after the previous half's results are out. */
const leaver = "su.hang";

/**
 * The seats as they were known on `day`, and what came after it: a result published on that day must not know of a seat's end
 * that nobody had decided yet.
 */
export function seatsKnownOn(rows: readonly SeatRow[], day: string) {
  const own = rows.filter((row) => row.personId === personId(leaver));
  const ended = own.flatMap(({ id, to }): EndedSeat[] => (to == null ? [] : [{ id, to }]));
  const isLater = (row: SeatRow) => row.from > day || (own.includes(row) && row.to == null);
  return {
    before: rows
      .filter((row) => !isLater(row))
      .map((row) => (ended.some(({ id }) => id === row.id) ? { ...row, to: null } : row)),
    ended,
    opened: rows.filter(isLater),
  };
}

/**
 * The seats that changed hands: Card Benefits' data lead in the middle of the previous half (the leaver and the arrival are
 * assessed by their days), and Merchant Match's data lead, who left and has no successor yet.
 */
function changedLeads(anchor: Anchor): Seat[] {
  const { firstDay, previous } = anchor;
  const change = leadChangeDay(anchor);
  const vacant = vacantSince(anchor);
  return [
    {
      squad: "CBE",
      person: "he.lan",
      discipline: "data",
      role: "lead",
      from: firstDay,
      to: addDays(change, -1),
    },
    { squad: "MOB", person: "he.lan", discipline: "data", role: "member", from: change },
    {
      squad: "SAL",
      person: "tang.ning",
      discipline: "data",
      role: "member",
      from: firstDay,
      to: addDays(change, -1),
    },
    { squad: "CBE", person: "tang.ning", discipline: "data", role: "lead", from: change },
    {
      squad: "MMT",
      person: leaver,
      discipline: "data",
      role: "lead",
      from: previous.start,
      to: addDays(vacant, -1),
    },
    { squad: "SME", person: leaver, discipline: "data", role: "member", from: vacant },
  ];
}
