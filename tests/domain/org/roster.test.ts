import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "~/domain/org/day";
import { disciplines } from "~/domain/org/discipline";
import { readPersonRow, readSeatRow, readSquadRow } from "~/domain/org/roster";
import { activeOn, allocationOn } from "~/domain/org/seat";
import { applied, personRow, planned, seatRow, someOrganisation, storedSeat, today } from "./roster-support";

const told = (plan: ReturnType<typeof planned>) =>
  plan.changes.map((change) => `${change.entity}.${change.action}`);
const wrong = (plan: ReturnType<typeof planned>) =>
  plan.problems.map(({ line, column, reason }) => ({ line, column, reason }));

test.each([
  ["2026-11-24", "2026-11-24"],
  ["2026/1/5", "2026-01-05"],
  ["2026.01.05", "2026-01-05"],
  ["2026年1月5日", "2026-01-05"],
  ["2026-02-29", null],
  ["05/01/2026", null],
  ["46350", null],
])("the day “%s” reads as %s", (text, day) => {
  const { row, problems } = readSeatRow({ file: "f", line: 2, cells: cells({ from: text }) });
  expect(row?.from ?? null).toBe(day);
  if (day === null)
    expect(problems).toEqual([{ file: "f", line: 2, column: "from", reason: "day", params: { text } }]);
});

const cells = (values: Record<string, string>) => ({
  squad_key: "aa",
  employee_no: "p1",
  discipline: "技术",
  role: "负责人",
  from: "2026-01-01",
  ...values,
});

test.each([
  ["100", 10_000],
  ["62.5", 6250],
  ["0.01", 1],
  ["50%", 5000],
  ["50 ％", 5000],
  ["0", null],
  ["100.01", null],
  ["1e2", null],
  ["-5", null],
])("the share “%s” reads as %s basis points", (text, share) => {
  const { row } = readSeatRow({ file: "f", line: 2, cells: cells({ allocation: text }) });
  expect(row?.allocation ?? null).toBe(share);
});

test("an empty cell clears, an absent column keeps", () => {
  const base = { employee_no: "p1", email: "P1@Bank.example", name: "周敏" };
  expect(readPersonRow({ file: "f", line: 2, cells: base }).row).toMatchObject({
    email: "p1@bank.example",
    title: undefined,
  });
  expect(readPersonRow({ file: "f", line: 2, cells: { ...base, title: "" } }).row).toMatchObject({
    title: null,
  });
});

test("every wrong cell of a line is told, by column", () => {
  const { problems } = readSquadRow({
    file: "f",
    line: 7,
    cells: {
      key: "1x",
      name: "",
      kind: "temporary",
      starts_on: "soon",
      unit_code: "RW",
      other_unit_codes: "RW, no!",
    },
  });
  expect(problems.map(({ column, reason }) => [column, reason])).toEqual([
    ["key", "squad_key"],
    ["name", "required"],
    ["kind", "kind"],
    ["starts_on", "day"],
    ["other_unit_codes", "unit_code"],
  ]);
});

test("new people, units and squads may refer to each other in one import", () => {
  const plan = planned({
    units: [{ file: "u", line: 2, code: "NEW", name: "新", parentCode: "RW", headNo: "n1" }],
    people: [
      personRow({ employeeNo: "n1", email: "n1@bank.example", unitCode: "NEW", managerNo: "n2" }),
      personRow({ employeeNo: "n2", email: "n2@bank.example" }),
    ],
    squads: [
      {
        file: "s",
        line: 2,
        key: "NN",
        name: "新",
        kind: "standing",
        startsOn: "2026-06-01",
        unitCode: "NEW",
      },
    ],
    seats: [seatRow({ squadKey: "NN", employeeNo: "n1", from: "2026-06-01" })],
  });
  expect(plan.problems).toEqual([]);
  expect(told(plan)).toEqual(["unit.create", "person.create", "person.create", "squad.create", "seat.open"]);
});

