import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { contractFor, signaturesOf, versionsOf } from "#db/repositories/contracts";
import {
  assessmentCycles,
  contractLines,
  contractSignatures,
  contractVersions,
  seats,
  units,
} from "#db/schema";
import { discardDraft } from "~/features/contract/discard-draft.server";
import type { DraftInput } from "~/features/contract/forms";
import { pendingSignatures } from "~/features/contract/index.server";
import { proposeVersion, saveDraft } from "~/features/contract/save-draft.server";
import { signVersion } from "~/features/contract/sign-version.server";
import { startDraft } from "~/features/contract/start-draft.server";
import { testStore } from "../../support/database";
import { appended } from "./audit-trail";
import { contextOf, givenMetric, givenSeat, givenSquad, type TestSquad } from "./world";

const store = await testStore();
await givenMetric(store, "aum", { perspective: "growth" });
await givenMetric(store, "lead-time", { perspective: "efficiency", direction: "decrease" });
await givenMetric(store, "tags", { perspective: "customer" });
await givenMetric(store, "no-source", { perspective: "risk", source: "" });

const aum = {
  lineKey: "a",
  metricId: "aum",
  segment: "",
  weight: 6000,
  curve: { kind: "threshold" as const, threshold: "160", target: "200", stretch: "240" },
};
const leadTime = {
  lineKey: "l",
  metricId: "lead-time",
  segment: "",
  weight: 4000,
  curve: { kind: "threshold" as const, threshold: "10", target: "5", stretch: "2" },
};

function address({ squadId, cycleId }: TestSquad) {
  return { squadId, cycleId };
}

async function latest(squad: TestSquad) {
  const contract = await contractFor(store.read, address(squad));
  const [version] = await versionsOf(store.read, contract!.id);
  return version!;
}

async function drafted(squad: TestSquad, lines: DraftInput["lines"] = [aum, leadTime]): Promise<DraftInput> {
  const ctx = await contextOf(store, squad.leads.tech);
  const number = await startDraft(ctx, { ...address(squad), from: "last" });
  return { number, version: 1, note: "", lines };
}

async function proposed(squad: TestSquad, change: Partial<DraftInput> = {}): Promise<number> {
  const draft = await drafted(squad);
  await proposeVersion(await contextOf(store, squad.leads.tech), address(squad), { ...draft, ...change });
  return draft.number;
}

async function sign(squad: TestSquad, personId: string) {
  const { number, contentHash } = await latest(squad);
  return signVersion(await contextOf(store, personId), address(squad), { number, contentHash });
}

const four = ({ leads, headId }: TestSquad) => [leads.tech, leads.data, leads.product, headId];

async function inForce(squad: TestSquad) {
  await proposed(squad);
  for (const personId of four(squad)) await sign(squad, personId);
}

const setCycle = (cycleId: string, state: string) =>
  store.tx((t) =>
    t
      .update(assessmentCycles)
      .set({ state: state as never })
      .where(sql`id = ${cycleId}`),
  );

test("four signatures bring a version into force, in any order, each by its own person", async () => {
  const squad = await givenSquad(store);
  await proposed(squad);
  expect(await sign(squad, squad.headId)).toEqual({ capacity: "unit-head", inForce: false });
  expect(await sign(squad, squad.leads.product)).toEqual({ capacity: "product", inForce: false });
  expect(await sign(squad, squad.leads.tech)).toEqual({ capacity: "tech", inForce: false });
  expect((await latest(squad)).status).toBe("proposed");
  expect(await sign(squad, squad.leads.data)).toEqual({ capacity: "data", inForce: true });
  expect(await latest(squad)).toMatchObject({ status: "in-force", number: 1 });
  const contract = await contractFor(store.read, address(squad));
  expect(await appended(store, { type: "contract", id: contract!.id })).toEqual([
    "contract.draft_started",
    "contract.proposed",
    "contract.signed",
    "contract.signed",
    "contract.signed",
    "contract.signed",
    "contract.in_force",
  ]);
});

test("nobody else signs: not the head above, not a member, not the same lead twice", async () => {
  const squad = await givenSquad(store);
  const stranger = await givenSquad(store);
  await proposed(squad);
  await expect(sign(squad, squad.aboveId)).rejects.toMatchObject({ code: "forbidden" });
  await expect(sign(squad, stranger.leads.tech)).rejects.toMatchObject({ code: "not_found" });
  await sign(squad, squad.leads.tech);
  await expect(sign(squad, squad.leads.tech)).rejects.toMatchObject({ reason: "contract_already_signed" });
});

