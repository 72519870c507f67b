import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "#db/id";
import { insertSeats, setSeatEnd } from "#db/repositories/seats";
import { squadsPage } from "#db/repositories/squads";
import { auditEntries, seats } from "#db/schema";
import type { Store } from "#db/store";
import { disablePerson } from "~/features/org/disable-person.server";
import { readSeats } from "~/features/org/read-seats.server";
import { changeSeatTerms, closeSeat, openSeat } from "~/features/org/seats.server";
import type { Context } from "~/platform/context.server";
import { testStore } from "../../support/database";
import { contextOf, givenPerson, givenSquad, givenUnit, now, today } from "./world";

describe("seats", () => {
  let store: Store;
  let hr: Context;
  let squadId: string;
  let otherId: string;
  const people: Record<string, string> = {};

  beforeAll(async () => {
    store = await testStore();
    hr = await contextOf(store, await givenPerson(store, "hr", ["hr"]));
    for (const name of ["tech", "data", "product", "spare", "head"])
      people[name] = await givenPerson(store, name);
    const unit = await givenUnit(store, { code: "RW", headId: people.head });
    squadId = await givenSquad(store, { key: "AA", unitId: unit.id });
    otherId = await givenSquad(store, { key: "BB", unitId: unit.id });
  });

  const give = (ctx: Context, values: Partial<Parameters<typeof openSeat>[1]> = {}) =>
    openSeat(ctx, {
      squadId,
      person: "SPARE",
      discipline: "tech",
      role: "member",
      allocation: 5000,
      from: today,
      to: undefined,
      ...values,
    });

  test("three leads make a squad complete, each seat with its audit entry", async () => {
    for (const discipline of ["tech", "data", "product"] as const) {
      await give(hr, { person: discipline, discipline, role: "lead", allocation: 10_000 });
    }
    const page = await readSeats(hr, squadId);
    expect(page).toMatchObject({ complete: true, vacant: [] });
    const logged = await store.read.select().from(auditEntries).where(eq(auditEntries.subjectId, squadId));
    expect(logged.map((entry) => entry.action)).toEqual(["seat.opened", "seat.opened", "seat.opened"]);
  });

  test.each([
    ["a second lead of a discipline", { role: "lead" as const }, "seat_one_lead", "role"],
    ["an unknown person", { person: "nobody" }, "person_unknown", "person"],
    [
      "a person without time",
      { person: "tech", discipline: "data" as const },
      "seat_over_allocated",
      "allocation",
    ],
    ["an end before the beginning", { to: "2026-01-01" }, "seat_order", "to"],
    ["a day before the squad began", { from: "2025-12-31" }, "seat_before_squad", "from"],
  ])("%s is refused at its field", async (_, values, reason, field) => {
    await expect(give(hr, values)).rejects.toMatchObject({ code: "invalid", reason, field });
  });

  test("a lead may seat people of the own squad from today on, not of another, and not in the past", async () => {
    const lead = await contextOf(store, people.tech!);
    await give(lead);
    await expect(give(lead, { from: "2026-06-14", discipline: "data" })).rejects.toMatchObject({
      reason: "seat_backdated",
    });
    await expect(give(lead, { squadId: otherId })).rejects.toMatchObject({ code: "not_found" });
    const member = await contextOf(store, people.spare!);
    await expect(give(member, { discipline: "data" })).rejects.toMatchObject({ code: "forbidden" });
    const head = await contextOf(store, people.head!);
    await give(head, { squadId: otherId, discipline: "product", allocation: 1000 });
  });

  test("a change ends the seat the day before and opens another", async () => {
    const [held] = await store.read.select().from(seats).where(eq(seats.personId, people.spare!));
    const inSquad = (await store.read.select().from(seats)).find(
      (seat) => seat.personId === people.spare && seat.squadId === squadId,
    )!;
    expect(held).toBeDefined();
    await changeSeatTerms(hr, {
      squadId,
      seatId: inSquad.id,
      allocation: 8000,
      role: "member",
      effective: "2026-07-01",
    });
    const rows = (await store.read.select().from(seats).where(eq(seats.personId, people.spare!)))
      .filter((seat) => seat.squadId === squadId)
      .map(({ from, to, allocation }) => ({ from, to, allocation }));
    expect(rows).toHaveLength(2);
    expect(rows).toContainEqual({ from: today, to: "2026-06-30", allocation: 5000 });
    expect(rows).toContainEqual({ from: "2026-07-01", to: null, allocation: 8000 });
  });

  test("ending an ended seat later, or a past seat's past, is refused", async () => {
    const first = (await store.read.select().from(seats).where(eq(seats.personId, people.spare!))).find(
      (seat) => seat.to === "2026-06-30",
    )!;
    await expect(closeSeat(hr, { squadId, seatId: first.id, lastDay: "2026-07-31" })).rejects.toMatchObject({
      reason: "seat_end_after_end",
    });
    await expect(closeSeat(hr, { squadId, seatId: first.id, lastDay: "2026-06-14" })).rejects.toMatchObject({
      reason: "seat_end_before_start",
    });
    await expect(closeSeat(hr, { squadId: otherId, seatId: first.id, lastDay: today })).rejects.toMatchObject(
      { code: "not_found" },
    );
  });

  test("a planned seat is withdrawn", async () => {
    const planned = (await store.read.select().from(seats).where(eq(seats.personId, people.spare!))).find(
      (seat) => seat.from === "2026-07-01",
    )!;
    await closeSeat(hr, { squadId, seatId: planned.id, lastDay: today });
    expect(await store.read.select().from(seats).where(eq(seats.id, planned.id))).toEqual([]);
  });

  test("the database holds the rules too, for two changes at once", async () => {
    const seat: Parameters<typeof insertSeats>[1][number] = {
      id: newId(),
      squadId,
      personId: people.spare!,
      discipline: "tech",
      role: "lead",
      from: today,
      to: null,
      allocation: 100,
      createdAt: now,
    };
    const insert = (values: Partial<typeof seat>) =>
      store.tx((t) => insertSeats(t, [{ ...seat, id: newId(), ...values }]));
    await expect(insert({})).rejects.toMatchObject({
      kind: "check",
      target: expect.stringContaining("seats_one_lead"),
    });
    await expect(insert({ role: "lead", personId: people.tech!, discipline: "data" })).rejects.toMatchObject({
      target: expect.stringContaining("seats_two_leads"),
    });
    await expect(insert({ squadId: otherId, personId: people.tech! })).rejects.toMatchObject({
      target: expect.stringContaining("seats_over_allocated"),
    });
    const [held] = await store.read.select().from(seats).where(eq(seats.personId, people.tech!));
    await expect(
      store.tx((t) => t.update(seats).set({ allocation: 1 }).where(eq(seats.id, held!.id))),
    ).rejects.toMatchObject({ target: expect.stringContaining("seats_never_overwritten") });
  });

  test("an end that somebody else has moved is not moved again unseen", async () => {
    const [held] = await store.read.select().from(seats).where(eq(seats.personId, people.data!));
    expect(
      await store.tx((t) => setSeatEnd(t, { id: held!.id, to: "2026-12-31", previousTo: "2026-11-30" })),
    ).toBe(false);
    expect(await store.tx((t) => setSeatEnd(t, { id: held!.id, to: "2026-12-31", previousTo: null }))).toBe(
      true,
    );
  });

  test("two leads given at once leave one lead", async () => {
    const unit = await givenUnit(store, { code: "RACE" });
    const raceId = await givenSquad(store, { key: "RACE", unitId: unit.id });
    const names = ["r1", "r2", "r3", "r4"];
    for (const name of names) await givenPerson(store, name);
    const outcomes = await Promise.allSettled(
      names.map((person) => give(hr, { squadId: raceId, person, role: "lead", allocation: 10_000 })),
    );
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === "rejected") expect(outcome.reason.reason).toMatch(/seats?_one_lead/);
    }
  });

  test("disabling a person ends their seats, and the squad shows as incomplete from the next day", async () => {
    await disablePerson(hr, people.product!);
    const page = async (day: string) => {
      const query = {
        scope: "all",
        state: "incomplete",
        sort: "key",
        descending: false,
        page: 1,
        pageSize: 10,
      } as const;
      return (await squadsPage(store.read, { ...query, today: day })).rows.map((row) => row.key);
    };
    expect(await page(today)).not.toContain("AA");
    expect(await page("2026-06-16")).toContain("AA");
    await expect(give(hr, { person: "product", from: "2026-07-01" })).rejects.toMatchObject({
      reason: "seat_person_inactive",
    });
  });
});
