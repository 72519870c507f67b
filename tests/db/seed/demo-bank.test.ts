import { and, asc, eq, gt, inArray, isNull } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { actualKey, actualsOf } from "#db/repositories/actuals";
import { commitmentOf, entryHash } from "#db/repositories/audit";
import * as schema from "#db/schema";
import { seedDemo } from "#db/seed/demo";
import { metricId } from "#db/seed/demo/metrics";
import { squadId } from "#db/seed/demo/organisation";
import { personId } from "#db/seed/demo/people";
import { demoPassword, demoSignIns } from "#db/seed/sign-ins";
import type { Store } from "#db/store";
import { jointScoreToDate, parseBundle, scoreFigures } from "~/domain/assessment";
import { genesis } from "~/domain/audit/chain";
import { verifyPassword } from "~/platform/passwords.server";
import { testStore } from "../../support/database";
import { digests } from "./digest";

const today = "2026-11-24";
const now = new Date("2026-11-24T18:00:00+08:00");

/** A whole bank is a year of use cases: seconds of work, many on a busy machine. */
const slow = { timeout: 600_000 };

let store: Store;
beforeAll(async () => {
  store = await testStore();
  await seedDemo(store, { today, now });
}, slow.timeout);

const cycleNamed = async (nameEn: string) => {
  const [cycle] = await store.read
    .select()
    .from(schema.assessmentCycles)
    .where(eq(schema.assessmentCycles.nameEn, nameEn));
  return cycle!;
};
const results = async () => {
  const rows = await store.read
    .select({ key: schema.people.email, squad: schema.squads.key, result: schema.assessments })
    .from(schema.assessments)
    .innerJoin(schema.people, eq(schema.people.id, schema.assessments.personId))
    .leftJoin(schema.squads, eq(schema.squads.id, schema.assessments.squadId));
  return rows.map(({ key, squad, result }) => ({ person: key.split("@")[0]!, squad, ...result }));
};

test("the same day gives the same bank in another database, down to the identifiers", slow, async () => {
  const other = await testStore();
  await seedDemo(other, { today, now });
  expect(await digests(other)).toEqual(await digests(store));
});

test("a database with people in it is refused and left as it was", async () => {
  const before = await store.read.$count(schema.auditEntries);
  await expect(seedDemo(store, { today, now })).rejects.toThrow("empty database");
  expect(await store.read.$count(schema.auditEntries)).toBe(before);
});

test("every listed sign-in works and is what it says", async () => {
  const rows = await store.read
    .select({
      email: schema.people.email,
      name: schema.people.name,
      nameEn: schema.people.nameEn,
      hash: schema.credentials.passwordHash,
    })
    .from(schema.people)
    .innerJoin(schema.credentials, eq(schema.credentials.personId, schema.people.id))
    .where(
      inArray(
        schema.people.email,
        demoSignIns.map(({ email }) => email),
      ),
    );
  expect(
    rows
      .map(({ email, name, nameEn }) => ({ email, name, nameEn }))
      .sort((a, b) => (a.email < b.email ? -1 : 1)),
  ).toEqual(
    demoSignIns
      .map(({ email, name, nameEn }) => ({ email, name, nameEn }))
      .sort((a, b) => (a.email < b.email ? -1 : 1)),
  );
  expect(await verifyPassword(rows[0]!.hash, demoPassword)).toBe(true);
});

test("the previous half is published by three different people and scores again to the same figures", async () => {
  const [run] = await store.read.select().from(schema.assessmentRuns);
  expect([run!.computedBy, run!.approvedBy, run!.publishedBy]).toEqual(
    ["he.jing", "lin.yao", "xu.wen"].map(personId),
  );
  const parsed = parseBundle(JSON.parse(run!.bundle));
  if (!parsed.ok) throw new Error(parsed.problems[0]?.message);
  const figures = new Map(scoreFigures(parsed.bundle).people.map((person) => [person.id, person]));
  for (const { personId: id, final, grade } of await results()) {
    expect(figures.get(id)).toMatchObject({ final, grade });
  }
});