test("only a lead edits; the unit head and leads of other squads do not", async () => {
  const squad = await givenSquad(store);
  const other = await givenSquad(store);
  const from = { ...address(squad), from: "empty" as const };
  await expect(startDraft(await contextOf(store, squad.headId), from)).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(startDraft(await contextOf(store, other.leads.data), from)).rejects.toMatchObject({
    code: "not_found",
  });
  expect(await startDraft(await contextOf(store, squad.leads.data), from)).toBe(1);
});

test("where the unit head is one of the leads, the head above signs", async () => {
  const squad = await givenSquad(store);
  await store.tx(async (t) => {
    await t.update(units).set({ headId: squad.leads.tech }).where(sql`id = ${squad.unitId}`);
  });
  await proposed(squad);
  expect(await sign(squad, squad.leads.tech)).toMatchObject({ capacity: "tech" });
  expect(await sign(squad, squad.aboveId)).toMatchObject({ capacity: "unit-head" });
});

test("a version is asked for only when every check passes", async () => {
  const squad = await givenSquad(store);
  const draft = await drafted(squad);
  const ctx = await contextOf(store, squad.leads.tech);
  const propose = (lines: DraftInput["lines"]) => proposeVersion(ctx, address(squad), { ...draft, lines });
  const refused = { code: "invalid", reason: "contract_checks_failed" };
  await expect(propose([aum, { ...leadTime, weight: 3500 }])).rejects.toMatchObject(refused);
  await expect(propose([{ ...aum, weight: 10_000 }])).rejects.toMatchObject(refused);
  await expect(propose([aum, { ...leadTime, metricId: "no-source", lineKey: "n" }])).rejects.toMatchObject(
    refused,
  );
  await expect(propose([aum, { ...leadTime, curve: aum.curve }])).rejects.toMatchObject(refused);
  await expect(
    propose([aum, { ...leadTime, curve: { kind: "threshold", threshold: "", target: "5", stretch: "2" } }]),
  ).rejects.toMatchObject(refused);
  await expect(propose([aum, { ...leadTime, metricId: "nowhere" }])).rejects.toMatchObject({
    reason: "contract_metric_unknown",
  });
  await expect(propose([aum, { ...aum, lineKey: "b", weight: 4000 }])).rejects.toMatchObject({
    reason: "contract_metric_twice",
  });
  expect((await latest(squad)).status).toBe("draft");
});

test("the database itself keeps weights, content and signatures of a proposed version", async () => {
  const squad = await givenSquad(store);
  await proposed(squad);
  await sign(squad, squad.leads.tech);
  const { id } = await latest(squad);
  const refused = { kind: "check" };
  await expect(
    store.tx((t) => t.update(contractLines).set({ weight: 1 }).where(sql`version_id = ${id}`)),
  ).rejects.toMatchObject(refused);
  await expect(
    store.tx((t) => t.update(contractVersions).set({ status: "in-force" }).where(sql`id = ${id}`)),
  ).rejects.toMatchObject({ ...refused, target: "contract_versions_signed" });
  await expect(
    store.tx((t) => t.update(contractVersions).set({ contentHash: "other" }).where(sql`id = ${id}`)),
  ).rejects.toMatchObject(refused);
  await expect(
    store.tx((t) => t.update(contractVersions).set({ status: "draft" }).where(sql`id = ${id}`)),
  ).rejects.toMatchObject(refused);
  await expect(
    store.tx((t) => t.delete(contractSignatures).where(sql`version_id = ${id}`)),
  ).rejects.toMatchObject(refused);
  await expect(
    store.tx((t) =>
      t.update(contractSignatures).set({ personId: squad.headId }).where(sql`version_id = ${id}`),
    ),
  ).rejects.toMatchObject(refused);
});

