import { expect, test } from "vitest";
import { testServer, Visitor } from "../../support/server";

const server = await testServer();
const visit = (who: string) => new Visitor(server.origin).signIn(`${who}@chengjiang.example`);

/** The address of a metric's page, found through the catalogue's search. */
async function addressOf(visitor: Visitor, code: string): Promise<string> {
  const page = await (await visitor.get(`/metrics?q=${code}`)).text();
  const address = page.match(/href="(\/metrics\/(?!new|import)[\w-]+)"/)?.[1];
  if (!address) throw new Error(`${code} is not in the catalogue`);
  return address;
}

test.each([
  ["he.jing", true, true],
  ["ma.ke", true, true],
  ["ding.yue", false, false],
  ["chen.li", false, false],
])("%s reads the catalogue; may create: %s, may import: %s", async (who, create, imports) => {
  const visitor = await visit(who);
  const page = await (await visitor.get("/metrics")).text();
  expect(page).toContain("WEALTH-AUM");
  expect(page.includes('href="/metrics/new"')).toBe(create);
  expect((await visitor.get("/metrics/new")).status).toBe(create ? 200 : 403);
  expect((await visitor.get("/metrics/import")).status).toBe(imports ? 200 : 403);
});

test("the owner may record and edit, others only read", async () => {
  const owner = await visit("gu.chengyu");
  const address = await addressOf(owner, "WEALTH-AUM");
  for (const path of [address, `${address}/edit`, `${address}/record`])
    expect((await owner.get(path)).status).toBe(200);
  const reader = await visit("chen.li");
  expect((await reader.get(address)).status).toBe(200);
  for (const path of [`${address}/edit`, `${address}/record`])
    expect((await reader.get(path)).status).toBe(403);
  const fields = { intent: "record", date: "2020-01-01", segment: "", value: "1", note: "" };
  expect((await reader.post(`${address}/record`, fields)).status).toBe(403);
});

test("a reading typed wrong comes back at its field with what was typed", async () => {
  const owner = await visit("gu.chengyu");
  const address = await addressOf(owner, "WEALTH-AUM");
  const answer = await owner.post(`${address}/record`, {
    intent: "record",
    date: "2020-01-01",
    segment: "",
    value: "12,5",
    note: "盘点",
  });
  expect(answer.status).toBe(422);
  const page = await answer.text();
  expect(page).toContain('value="12,5"');
  expect(page).toContain("盘点");
  expect(page).toContain("请填写十进制数");
});

test("a reading is recorded, corrected with a reason, and both values are on the page", async () => {
  const owner = await visit("gu.chengyu");
  const address = await addressOf(owner, "WEALTH-AUM");
  const reading = { date: "2020-01-02", segment: "", value: "111.5", note: "" };
  expect((await owner.post(`${address}/record`, { intent: "record", ...reading })).status).toBe(302);
  const again = await owner.post(`${address}/record`, { intent: "record", ...reading, value: "222.5" });
  expect(again.status).toBe(409);
  const form = await (await owner.get(`${address}/record?day=2020-01-02&segment=`)).text();
  expect(form).toContain('value="111.5"');
  const correction = { intent: "correct", revision: "1", ...reading, value: "222.5" };
  expect((await owner.post(`${address}/record`, correction)).status).toBe(422);
  expect((await owner.post(`${address}/record`, { ...correction, note: "重复计入" })).status).toBe(302);
  const page = await (await owner.get(`${address}?period=custom&from=2020-01-01&to=2020-01-31`)).text();
  expect(page).toContain("222.5");
  expect(page).toMatch(/由顾承宇更正，原值\s*111\.5/);
  expect(page).toContain("重复计入");
});

test("a CSV file in GB18030 is checked, then imported, then changes nothing", async () => {
  const visitor = await visit("he.jing");
  // 指标编码,日期,数值 and one row, as a Chinese spreadsheet saves it.
  const head = [
    0xd6, 0xb8, 0xb1, 0xea, 0xb1, 0xe0, 0xc2, 0xeb, 0x2c, 0xc8, 0xd5, 0xc6, 0xda, 0x2c, 0xca, 0xfd, 0xd6,
    0xb5, 0x0d, 0x0a,
  ];
  const bytes = new Uint8Array([...head, ...new TextEncoder().encode("NPS,2020/3/1,41.25\r\n")]);
  const send = async (fields: Record<string, string>) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    body.set("file", new File([bytes], "八月.csv"));
    const answer = await visitor.request("/metrics/import", { method: "POST", body });
    expect(answer.status).toBe(200);
    return answer.text();
  };
  const checked = await send({ intent: "check" });
  expect(checked).toContain("尚未写入任何数据");
  const fingerprint = checked.match(/name="checked" value="([0-9a-f]{64})"/)?.[1];
  expect(await send({ intent: "apply", checked: fingerprint! })).toContain("已导入 八月.csv");
  expect(await send({ intent: "check" })).toContain("没有新内容");
});

test("a foreign metric and one that does not exist look the same", async () => {
  const visitor = await visit("chen.li");
  for (const path of ["/metrics/nonsense", "/metrics/nonsense/edit", "/metrics/nonsense/record"]) {
    expect((await visitor.get(path)).status).toBe(404);
  }
});