test("the figures that documents quote hold", async () => {
  const all = await results();
  const of = (person: string) => all.find((row) => row.person === person)!;
  expect(of("chen.li")).toMatchObject({ joint: "90.60", individual: "104.00", final: "95.96", grade: "B" });
  for (const lead of ["shen.yutong", "zhou.min"]) expect(of(lead).joint).toBe("90.60");
  const cards = all.filter(({ squad }) => squad === "CBE").map(({ final, grade }) => `${final} ${grade}`);
  expect(cards).toContain("84.99 C");
  expect(cards).toContain("85.00 B");
});

test("every grade was given, somebody was not rated, and vetoes bite", async () => {
  const all = await results();
  expect(new Set(all.map(({ grade }) => grade))).toEqual(new Set(["S", "A", "B", "C", "D", null]));
  expect(new Set(all.map(({ status }) => status))).toEqual(new Set(["rated", "not-rated"]));
  const fraud = all.filter(({ squad }) => squad === "FRD");
  expect(fraud.length).toBeGreaterThan(5);
  for (const { final, grade } of fraud) {
    expect(grade).toBe("C");
    expect(Number(final)).toBeGreaterThan(85);
  }
  expect(all.filter(({ final }) => final === "59.99")).toHaveLength(1);
});

test("one squad's leads end up far enough apart to be flagged", async () => {
  const squads = await store.read
    .select({ key: schema.squads.key, divergence: schema.assessmentSquads.divergence })
    .from(schema.assessmentSquads)
    .innerJoin(schema.squads, eq(schema.squads.id, schema.assessmentSquads.squadId));
  expect(squads.filter(({ divergence }) => Number(divergence) > 15).map(({ key }) => key)).toEqual(["SCN"]);
});

test("a lead who changed squads midway is assessed by the days in each", async () => {
  const all = await results();
  const stints = all
    .find(({ person }) => person === "he.lan")!
    .trace.stints.filter(({ ignored }) => ignored === null);
  expect(stints.map(({ days }) => days)).toEqual([105, 76]);
  expect(new Set(stints.map(({ squad }) => squad))).toEqual(new Set([squadId("CBE"), squadId("MOB")]));
});

/** Joint points to date of a squad, from its contract in force and the readings. */
async function jointToDate(key: string) {
  const cycle = await cycleNamed("H2 2026");
  const lines = await store.read
    .select({ line: schema.contractLines })
    .from(schema.contractLines)
    .innerJoin(schema.contractVersions, eq(schema.contractVersions.id, schema.contractLines.versionId))
    .innerJoin(schema.contracts, eq(schema.contracts.id, schema.contractVersions.contractId))
    .where(
      and(
        eq(schema.contracts.squadId, squadId(key)),
        eq(schema.contracts.cycleId, cycle.id),
        eq(schema.contractVersions.status, "in-force"),
      ),
    );
  const wants = lines.map(({ line }) => ({ metricId: line.metricId, segment: line.segment }));
  const actuals = await actualsOf(store.read, { wants, from: cycle.start, to: cycle.end });
  const items = lines.map(({ line }) => ({
    id: line.lineKey,
    weight: line.weight,
    curve: line.curve,
    actual: actuals.get(actualKey(line))?.value ?? null,
  }));
  return jointScoreToDate(items, { rounding: { decimals: 2 } });
}

test.each([
  ["WLT", "94.16"],
  ["CBE", "81.30"],
  ["DBR", "58.40"],
  ["SAL", "102.90"],
  ["PEN", "107.40"],
])("%s stands at %s in the running half", async (key, points) => {
  const { score, coverage } = await jointToDate(key);
  expect(score?.printed).toBe(points);
  expect(coverage).toBe(10_000);
});