test("changing a proposed version voids its signatures and opens the next number", async () => {
  const squad = await givenSquad(store);
  await proposed(squad);
  await sign(squad, squad.leads.tech);
  await sign(squad, squad.headId);
  const first = await latest(squad);
  const again = await startDraft(await contextOf(store, squad.leads.data), {
    ...address(squad),
    from: "last",
  });
  expect(again).toBe(2);
  const signatures = await signaturesOf(store.read, [first.id]);
  expect(signatures.map(({ voidReason, voidedAt }) => [voidReason, voidedAt !== null])).toEqual([
    ["edited", true],
    ["edited", true],
  ]);
  await expect(
    signVersion(await contextOf(store, squad.leads.product), address(squad), {
      number: 1,
      contentHash: first.contentHash,
    }),
  ).rejects.toMatchObject({ reason: "contract_not_open_for_signing" });
});

test("a signature is for the content shown: another hash is refused", async () => {
  const squad = await givenSquad(store);
  const number = await proposed(squad);
  const ctx = await contextOf(store, squad.leads.tech);
  await expect(
    signVersion(ctx, address(squad), { number, contentHash: "f".repeat(64) }),
  ).rejects.toMatchObject({ reason: "contract_content_changed" });
});

test("of two people saving one draft, the second is told and nothing is lost", async () => {
  const squad = await givenSquad(store);
  const draft = await drafted(squad);
  const [tech, data] = [await contextOf(store, squad.leads.tech), await contextOf(store, squad.leads.data)];
  const results = await Promise.allSettled([
    saveDraft(tech, address(squad), { ...draft, lines: [{ ...aum, weight: 5000 }, leadTime] }),
    saveDraft(data, address(squad), { ...draft, lines: [aum, { ...leadTime, weight: 3000 }] }),
  ]);
  expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
  const lost = results.find((result) => result.status === "rejected");
  expect(lost?.reason).toMatchObject({ code: "stale" });
  expect((await latest(squad)).version).toBe(2);
});

test("of two drafts begun at once, one is opened", async () => {
  const squad = await givenSquad(store);
  const people = await Promise.all(Object.values(squad.leads).map((personId) => contextOf(store, personId)));
  const results = await Promise.allSettled(
    people.map((ctx) => startDraft(ctx, { ...address(squad), from: "empty" })),
  );
  expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
  for (const result of results) {
    if (result.status === "rejected")
      expect(result.reason).toMatchObject({ reason: "contract_draft_exists" });
  }
});

test("four people signing at once bring the version into force once", async () => {
  const squad = await givenSquad(store);
  await proposed(squad);
  const results = await Promise.all(four(squad).map((personId) => sign(squad, personId)));
  expect(results.filter((result) => result.inForce)).toHaveLength(1);
  expect((await latest(squad)).status).toBe("in-force");
});

test("after the cycle began, a change is an amendment: dated, changed, signed again; until then the old one holds", async () => {
  const squad = await givenSquad(store);
  await inForce(squad);
  await setCycle(squad.cycleId, "active");
  const ctx = await contextOf(store, squad.leads.tech);
  const number = await startDraft(ctx, { ...address(squad), from: "last" });
  const lines = [
    { ...aum, weight: 5000 },
    { ...leadTime, weight: 5000 },
  ];
  const propose = (change: Partial<DraftInput>) =>
    proposeVersion(ctx, address(squad), { number, version: 1, note: "", lines, ...change });
  await expect(propose({})).rejects.toMatchObject({ reason: "contract_effective_date_missing" });
  await expect(propose({ effectiveFrom: "2026-11-23" })).rejects.toMatchObject({
    reason: "contract_effective_date_range",
  });
  await expect(propose({ effectiveFrom: "2027-01-01" })).rejects.toMatchObject({
    reason: "contract_effective_date_range",
  });
  await propose({ effectiveFrom: "2026-12-01" });
  for (const personId of [squad.leads.tech, squad.leads.data, squad.headId]) await sign(squad, personId);
  const contract = await contractFor(store.read, address(squad));
  const statuses = async () =>
    (await versionsOf(store.read, contract!.id)).map((version) => [version.number, version.status]);
  expect(await statuses()).toEqual([
    [2, "proposed"],
    [1, "in-force"],
  ]);
  await sign(squad, squad.leads.product);
  expect(await statuses()).toEqual([
    [2, "in-force"],
    [1, "superseded"],
  ]);
});

