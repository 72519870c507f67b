import Database from "better-sqlite3";
import { beforeAll, expect, test } from "vitest";
import { testServer, Visitor } from "../../support/server";

const server = await testServer();
let contract = "";
let squad = "";

beforeAll(() => {
  const file = new Database(server.databaseUrl.replace("file:", ""), { readonly: true });
  const row = file
    .prepare(
      `select c.squad_id as squad, c.cycle_id as cycle from contracts c
       join squads s on s.id = c.squad_id join assessment_cycles y on y.id = c.cycle_id
       where s.key = 'WLT' and y.state = 'active'`,
    )
    .get() as { squad: string; cycle: string };
  file.close();
  squad = `/squads/${row.squad}`;
  contract = `${squad}/contracts/${row.cycle}`;
});

const as = (who: string) => new Visitor(server.origin).signIn(`${who}@chengjiang.example`);

/** Text of a form field on the page, as its value attribute holds it. */
const field = (html: string, name: string) =>
  html.match(new RegExp(`name="${name.replace(/[[\].]/g, "\\$&")}" value="([^"]*)"`))?.[1] ?? "";

const decoded = (text: string) => text.replaceAll("&quot;", '"').replaceAll("&amp;", "&");

async function stored() {
  const file = new Database(server.databaseUrl.replace("file:", ""), { readonly: true });
  const versions = file
    .prepare(
      `select v.number, v.status, v.version, v.content_hash as hash,
       (select count(*) from contract_signatures g where g.version_id = v.id and g.voided_at is null) as valid
       from contract_versions v join contracts c on c.id = v.contract_id
       where c.squad_id = ? and c.cycle_id = ? order by v.number`,
    )
    .all(squad.split("/")[2], contract.split("/")[4]) as {
    number: number;
    status: string;
    version: number;
    hash: string;
    valid: number;
  }[];
  file.close();
  return versions;
}

/** The draft's form as a browser would send it, with changes. */
async function draftFields(visitor: Visitor, changes: Record<string, string> = {}) {
  const html = await (await visitor.get(contract)).text();
  const fields: Record<string, string> = {};
  for (const name of ["number", "version"]) fields[name] = field(html, name);
  for (let i = 0; field(html, `lines[${i}].lineKey`) !== ""; i++) {
    for (const part of ["lineKey", "metricId", "segment", "weight", "curve"]) {
      fields[`lines[${i}].${part}`] = decoded(field(html, `lines[${i}].${part}`));
    }
  }
  return { effectiveFrom: "2026-12-31", note: "", ...fields, ...changes };
}

const sign = async (visitor: Visitor) => {
  const version = (await stored()).find(({ status }) => status === "proposed")!;
  return visitor.post(contract, {
    intent: "sign",
    number: String(version.number),
    contentHash: version.hash,
  });
};

test("who reads a contract: the squad, its heads, HR and the auditor; others see nothing there or are told", async () => {
  const status = async (who: string) => (await (await as(who)).get(contract)).status;
  expect(await status("chen.li")).toBe(200);
  expect(await status("lv.hang")).toBe(200);
  expect(await status("gu.chengyu")).toBe(200);
  expect(await status("he.jing")).toBe(200);
  expect(await status("ding.yue")).toBe(200);
  expect(await status("ma.ke")).toBe(403);
  const nowhere = await (await as("chen.li")).get(`${squad}/contracts/no-such-cycle`);
  expect(nowhere.status).toBe(404);
});

test("only a lead takes a proposed version back; its signatures fall away", async () => {
  for (const who of ["lv.hang", "gu.chengyu", "he.jing", "ding.yue"]) {
    expect((await (await as(who)).post(contract, { intent: "start" })).status).toBe(403);
  }
  const before = await stored();
  expect(before.at(-1)).toMatchObject({ number: 2, status: "proposed" });
  expect(before.at(-1)?.valid).toBeGreaterThan(0);
  expect((await (await as("zhou.min")).post(contract, { intent: "start" })).status).toBe(302);
  expect((await stored()).slice(-2)).toMatchObject([
    { number: 2, status: "discarded", valid: 0 },
    { number: 3, status: "draft", valid: 0 },
  ]);
});

test("a wrong weight is answered at its line with what was typed; nothing is stored", async () => {
  const visitor = await as("chen.li");
  const response = await visitor.post(contract, {
    ...(await draftFields(visitor)),
    intent: "save",
    "lines[0].weight": "12,345",
  });
  expect(response.status).toBe(422);
  expect((await stored()).at(-1)?.version).toBe(1);
});

test("of two people editing, the second is refused with 409 and sees the draft as it is now", async () => {
  const [chen, shen] = [await as("chen.li"), await as("shen.yutong")];
  const [mine, theirs] = [await draftFields(chen), await draftFields(shen)];
  expect((await chen.post(contract, { ...mine, intent: "save", note: "第一稿" })).status).toBe(302);
  const refused = await shen.post(contract, { ...theirs, intent: "save", note: "另一稿" });
  expect(refused.status).toBe(409);
  expect(await (await shen.get(contract)).text()).toContain("第一稿");
});

test("asking for signatures with weights that do not add up is refused", async () => {
  const visitor = await as("chen.li");
  const fields = await draftFields(visitor, { intent: "propose", "lines[0].weight": "1" });
  expect((await visitor.post(contract, fields)).status).toBe(422);
  expect((await stored()).at(-1)?.status).toBe("draft");
});

test("four sign-ins sign one after another; nobody else, nobody twice; the fourth brings it into force", async () => {
  const chen = await as("chen.li");
  const today = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" }).format(new Date());
  const fields = await draftFields(chen, { intent: "propose", effectiveFrom: today });
  expect((await chen.post(contract, fields)).status).toBe(302);
  for (const who of ["lv.hang", "he.jing", "ding.yue", "ma.ke", "liu.lan"]) {
    expect([403, 404]).toContain((await sign(await as(who))).status);
  }
  expect((await stored()).at(-1)).toMatchObject({ status: "proposed", valid: 0 });
  expect((await sign(chen)).status).toBe(302);
  expect((await sign(chen)).status).toBe(409);
  const forged = await chen.post(contract, { intent: "sign", number: "3", contentHash: "0".repeat(64) });
  expect(forged.status).toBe(409);
  for (const who of ["shen.yutong", "zhou.min"]) expect((await sign(await as(who))).status).toBe(302);
  expect((await stored()).at(-1)).toMatchObject({ status: "proposed", valid: 3 });
  expect((await sign(await as("gu.chengyu"))).status).toBe(302);
  expect((await stored()).map(({ number, status }) => [number, status])).toEqual([
    [1, "superseded"],
    [2, "discarded"],
    [3, "in-force"],
  ]);
});

test("each version has its address, to read and to compare; another number has none", async () => {
  const visitor = await as("gu.chengyu");
  const page = await visitor.get(`${contract}/versions/3?compare=1`);
  expect(page.status).toBe(200);
  expect((await visitor.get(`${contract}/versions/99`)).status).toBe(404);
  expect((await visitor.get(`${contract}/versions/x`)).status).toBe(404);
});

test("the squad's activity tells of it, and leaves the contract out for those who may not read it", async () => {
  const told = await (await (await as("chen.li")).get(`${squad}/activity?kind=contract`)).text();
  expect(told).toContain("签署合约");
  expect(told).toContain("合约生效");
  const kept = await (await (await as("ma.ke")).get(`${squad}/activity`)).text();
  expect(kept).not.toContain("签署合约");
});
