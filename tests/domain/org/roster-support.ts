import { type CurrentRoster, planRoster, type RosterChange, type RosterRows } from "~/domain/org/roster";
import type { Seat } from "~/domain/org/seat";

export const emptyRows: RosterRows = { units: [], people: [], squads: [], seats: [] };

/** Two squads under one unit with five people; p1 leads tech in A since January. */
export function someOrganisation(): CurrentRoster {
  const person = (employeeNo: string) => ({
    employeeNo,
    email: `${employeeNo}@bank.example`,
    name: employeeNo,
    nameEn: employeeNo,
    title: "",
    titleEn: "",
    discipline: null,
    unitCode: "RW",
    managerNo: null,
    active: true,
  });
  const squad = (key: string) => ({
    key,
    name: key,
    nameEn: key,
    kind: "standing" as const,
    startsOn: "2026-01-01",
    endsOn: null,
    unitCodes: ["RW"],
    mission: "",
    missionEn: "",
  });
  return {
    units: [
      { code: "BANK", name: "行", nameEn: "Bank", parentCode: null, headNo: null },
      { code: "RW", name: "财富", nameEn: "Wealth", parentCode: "BANK", headNo: "p1" },
      { code: "OLD", name: "旧", nameEn: "Old", parentCode: null, headNo: null },
    ],
    archivedUnits: ["OLD"],
    people: ["p1", "p2", "p3", "p4", "admin"].map(person),
    administrators: ["admin"],
    squads: ["AA", "BB", "CC"].map(squad),
    closedSquads: ["CC"],
    seats: [storedSeat()],
  };
}

export const storedSeat = (values: Partial<Seat> = {}): Seat => ({
  id: "s1",
  squadId: "AA",
  personId: "p1",
  discipline: "tech",
  role: "lead",
  from: "2026-01-01",
  to: null,
  allocation: 10_000,
  ...values,
});

let line = 1;
export const seatRow = (values: Partial<RosterRows["seats"][number]> = {}): RosterRows["seats"][number] => ({
  file: "seats.csv",
  line: ++line,
  squadKey: "AA",
  employeeNo: "p1",
  discipline: "tech",
  role: "lead",
  allocation: 10_000,
  from: "2026-01-01",
  to: null,
  ...values,
});

export const personRow = (
  values: Partial<RosterRows["people"][number]> = {},
): RosterRows["people"][number] => ({
  file: "people.csv",
  line: ++line,
  employeeNo: "p1",
  email: "p1@bank.example",
  name: "p1",
  ...values,
});

export const today = "2026-06-15";

export const planned = (rows: Partial<RosterRows>, current = someOrganisation()) =>
  planRoster({ rows: { ...emptyRows, ...rows }, refused: [], current, actorNo: "hr", today });

/** The organisation after the changes of a plan, as the database would hold it. */
export function applied(current: CurrentRoster, changes: readonly RosterChange[]): CurrentRoster {
  const next = structuredClone(current);
  const put = <T>(list: T[], keyOf: (item: T) => string, item: T) => {
    const at = list.findIndex((other) => keyOf(other) === keyOf(item));
    if (at < 0) list.push(item);
    else list[at] = item;
  };
  for (const change of changes) {
    if (change.entity === "unit") put(next.units, (unit) => unit.code, change.after);
    else if (change.entity === "person") put(next.people, (person) => person.employeeNo, change.after);
    else if (change.entity === "squad") put(next.squads, (squad) => squad.key, change.after);
    else if (change.action === "open")
      next.seats.push({ ...change.seat, id: `n${next.seats.length}-${change.line}` });
    else if (change.action === "withdraw")
      next.seats = next.seats.filter((seat) => seat.id !== change.seat.id);
    else
      next.seats = next.seats.map((seat) => (seat.id === change.seat.id ? { ...seat, to: change.to } : seat));
  }
  return next;
}