test("an unchanged amendment is refused", async () => {
  const squad = await givenSquad(store);
  await inForce(squad);
  const draft = await drafted(squad, [aum, leadTime]);
  await expect(
    proposeVersion(await contextOf(store, squad.leads.tech), address(squad), draft),
  ).rejects.toMatchObject({ reason: "contract_nothing_changed" });
});

test("nothing changes once the cycle's data is frozen", async () => {
  const squad = await givenSquad(store);
  await proposed(squad);
  await setCycle(squad.cycleId, "data-freeze");
  await expect(sign(squad, squad.leads.tech)).rejects.toMatchObject({ reason: "contract_cycle_closed" });
  await expect(
    startDraft(await contextOf(store, squad.leads.tech), { ...address(squad), from: "last" }),
  ).rejects.toMatchObject({ reason: "contract_cycle_closed" });
});

test("a lead who left no longer counts: the new one signs in their place", async () => {
  const squad = await givenSquad(store);
  await proposed(squad);
  for (const personId of [squad.leads.tech, squad.leads.data, squad.headId]) await sign(squad, personId);
  await store.tx(async (t) => {
    await t
      .update(seats)
      .set({ to: "2026-11-23" })
      .where(sql`squad_id = ${squad.squadId} and discipline = 'data'`);
  });
  await expect(sign(squad, squad.leads.product)).rejects.toMatchObject({
    reason: "contract_squad_incomplete",
  });
  const successor = await contextOf(store, squad.aboveId);
  await givenSeat(store, {
    squadId: squad.squadId,
    personId: squad.aboveId,
    discipline: "data",
    from: "2026-11-24",
  });
  await expect(sign(squad, squad.leads.data)).rejects.toMatchObject({ code: "not_found" });
  expect(await sign(squad, squad.leads.product)).toEqual({ capacity: "product", inForce: false });
  expect(await pendingSignatures(await contextOf(store, successor.actor.personId))).toMatchObject([
    { squadId: squad.squadId, capacity: "data", inForce: false },
  ]);
  expect(await sign(squad, squad.aboveId)).toEqual({ capacity: "data", inForce: true });
  const { id } = await latest(squad);
  const voided = (await signaturesOf(store.read, [id])).filter((signature) => signature.voidedAt !== null);
  expect(voided).toMatchObject([{ personId: squad.leads.data, voidReason: "lead-changed" }]);
});

test("a new lead of a squad whose contract is in force still signs it; it stays in force meanwhile", async () => {
  const squad = await givenSquad(store);
  await inForce(squad);
  await store.tx(async (t) => {
    await t
      .update(seats)
      .set({ to: "2026-11-23" })
      .where(sql`squad_id = ${squad.squadId} and discipline = 'tech'`);
  });
  const place = { squadId: squad.squadId, discipline: "tech" as const, from: "2026-11-24" };
  await givenSeat(store, { ...place, personId: squad.aboveId });
  expect(await pendingSignatures(await contextOf(store, squad.aboveId))).toMatchObject([
    { capacity: "tech", inForce: true },
  ]);
  expect((await latest(squad)).status).toBe("in-force");
  expect(await sign(squad, squad.aboveId)).toEqual({ capacity: "tech", inForce: false });
  expect(await pendingSignatures(await contextOf(store, squad.aboveId))).toEqual([]);
});

test("what waits for a signature is told to the four alone", async () => {
  const squad = await givenSquad(store);
  await proposed(squad);
  const waiting = async (personId: string) =>
    (await pendingSignatures(await contextOf(store, personId))).map((pending) => pending.capacity);
  expect(await Promise.all(four(squad).map(waiting))).toEqual([
    ["tech"],
    ["data"],
    ["product"],
    ["unit-head"],
  ]);
  expect(await waiting(squad.aboveId)).toEqual([]);
  await sign(squad, squad.leads.data);
  expect(await waiting(squad.leads.data)).toEqual([]);
});

test("a discarded draft stays in the list and lets the next one begin", async () => {
  const squad = await givenSquad(store);
  const { number } = await drafted(squad);
  const ctx = await contextOf(store, squad.leads.tech);
  await discardDraft(ctx, { ...address(squad), number });
  await expect(discardDraft(ctx, { ...address(squad), number })).rejects.toMatchObject({
    reason: "contract_not_a_draft",
  });
  expect(await startDraft(ctx, { ...address(squad), from: "last" })).toBe(2);
});