test("Merchant Match lacks a reading and a data lead", async () => {
  expect((await jointToDate("MMT")).coverage).toBe(7000);
  const open = await store.read
    .select({ discipline: schema.seats.discipline })
    .from(schema.seats)
    .where(
      and(
        eq(schema.seats.squadId, squadId("MMT")),
        eq(schema.seats.role, "lead"),
        gt(schema.seats.to, today),
      ),
    );
  expect(open.map(({ discipline }) => discipline).sort()).toEqual(["product", "tech"]);
});

test("an amendment waits for two signatures, and one squad has only a draft that misses five percent", async () => {
  const cycle = await cycleNamed("H2 2026");
  const versions = await store.read
    .select({
      squad: schema.squads.key,
      id: schema.contractVersions.id,
      number: schema.contractVersions.number,
      status: schema.contractVersions.status,
    })
    .from(schema.contractVersions)
    .innerJoin(schema.contracts, eq(schema.contracts.id, schema.contractVersions.contractId))
    .innerJoin(schema.squads, eq(schema.squads.id, schema.contracts.squadId))
    .where(eq(schema.contracts.cycleId, cycle.id));
  expect(versions.filter(({ status }) => status === "in-force")).toHaveLength(13);
  const proposed = versions.filter(({ status }) => status === "proposed");
  expect(proposed).toMatchObject([{ squad: "WLT", number: 2 }]);
  const signatures = await store.read
    .select({ capacity: schema.contractSignatures.capacity })
    .from(schema.contractSignatures)
    .where(
      and(
        eq(schema.contractSignatures.versionId, proposed[0]!.id),
        isNull(schema.contractSignatures.voidedAt),
      ),
    );
  expect(signatures.map(({ capacity }) => capacity).sort()).toEqual(["data", "tech"]);
  const drafts = versions.filter(({ status }) => status === "draft");
  expect(drafts).toMatchObject([{ squad: "SCN" }]);
  const lines = await store.read
    .select()
    .from(schema.contractLines)
    .where(eq(schema.contractLines.versionId, drafts[0]!.id));
  expect(lines.reduce((sum, { weight }) => sum + weight, 0)).toBe(9500);
});

test("readings end yesterday, one metric is stale, one has no source, one figure was corrected", async () => {
  const rows = await store.read.select().from(schema.readings);
  expect(
    rows
      .map(({ day }) => day)
      .sort()
      .at(-1),
  ).toBe("2026-11-23");
  const complaints = rows.filter((row) => row.metricId === metricId("SUIT-COMPLAINTS"));
  expect(
    complaints
      .map(({ day }) => day)
      .sort()
      .at(-1),
  ).toBe("2026-11-15");
  expect(rows.filter(({ revision }) => revision === 2)).toHaveLength(1);
  const metrics = await store.read.select().from(schema.metrics);
  expect(metrics).toHaveLength(30);
  expect(metrics.filter(({ source }) => source === "").map(({ code }) => code)).toEqual(["MATCH-RATE"]);
  for (const { unit, value } of rows.flatMap((row) =>
    metrics.filter(({ id }) => id === row.metricId).map(({ unit }) => ({ unit, value: row.value })),
  )) {
    if (unit === "%") expect(Number(value)).toBeLessThanOrEqual(100);
  }
});

