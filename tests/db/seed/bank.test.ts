import { and, countDistinct, eq, isNull } from "drizzle-orm";
import { expect, test } from "vitest";
import * as schema from "#db/schema";
import { seedBank } from "#db/seed/bank";
import { bankSize } from "#db/seed/bank/size";
import { testDatabase } from "../../support/database";

const today = "2026-11-24";
const now = new Date("2026-11-24T18:00:00+08:00");

test("a bank of any size holds what was asked for: complete squads, contracts in force, a reading a day", async () => {
  const { store, url } = await testDatabase();
  const size = bankSize({ squads: 20, years: 0.02 });
  const told: string[] = [];
  const counts = await seedBank(store, { url, size, today, now, onTable: (table) => told.push(table) });

  expect(counts).toMatchObject({
    people: 200,
    squads: 20,
    units: 4,
    tasks: 4000,
    metrics: 50,
    readings: 50 * 7,
  });
  expect(told).toEqual(Object.keys(counts));
  expect(await store.read.$count(schema.people)).toBe(200);
  expect(await store.read.$count(schema.readings)).toBe(350);
  expect(
    await store.read.$count(schema.contractVersions, eq(schema.contractVersions.status, "in-force")),
  ).toBe(20);
  const leads = await store.read
    .select({ squadId: schema.seats.squadId, disciplines: countDistinct(schema.seats.discipline) })
    .from(schema.seats)
    .where(and(eq(schema.seats.role, "lead"), isNull(schema.seats.to)))
    .groupBy(schema.seats.squadId);
  expect(leads.map(({ disciplines }) => Number(disciplines))).toEqual(Array(20).fill(3));
  const [chen] = await store.read
    .select()
    .from(schema.people)
    .where(eq(schema.people.email, "chen.li@chengjiang.example"));
  expect(chen).toMatchObject({ name: "陈立", discipline: "tech" });

  await expect(seedBank(store, { url, size, today, now, onTable: () => {} })).rejects.toThrow(
    "empty database",
  );
});

test.each([
  { squads: 19, years: 1 },
  { squads: 20.5, years: 1 },
  { squads: 20, years: 0 },
])("a bank of $squads squads and $years years is refused", (wanted) => {
  expect(() => bankSize(wanted)).toThrow(RangeError);
});