test("what refers to nothing is told at its line and column", () => {
  const plan = planned({
    units: [{ file: "u", line: 2, code: "NEW", name: "新", parentCode: "OLD", headNo: "x" }],
    people: [personRow({ line: 3, unitCode: "NOPE", managerNo: "x" })],
    squads: [
      {
        file: "s",
        line: 4,
        key: "NN",
        name: "新",
        kind: "standing",
        startsOn: "2026-06-01",
        unitCode: "NOPE",
        otherUnitCodes: "OLD",
      },
    ],
    seats: [seatRow({ line: 5, squadKey: "ZZ", employeeNo: "x" }), seatRow({ line: 6, squadKey: "CC" })],
  });
  expect(wrong(plan)).toEqual([
    { line: 3, column: "manager_no", reason: "person_unknown" },
    { line: 3, column: "unit_code", reason: "unit_unknown" },
    { line: 4, column: "unit_code", reason: "unit_unknown" },
    { line: 4, column: "other_unit_codes", reason: "unit_unknown" },
    { line: 5, column: "squad_key", reason: "squad_unknown" },
    { line: 5, column: "employee_no", reason: "person_unknown" },
    { line: 6, column: "squad_key", reason: "squad_closed" },
    { line: 2, column: "parent_code", reason: "unit_unknown" },
    { line: 2, column: "head_no", reason: "person_unknown" },
  ]);
});

test("a line refers in peace to one that could not be read", () => {
  const rows = { units: [], people: [], squads: [], seats: [seatRow({ employeeNo: "broken" })] };
  const current = someOrganisation();
  expect(planned(rows, current).problems).toHaveLength(1);
});

test("circles of units and of managers are refused", () => {
  const plan = planned({
    units: [{ file: "u", line: 2, code: "BANK", name: "行", parentCode: "RW" }],
    people: [
      personRow({ line: 3, managerNo: "p2" }),
      personRow({ line: 4, employeeNo: "p2", email: "p2@bank.example", managerNo: "p1" }),
    ],
  });
  expect(wrong(plan).map(({ column, reason }) => [column, reason])).toEqual([
    ["manager_no", "manager_circle"],
    ["manager_no", "manager_circle"],
    ["parent_code", "unit_circle"],
  ]);
});

test("two people never share an address, but may swap theirs", () => {
  const taken = planned({ people: [personRow({ line: 2, employeeNo: "p3", email: "p2@bank.example" })] });
  expect(wrong(taken)).toEqual([{ line: 2, column: "email", reason: "email_taken" }]);
  const swapped = planned({
    people: [
      personRow({ employeeNo: "p3", email: "p2@bank.example" }),
      personRow({ employeeNo: "p2", email: "p3@bank.example" }),
    ],
  });
  expect(swapped.problems).toEqual([]);
});

test("the last administrator is not disabled by a file", () => {
  const plan = planned({
    people: [personRow({ line: 2, employeeNo: "admin", email: "admin@bank.example", active: false })],
  });
  expect(wrong(plan)).toEqual([{ line: 2, column: "active", reason: "last_administrator" }]);
});

test("nobody disables themselves by a file", () => {
  const current = someOrganisation();
  current.people.push({ ...current.people[0]!, employeeNo: "hr", email: "hr@bank.example" });
  const plan = planned(
    { people: [personRow({ line: 2, employeeNo: "hr", email: "hr@bank.example", active: false })] },
    current,
  );
  expect(wrong(plan)).toEqual([{ line: 2, column: "active", reason: "disable_self" }]);
});

test("disabling a person ends the seats today", () => {
  const plan = planned({ people: [personRow({ active: false })] });
  expect(plan.changes.at(-1)).toMatchObject({ entity: "seat", action: "end", to: today });
  const still = planned({ people: [personRow({ active: false })], seats: [seatRow({ line: 9 })] });
  expect(wrong(still)).toEqual([{ line: 9, column: "employee_no", reason: "seat_person_inactive" }]);
});

test.each([
  ["the stored seat as it is", {}, []],
  ["an end", { to: "2026-06-30" }, ["seat.end"]],
  ["another share from a later day", { from: "2026-07-01", allocation: 5000 }, ["seat.end", "seat.open"]],
  ["another role from a later day", { from: "2026-07-01", role: "member" }, ["seat.end", "seat.open"]],
] as const)("a line with %s plans %o", (_, values, expected) => {
  const plan = planned({ seats: [seatRow(values)] });
  expect(plan.problems).toEqual([]);
  expect(told(plan)).toEqual([...expected]);
});

test("a seat on other terms from the same day is refused, because the past stays", () => {
  const plan = planned({ seats: [seatRow({ line: 4, allocation: 5000 })] });
  expect(wrong(plan)).toEqual([{ line: 4, column: "from", reason: "seat_history" }]);
});

