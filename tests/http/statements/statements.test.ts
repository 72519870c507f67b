import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, inject, test } from "vitest";
import { demoSamples } from "../../support/samples";

const folder = mkdtempSync(join(tmpdir(), "trivet-statements-"));
copyFileSync(inject("demoBank"), join(folder, "trivet.db"));
const databaseUrl = `file:${join(folder, "trivet.db")}`;
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const samples = demoSamples(databaseUrl);

/** A page with many rows and the same page with few. */
const lists = [
  ["people", "he.jing", "/people", "/people?q=Chen+Li"],
  ["squads", "he.jing", "/squads", "/squads?q=Wealth+Engine"],
  ["metrics", "he.jing", "/metrics", "/metrics?q=WEALTH-AUM"],
  ["units", "he.jing", `/units/${samples.rootUnitId}`, `/units/${samples.unitId}?below=0`],
  ["discipline", "liu.lan", "/disciplines/tech", "/disciplines/tech?q=Chen+Li"],
  [
    "flow",
    "chen.li",
    `/squads/${samples.squadId}/flow?days=365`,
    `/squads/${samples.squadId}/flow?days=365&q=WLT-171`,
  ],
  [
    "flow pair",
    "chen.li",
    `/squads/${samples.squadId}/flow/pairs/tech/data?days=365`,
    `/squads/${samples.squadId}/flow/pairs/tech/data?days=365&status=pending`,
  ],
  ["home", "shen.yutong", "/", "/?page=1000"],
  ["notifications", "shen.yutong", "/notifications", "/notifications?kind=squad.dissolving"],
  [
    "task list",
    "chen.li",
    `/squads/${samples.squadId}/board/list?scope=all`,
    `/squads/${samples.squadId}/board/list?scope=all&q=WLT-171`,
  ],
  [
    "calendar",
    "chen.li",
    `/squads/${samples.squadId}/board/calendar`,
    `/squads/${samples.squadId}/board/calendar?q=WLT-171`,
  ],
  [
    "timeline",
    "chen.li",
    `/squads/${samples.squadId}/board/timeline`,
    `/squads/${samples.squadId}/board/timeline?q=WLT-171`,
  ],
  ["board", "chen.li", `/squads/${samples.squadId}/board`, `/squads/${samples.squadId}/board?q=WLT-171`],
  ["task", "chen.li", "/tasks/WLT-147", "/tasks/WLT-152"],
  [
    "results",
    "he.jing",
    `/assessment/cycles/${samples.publishedCycleId}/results`,
    `/assessment/cycles/${samples.publishedCycleId}/results?q=Chen+Li`,
  ],
  ["audit log", "ding.yue", "/admin/audit", "/admin/audit?action=session.opened"],
] as const;

/** Statements of every page above, in their order: many rows, then few. */
function countAll(): number[] {
  const asked = lists.flatMap(([, person, many, few]) =>
    [many, few].map((path) => ({ path, email: `${person}@chengjiang.example` })),
  );
  const printed = execFileSync(
    process.execPath,
    ["--import", "tsx", "tests/support/count-statements.ts", databaseUrl],
    {
      input: JSON.stringify(asked),
      env: { ...process.env, NODE_ENV: "production" },
      encoding: "utf8",
    },
  );
  return JSON.parse(printed.trim().split("\n").at(-1)!) as number[];
}

const counts = countAll();

test.each(lists.map(([name], i) => [name, counts[2 * i]!, counts[2 * i + 1]!] as const))(
  "%s: %d statements for many rows, %d for few",
  (_, many, few) => {
    expect(few).toBeGreaterThan(0);
    // A page whose list is empty leaves look-ups out; one with more rows never adds any.
    expect(many - few).toBeLessThanOrEqual(2);
    expect(many).toBeLessThanOrEqual(60);
  },
);
