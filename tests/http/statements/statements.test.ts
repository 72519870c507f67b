import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, inject, test } from "vitest";
import { openBench } from "../../bench/server";
import { demoSamples } from "../../support/samples";

const folder = mkdtempSync(join(tmpdir(), "trivet-statements-"));
copyFileSync(inject("demoBank"), join(folder, "trivet.db"));
const app = await openBench(`file:${join(folder, "trivet.db")}`);
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});
const samples = demoSamples(app.databaseUrl);

/** Statements one page runs, the session and the frame included. */
async function statements(path: string, person: string): Promise<number> {
  const cookie = await app.signIn(`${person}@chengjiang.example`);
  const captured = await app.capture(path, cookie);
  return captured.statements.length;
}

/** A page with many rows and the same page with few. */
const lists = [
  ["people", "he.jing", "/people", "/people?q=Chen+Li"],
  ["squads", "he.jing", "/squads", "/squads?q=Wealth+Engine"],
  ["metrics", "he.jing", "/metrics", "/metrics?q=WEALTH-AUM"],
  ["units", "he.jing", `/units/${samples.rootUnitId}`, `/units/${samples.unitId}?below=0`],
  ["discipline", "liu.lan", "/disciplines/tech", "/disciplines/tech?q=Chen+Li"],
  ["board", "chen.li", `/squads/${samples.squadId}/board`, `/squads/${samples.squadId}/board?q=WLT-171`],
  [
    "results",
    "he.jing",
    `/assessment/cycles/${samples.publishedCycleId}/results`,
    `/assessment/cycles/${samples.publishedCycleId}/results?q=Chen+Li`,
  ],
  ["audit log", "ding.yue", "/admin/audit", "/admin/audit?action=session.opened"],
] as const;

test.each(lists)("%s: as many statements for many rows as for few", async (_, person, many, few) => {
  const [more, less] = [await statements(many, person), await statements(few, person)];
  expect(less).toBeGreaterThan(0);
  // A page whose list is empty leaves look-ups out; one with more rows never adds any.
  expect(more - less).toBeLessThanOrEqual(2);
  expect(more).toBeLessThanOrEqual(45);
});