test("every task's events lead to where it is", async () => {
  const tasks = await store.read.select().from(schema.tasks);
  const columns = new Map(
    (await store.read.select().from(schema.boardColumns)).map((column) => [column.id, column.category]),
  );
  const events = new Map<string, (typeof schema.taskEvents.$inferSelect)[]>();
  for (const event of await store.read.select().from(schema.taskEvents).orderBy(asc(schema.taskEvents.at))) {
    expect(event.at.getTime()).toBeLessThanOrEqual(now.getTime());
    events.set(event.taskId, [...(events.get(event.taskId) ?? []), event]);
  }
  const pending = await store.read
    .select()
    .from(schema.handoffs)
    .where(eq(schema.handoffs.status, "pending"));
  expect(pending.length).toBeGreaterThan(5);
  for (const task of tasks) {
    const moves = (events.get(task.id) ?? []).filter(({ kind }) => kind === "created" || kind === "moved");
    const last = moves.at(-1)!;
    const at =
      (last.data as { to?: { columnId: string }; columnId?: string }).to?.columnId ?? last.data.columnId;
    expect(task.columnId).toBe(at);
    expect(task.columnSince).toEqual(last.at);
    expect(task.finishedAt !== null).toBe(columns.get(task.columnId) === "done");
    if (task.finishedAt) expect(task.finishedAt.getTime()).toBeGreaterThanOrEqual(task.startedAt!.getTime());
  }
});

test("everybody who holds a task held a seat of its discipline on the day it was handed over", async () => {
  const seats = await store.read.select().from(schema.seats);
  for (const handoff of await store.read.select().from(schema.handoffs)) {
    const day = handoff.offeredAt.toISOString().slice(0, 10);
    const seated = seats.some(
      (seat) =>
        seat.squadId === handoff.squadId &&
        seat.personId === handoff.toPersonId &&
        seat.discipline === handoff.toDiscipline &&
        seat.from <= day &&
        (seat.to === null || seat.to >= day),
    );
    expect(seated).toBe(true);
    if (handoff.decidedAt) expect(handoff.decidedAt.getTime()).toBeGreaterThan(handoff.offeredAt.getTime());
  }
});

test("whoever a recent hand-off waits for was told of it and has not read it yet", async () => {
  const told = await store.read.select().from(schema.notifications);
  const recent = now.getTime() - 13 * 86_400_000;
  const pending = (await store.read.select().from(schema.handoffs)).filter(
    ({ status, offeredAt }) => status === "pending" && offeredAt.getTime() > recent,
  );
  expect(pending.length).toBeGreaterThan(0);
  for (const { taskId, toPersonId, offeredAt } of pending) {
    const mine = told.filter(
      ({ subjectId, personId, kind, at }) =>
        subjectId === taskId &&
        personId === toPersonId &&
        kind === "handoff.offered" &&
        at.getTime() === offeredAt.getTime(),
    );
    expect(mine.map(({ readAt }) => readAt)).toEqual([null]);
  }
  expect(told.every(({ personId, actorId }) => personId !== actorId)).toBe(true);
});

test("the audit chain is whole and in the order of its days", async () => {
  const [head] = await store.read.select().from(schema.auditHead);
  const entries = await store.read.select().from(schema.auditEntries).orderBy(asc(schema.auditEntries.seq));
  const details = new Map(
    (await store.read.select().from(schema.auditDetails)).map((detail) => [detail.seq, detail]),
  );
  let prev = genesis;
  let last = new Date(0);
  for (const { seq, at, canonical, hash } of entries) {
    expect(hash).toBe(entryHash({ chainId: head!.chainId, prev, seq, canonical }));
    const { salt, detail } = details.get(seq)!;
    expect((JSON.parse(canonical) as { commitment: string }).commitment).toBe(commitmentOf(salt, detail));
    expect(at.getTime()).toBeGreaterThanOrEqual(last.getTime());
    prev = hash;
    last = at;
  }
  expect(head!.hash).toBe(prev);
});

test.each(["2026-07-01", "2027-01-25"])("the bank can also be seen on %s", slow, async (day) => {
  const other = await testStore();
  await seedDemo(other, { today: day, now: new Date(`${day}T10:00:00+08:00`) });
  const states = await other.read
    .select({ state: schema.assessmentCycles.state })
    .from(schema.assessmentCycles)
    .orderBy(asc(schema.assessmentCycles.start));
  expect(states.map(({ state }) => state)).toEqual(["published", "active", "draft"]);
});
