import { expect, test } from "vitest";
import { assessmentOf, standingRun } from "#db/repositories/assessment-runs";
import { auditEntries } from "#db/schema";
import { parseBundle, scoreFigures } from "~/domain/assessment";
import { personBundle, wholeBundle } from "~/features/assessment/bundle-download.server";
import { computeCycle } from "~/features/assessment/compute.server";
import { approveRun, publishRun, sendBackRun } from "~/features/assessment/decide.server";
import { rateLines } from "~/features/assessment/individual.server";
import { loadLetter } from "~/features/assessment/letter.server";
import { listQuery, listResults } from "~/features/assessment/results.server";
import { testStore } from "../../support/database";
import { as, givenEndedCycle, hands } from "./world";

const everyone = listQuery(new URLSearchParams());

test("A cycle is computed, approved and published by three people, and each lead reads their own result", async () => {
  const store = await testStore();
  const { cycleId, squad } = await givenEndedCycle(store);
  await computeCycle(await as(store, hands.he), { cycleId });

  await expect(approveRun(await as(store, hands.he), { cycleId })).rejects.toMatchObject({
    reason: "four_eyes_approve",
  });
  await expect(publishRun(await as(store, hands.xu), { cycleId })).rejects.toMatchObject({
    reason: "cycle_state",
  });
  await expect(
    loadLetter(await as(store, squad.leads.tech), { cycleId, personId: squad.leads.tech }),
  ).rejects.toMatchObject({ code: "not_found" });

  await approveRun(await as(store, hands.lin), { cycleId });
  await expect(publishRun(await as(store, hands.lin), { cycleId })).rejects.toMatchObject({
    reason: "four_eyes_publish",
  });
  await expect(publishRun(await as(store, hands.he), { cycleId })).rejects.toMatchObject({
    reason: "four_eyes_publish",
  });
  await publishRun(await as(store, hands.xu), { cycleId });

  const letter = await loadLetter(await as(store, squad.leads.tech), { cycleId, personId: squad.leads.tech });
  expect(letter.figures).toMatchObject({ joint: "90.60", individual: "104.00", final: "95.96", grade: "B" });
  expect(letter.squads[0]!.lines.map((line) => line.contribution?.printed)).toEqual([
    "44.00",
    "26.60",
    "20.00",
  ]);
  expect(letter.squads[0]!.lines[0]!.reading).toMatchObject({
    day: "2026-06-30",
    source: "数据中台",
    readings: 1,
  });
  expect(letter.squads[0]!.leads).toHaveLength(3);

  const actions = (await store.read.select({ action: auditEntries.action }).from(auditEntries)).map(
    (row) => row.action,
  );
  expect(actions).toEqual(
    expect.arrayContaining([
      "assessment_cycle.opened",
      "assessment.computed",
      "assessment.approved",
      "assessment.published",
    ]),
  );
});

test("A letter holds nothing of a colleague but the name and the joint score", async () => {
  const store = await testStore();
  const { cycleId, squad } = await givenEndedCycle(store);
  await computeCycle(await as(store, hands.he), { cycleId });
  await approveRun(await as(store, hands.lin), { cycleId });
  await publishRun(await as(store, hands.xu), { cycleId });
  const { tech, data } = squad.leads;
  const own = JSON.stringify(await loadLetter(await as(store, tech), { cycleId, personId: tech }));
  const other = await assessmentOf(store.read, {
    runId: (await standingRun(store.read, cycleId))!.id,
    personId: data,
  });
  expect(other?.final).toBe("90.36");
  expect(own).not.toContain(other!.final!);
  expect(own).not.toContain(`${cycleId}-${data}`);
  await expect(loadLetter(await as(store, data), { cycleId, personId: tech })).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(loadLetter(await as(store, tech), { cycleId, personId: "nobody" })).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(personBundle(await as(store, data), { cycleId, personId: tech })).rejects.toMatchObject({
    code: "forbidden",
  });
});

test("The whole bundle and each person's part of it compute to the published figures", async () => {
  const store = await testStore();
  const { cycleId, squad } = await givenEndedCycle(store);
  await computeCycle(await as(store, hands.he), { cycleId });
  await approveRun(await as(store, hands.lin), { cycleId });
  await publishRun(await as(store, hands.xu), { cycleId });
  const score = (text: string) => {
    const parsed = parseBundle(JSON.parse(text));
    if (!parsed.ok) throw new Error(parsed.problems.map((problem) => problem.message).join());
    return scoreFigures(parsed.bundle);
  };
  const whole = score((await wholeBundle(await as(store, "auditor"), cycleId)).text);
  expect(whole.people).toHaveLength(3);
  const own = await personBundle(await as(store, squad.leads.data), { cycleId, personId: squad.leads.data });
  expect(score(own.text).people).toEqual(whole.people.filter((person) => person.id === squad.leads.data));
  expect(own.text).not.toContain(`${cycleId}-${squad.leads.tech}`);
  await expect(wholeBundle(await as(store, squad.leads.tech), cycleId)).rejects.toMatchObject({
    code: "forbidden",
  });
});

test("A rating after the computation has to be computed again before anyone can approve", async () => {
  const store = await testStore();
  const { cycleId, squad } = await givenEndedCycle(store);
  await computeCycle(await as(store, hands.he), { cycleId });
  const lineId = `${cycleId}-${squad.leads.tech}`;
  await rateLines(await as(store, hands.he), {
    cycleId,
    personId: squad.leads.tech,
    ratings: [{ lineId, version: 1, score: "95", note: "" }],
  });
  await expect(approveRun(await as(store, hands.lin), { cycleId })).rejects.toMatchObject({
    reason: "run_outdated",
  });
  const second = await computeCycle(await as(store, hands.he), { cycleId });
  expect(second.revision).toBe(2);
  await approveRun(await as(store, hands.lin), { cycleId });
  await sendBackRun(await as(store, hands.lin), { cycleId, reason: "check" });
  const results = await listResults(await as(store, hands.he), { cycleId, query: everyone });
  expect(results).toMatchObject({ total: 3, counts: { rated: 3, blocked: 0 } });
  expect(results?.rows.find((row) => row.personId === squad.leads.tech)?.final).toBe("92.36");
});

test("An open cycle cannot be computed before it has ended without a reason", async () => {
  const store = await testStore();
  const { cycleId } = await givenEndedCycle(store);
  await expect(computeCycle(await as(store, hands.he, "2026-06-30"), { cycleId })).rejects.toMatchObject({
    reason: "cycle_not_ended",
  });
  await computeCycle(await as(store, hands.he, "2026-06-30"), { cycleId, earlyReason: "merger" });
});
