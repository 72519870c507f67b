import fc from "fast-check";
import { expect, test } from "vitest";
import { handoffFlows } from "#db/repositories/handoff-flow";
import { nearestRank } from "~/domain/flow";
import { disciplines } from "~/domain/org/discipline";
import { testStore } from "../../support/database";
import { givenHandoffs, givenSquad } from "../contract/world";

const store = await testStore();

const handoff = fc
  .record({
    from: fc.constantFrom(...disciplines),
    shift: fc.integer({ min: 1, max: 2 }),
    day: fc.constantFrom("2026-11-01", "2026-11-10", "2026-11-20"),
    hours: fc.integer({ min: 1, max: 200 }),
    status: fc.constantFrom("accepted", "accepted", "accepted", "returned", "withdrawn", "pending"),
  })
  .map(({ from, shift, hours, status, day }) => ({
    from,
    to: disciplines[(disciplines.indexOf(from) + shift) % disciplines.length]!,
    day,
    hours: status === "pending" ? null : hours,
    status: status as "accepted",
  }));

test("the database's percentiles are the domain's, for every direction, edge and all together", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(handoff, { maxLength: 30 }), async (rows) => {
      const squad = await givenSquad(store);
      await givenHandoffs(store, squad, rows);
      const flows = await handoffFlows(store.read, {
        squadIds: [squad.squadId],
        from: new Date("2026-11-05T00:00:00Z"),
        until: new Date("2026-11-30T00:00:00Z"),
        filter: null,
      });
      const counted = rows.filter(
        ({ day, status }) => day > "2026-11-05" && (status as string) !== "withdrawn",
      );
      const pairsOf = ({ from, to }: (typeof rows)[number]) => [
        `${from}>${to}`,
        [from, to].sort().join("-"),
        "all",
      ];
      const pairs = [...new Set(counted.flatMap(pairsOf))].sort();
      expect(flows.map(({ pair }) => pair).sort()).toEqual(pairs);
      for (const flow of flows) {
        const own = counted.filter((row) => pairsOf(row).includes(flow.pair));
        const waits = own.flatMap(({ status, hours }) =>
          status === "accepted" && hours !== null ? [hours] : [],
        );
        expect(flow).toMatchObject({
          offers: own.length,
          returned: own.filter(({ status }) => (status as string) === "returned").length,
        });
        const close = (value: number | null, wanted: number | null) =>
          wanted === null ? expect(value).toBeNull() : expect(value).toBeCloseTo(wanted, 6);
        close(flow.medianHours, nearestRank(waits, 50));
        close(flow.p85Hours, nearestRank(waits, 85));
      }
    }),
    { numRuns: 12 },
  );
});