test("a seat that has not begun is replaced", () => {
  const current = { ...someOrganisation(), seats: [storedSeat({ from: "2026-08-01" })] };
  const plan = planned({ seats: [seatRow({ from: "2026-07-01", allocation: 5000 })] }, current);
  expect(told(plan)).toEqual(["seat.withdraw", "seat.open"]);
});

test("a new lead needs the old one to leave, and the line that says so may stand anywhere", () => {
  const alone = planned({ seats: [seatRow({ line: 2, employeeNo: "p2", from: "2026-07-01" })] });
  expect(wrong(alone)).toEqual([{ line: 2, column: "role", reason: "seat_one_lead" }]);
  const both = planned({
    seats: [seatRow({ employeeNo: "p2", from: "2026-07-01" }), seatRow({ to: "2026-06-30" })],
  });
  expect(both.problems).toEqual([]);
  expect(told(both)).toEqual(["seat.end", "seat.open"]);
});

test("of two lines that clash the later one is told", () => {
  const plan = planned({
    seats: [
      seatRow({ line: 2, squadKey: "BB", employeeNo: "p2", allocation: 6000 }),
      seatRow({ line: 3, squadKey: "AA", employeeNo: "p2", discipline: "data", allocation: 6000 }),
      seatRow({ line: 4, squadKey: "BB", employeeNo: "p3" }),
    ],
  });
  expect(wrong(plan)).toEqual([
    { line: 3, column: "allocation", reason: "seat_over_allocated" },
    { line: 4, column: "role", reason: "seat_one_lead" },
  ]);
});

const someRow = fc
  .record({
    squadKey: fc.constantFrom("AA", "BB"),
    employeeNo: fc.constantFrom("p1", "p2", "p3"),
    discipline: fc.constantFrom(...disciplines),
    role: fc.constantFrom("lead" as const, "member" as const),
    allocation: fc.constantFrom(2500, 5000, 10_000),
    start: fc.integer({ min: 0, max: 300 }),
    length: fc.option(fc.integer({ min: 0, max: 200 })),
  })
  .map(({ start, length, ...row }) => ({
    ...row,
    from: addDays("2026-01-01", start),
    to: length === null ? null : addDays("2026-01-01", start + length),
  }));

const someFile = fc.array(someRow, { maxLength: 6 }).map((rows) => rows.map((row) => seatRow(row)));

test("a roster without problems leaves the rules kept and changes nothing when it is read again", () => {
  let clean = 0;
  fc.assert(
    fc.property(someFile, someFile, (first, second) => {
      let current = someOrganisation();
      for (const seats of [first, second]) {
        const plan = planned({ seats }, current);
        if (plan.problems.length > 0) continue;
        clean++;
        current = applied(current, plan.changes);
        expect(planned({ seats }, current)).toMatchObject({ problems: [], changes: [] });
      }
      for (let offset = 0; offset < 520; offset += 7) {
        const day = addDays("2026-01-01", offset);
        for (const person of ["p1", "p2", "p3"]) {
          expect(
            allocationOn(
              current.seats.filter((seat) => seat.personId === person),
              day,
            ),
          ).toBeLessThanOrEqual(10_000);
        }
        for (const squad of ["AA", "BB"]) {
          const leads = current.seats.filter(
            (seat) => seat.squadId === squad && seat.role === "lead" && activeOn(seat, day),
          );
          expect(new Set(leads.map((seat) => seat.discipline)).size).toBe(leads.length);
        }
      }
    }),
    { numRuns: 400 },
  );
  expect(clean).toBeGreaterThan(50);
});

test("days that are over stay as they were, whatever a roster says", () => {
  fc.assert(
    fc.property(someFile, (seats) => {
      const before = someOrganisation();
      const plan = planned({ seats }, before);
      if (plan.problems.length > 0) return;
      const after = applied(before, plan.changes);
      const lead = (roster: typeof before, day: string) =>
        roster.seats.filter(
          (seat) =>
            seat.personId === "p1" &&
            seat.squadId === "AA" &&
            seat.from === "2026-01-01" &&
            activeOn(seat, day),
        ).length;
      const ended = after.seats.find((seat) => seat.id === "s1")?.to;
      for (let offset = 0; offset < 150; offset += 3) {
        const day = addDays("2026-01-01", offset);
        if (ended === null || ended === undefined || day <= ended)
          expect(lead(after, day)).toBeGreaterThanOrEqual(1);
      }
    }),
  );
});
