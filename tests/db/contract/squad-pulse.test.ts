import { expect, test } from "vitest";
import { squadPulses } from "~/features/squad-pulse/index.server";
import { testStore } from "../../support/database";
import { contextOf, givenHandoffs, givenSeat, givenSquad } from "./world";

const store = await testStore();
const cycleOf = (id: string) => ({ id, start: "2026-07-01", end: "2026-12-31" });

test("an edge counts hand-offs of 30 days in either direction, with the median wait of those accepted", async () => {
  const squad = await givenSquad(store);
  await givenHandoffs(store, squad, [
    { from: "tech", to: "data", day: "2026-11-01", hours: 10 },
    { from: "data", to: "tech", day: "2026-11-24", hours: 20 },
    { from: "data", to: "tech", day: "2026-11-02", hours: 90, status: "returned" },
    { from: "data", to: "tech", day: "2026-11-02", hours: 1, status: "withdrawn" },
    { from: "data", to: "tech", day: "2026-11-02", hours: null, status: "pending" },
    { from: "data", to: "tech", day: "2026-10-25", hours: 500 },
    { from: "product", to: "data", day: "2026-11-10", hours: 60 },
    { from: "product", to: "data", day: "2026-11-11", hours: 50 },
    { from: "product", to: "data", day: "2026-11-12", hours: 100 },
  ]);
  const ctx = await contextOf(store, squad.headId);
  const pulses = await squadPulses(ctx, { squadIds: [squad.squadId], asOf: "2026-11-24", cycle: null });
  const pulse = pulses.get(squad.squadId);
  expect(pulse?.edges).toEqual([
    { between: ["tech", "data"], count: 4, medianHours: 10, returned: 1, health: "bouncing" },
    { between: ["tech", "product"], count: 0, medianHours: null, returned: 0, health: "none" },
    { between: ["data", "product"], count: 3, medianHours: 60, returned: 0, health: "slow" },
  ]);
  expect(pulse?.flow).toEqual({ count: 7, medianHours: 50, returned: 1 });
});

test("a seat is vacant on a day nobody leads it", async () => {
  const squad = await givenSquad(store);
  const successor = { squadId: squad.squadId, personId: squad.aboveId, discipline: "data" as const };
  await expect(givenSeat(store, { ...successor, from: "2026-12-01" })).rejects.toMatchObject({
    kind: "check",
  });
  const ctx = await contextOf(store, squad.headId);
  const on = async (asOf: string) => {
    const pulses = await squadPulses(ctx, { squadIds: [squad.squadId], asOf, cycle: null });
    return pulses.get(squad.squadId)?.seats.map(({ discipline, person }) => [discipline, person?.id ?? null]);
  };
  expect(await on("2025-12-31")).toEqual([
    ["tech", null],
    ["data", null],
    ["product", null],
  ]);
  expect(await on("2026-01-01")).toEqual(Object.entries(squad.leads));
});

test("the number of statements does not grow with the squads", async () => {
  const squads = [await givenSquad(store), await givenSquad(store), await givenSquad(store)];
  const ctx = await contextOf(store, squads[0]!.headId);
  const statementsFor = async (squadIds: string[]) => {
    const before = store.statements();
    await squadPulses(ctx, { squadIds, asOf: "2026-11-24", cycle: cycleOf(squads[0]!.cycleId) });
    return store.statements() - before;
  };
  expect(await statementsFor(squads.map((squad) => squad.squadId))).toBe(
    await statementsFor([squads[0]!.squadId]),
  );
});
