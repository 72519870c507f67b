import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { testServer, Visitor } from "../../support/server";

type Figures = { id: string; final: string | null; joint?: string };

/** What `npm run -s score` makes of a downloaded file. */
function score(bundle: string): { people: Figures[] } {
  const output = execFileSync(process.execPath, ["--import", "tsx", "bin/score.ts"], {
    input: bundle,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  return JSON.parse(output);
}

const visit = (origin: string, name: string) => new Visitor(origin).signIn(`${name}@chengjiang.example`);
const linkTo = (html: string, label: string): string => {
  const match = html.match(new RegExp(`href="/assessment/cycles/([^"/?]+)"[^>]*>${label}<`));
  if (!match?.[1]) throw new Error(`No link to ${label}`);
  return match[1];
};
const status = async (response: Promise<Response>) => (await response).status;

test("A cycle goes from rating to publication through the right hands alone, and its numbers can be computed again", async () => {
  const { origin } = await testServer();
  const [he, lin, xu, liu, chen, shen, auditor] = (await Promise.all(
    ["he.jing", "lin.yao", "xu.wen", "liu.lan", "chen.li", "shen.yutong", "ding.yue"].map((name) =>
      visit(origin, name),
    ),
  )) as [Visitor, Visitor, Visitor, Visitor, Visitor, Visitor, Visitor];
  const cycleId = linkTo(await (await he.get("/assessment/console")).text(), "2026 年下半年");
  const overview = `/assessment/cycles/${cycleId}?index`;

  // Before publication there is nothing for the assessed, and the console is not theirs.
  expect(await status(chen.get(`/assessment/results/${cycleId}`))).toBe(404);
  expect(await status(chen.get(`/assessment/results/${cycleId}/bundle`))).toBe(404);
  for (const path of ["", "/readiness", "/squads", "/adjustments", "/results"]) {
    expect(await status(chen.get(`/assessment/cycles/${cycleId}${path}`))).toBe(403);
  }

  // The head of technology rates Chen Li's direct line; Chen Li cannot set their own.
  const list = await (await liu.get(`/assessment/individual?cycle=${cycleId}&q=Chen+Li`)).text();
  const chenId = list.match(new RegExp(`/assessment/individual/${cycleId}/([^"]+)"`))?.[1];
  if (!chenId) throw new Error("Chen Li is not listed");
  const part = `/assessment/individual/${cycleId}/${chenId}`;
  expect(await status(chen.get(part))).toBe(403);
  const html = await (await liu.get(part)).text();
  const lineId = html.match(/name="ratings\[0\]\.lineId" value="([^"]+)"/)?.[1] ?? "";
  const rating = {
    intent: "rate",
    "ratings[0].lineId": lineId,
    "ratings[0].version": "1",
    "ratings[0].score": "92",
    "ratings[0].note": "带教两名新人",
  };
  expect(await status(chen.post(part, rating))).toBe(403);
  expect(await status(liu.post(part, { ...rating, "ratings[0].score": "ninety" }))).toBe(422);
  expect(await status(liu.post(part, rating))).toBe(302);
  expect(await status(liu.post(part, rating))).toBe(302);
  expect(await status(liu.post(part, { ...rating, "ratings[0].score": "93" }))).toBe(409);

  // Computing needs HR, and a reason while the cycle runs.
  expect(await status(liu.post(overview, { intent: "compute", earlyReason: "x" }))).toBe(403);
  expect(await status(auditor.post(overview, { intent: "compute", earlyReason: "x" }))).toBe(403);
  expect(await status(he.post(overview, { intent: "compute", earlyReason: "" }))).toBe(422);
  expect(await status(he.post(overview, { intent: "compute", earlyReason: "试算演练" }))).toBe(302);
  expect(await status(chen.get(`/assessment/results/${cycleId}`))).toBe(404);
  expect(await status(auditor.get(`/assessment/results/${cycleId}/${chenId}`))).toBe(200);

  // Three different people.
  expect(await status(he.post(overview, { intent: "approve" }))).toBe(422);
  expect(await status(xu.post(overview, { intent: "publish" }))).toBe(409);
  expect(await status(lin.post(overview, { intent: "approve" }))).toBe(302);
  expect(await status(lin.post(overview, { intent: "publish" }))).toBe(422);
  expect(await status(he.post(overview, { intent: "publish" }))).toBe(422);
  expect(await status(xu.post(overview, { intent: "publish" }))).toBe(302);
  expect(await status(xu.post(overview, { intent: "compute", earlyReason: "again" }))).toBe(409);

  // Chen Li reads and recomputes their own; a fellow lead may not, an unknown id is not told apart from a foreign one.
  const letter = await (await chen.get(`/assessment/results/${cycleId}`)).text();
  const own = score(await (await chen.get(`/assessment/results/${cycleId}/bundle`)).text());
  expect(own.people).toHaveLength(1);
  const { final } = own.people[0]!;
  expect(letter).toContain(`>${final}<`);
  expect(await status(shen.get(`/assessment/results/${cycleId}/${chenId}`))).toBe(403);
  expect(await status(shen.get(`/assessment/results/${cycleId}/bundle?person=${chenId}`))).toBe(403);
  expect(await status(shen.get(`/assessment/results/${cycleId}/nobody`))).toBe(404);
  expect(await status(chen.get(`/assessment/results/${cycleId}/bundle?scope=cycle`))).toBe(403);

  const whole = score(await (await auditor.get(`/assessment/results/${cycleId}/bundle?scope=cycle`)).text());
  expect(whole.people.find((person) => person.id === chenId)).toEqual(own.people[0]);
});

test("A scheme is written by one person of HR and approved by another; a split under the floor goes nowhere", async () => {
  const { origin } = await testServer();
  const he = await visit(origin, "he.jing");
  const lin = await visit(origin, "lin.yao");
  const chen = await visit(origin, "chen.li");
  expect(await status(chen.post("/assessment/schemes/new", { name: "方案", nameEn: "Scheme" }))).toBe(403);
  expect(await status(he.post("/assessment/schemes/new", { name: "", nameEn: "Scheme" }))).toBe(422);
  const created = await he.post("/assessment/schemes/new", { name: "新方案", nameEn: "New scheme" });
  const address = created.headers.get("location")!;
  const fields = (changes: Record<string, string> = {}): Record<string, string> => ({
    name: "新方案",
    nameEn: "New scheme",
    jointTech: "65",
    jointData: "65",
    jointProduct: "70",
    floor: "50",
    spread: "10",
    missingPolicy: "block",
    maxWaived: "20",
    minStintDays: "30",
    minTotalDays: "90",
    itemsMin: "-10",
    itemsMax: "5",
    scoreMin: "0",
    scoreMax: "120",
    decimals: "2",
    gradeName: "A",
    gradeFrom: "0",
    minOverlap: "50",
    minCoherence: "1",
    maxExposure: "0",
    divergenceFlag: "15",
    curves: "threshold",
    ...changes,
  });
  const refused = await he.post(address, fields({ intent: "submit", version: "1", jointTech: "49" }));
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain("联合占比低于下限");
  const mistyped = await he.post(address, fields({ intent: "save", version: "1", scoreMax: "hundred" }));
  expect(mistyped.status).toBe(422);
  expect(await mistyped.text()).toContain("hundred");
  expect(await status(he.post(address, fields({ intent: "save", version: "1" })))).toBe(302);
  expect(await status(he.post(address, fields({ intent: "save", version: "1" })))).toBe(409);
  expect(await status(lin.post(address, { intent: "approve", version: "2" }))).toBe(409);
  expect(await status(he.post(address, fields({ intent: "submit", version: "2" })))).toBe(302);
  expect(await status(he.post(address, { intent: "approve", version: "3" }))).toBe(422);
  expect(await status(chen.post(address, { intent: "approve", version: "3" }))).toBe(403);
  expect(await status(lin.post(address, { intent: "approve", version: "3" }))).toBe(302);
  expect(await status(he.post(address, fields({ intent: "save", version: "4" })))).toBe(409);
});
