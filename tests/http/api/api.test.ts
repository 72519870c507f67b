import { beforeAll, expect, test } from "vitest";
import { testServer, Visitor } from "../../support/server";

const server = await testServer();
let secret = "";

const tokenFields = new URLSearchParams([
  ["intent", "create"],
  ["name", "data-platform"],
  ["scopes", "readings:write"],
  ["scopes", "metrics:read"],
]);

beforeAll(async () => {
  const administrator = await new Visitor(server.origin).signIn("ma.ke@chengjiang.example");
  const page = await administrator.request("/admin/tokens", { method: "POST", body: tokenFields });
  expect(page.status).toBe(200);
  secret = (await page.text()).match(/trv_[\w-]{43}/)?.[0] ?? "";
});

const api = (path: string, init: RequestInit = {}) =>
  fetch(`${server.origin}/api/v1${path}`, {
    ...init,
    headers: { Authorization: `Bearer ${secret}`, "Accept-Language": "en", ...init.headers },
  });

const push = (readings: unknown[], headers: Record<string, string> = {}) =>
  api("/readings", {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: JSON.stringify({ readings }),
  });

test("a token is shown once and never again", async () => {
  expect(secret).not.toBe("");
  const administrator = await new Visitor(server.origin).signIn("ma.ke@chengjiang.example");
  const page = await (await administrator.get("/admin/tokens")).text();
  expect(page).toContain(secret.slice(0, 10));
  expect(page).not.toContain(secret);
});

test.each(["he.jing", "ding.yue", "chen.li"])("%s may neither see nor make tokens", async (who) => {
  const visitor = await new Visitor(server.origin).signIn(`${who}@chengjiang.example`);
  expect((await visitor.get("/admin/tokens")).status).toBe(403);
  expect((await visitor.request("/admin/tokens", { method: "POST", body: tokenFields })).status).toBe(403);
});

test("the data platform pushes readings and reads them back, exactly", async () => {
  const { data } = await (await api("/metrics?limit=1")).json();
  const item = { metric: data[0].code, date: "2020-02-29", segment: "HTTP", value: "-0.000000000001" };
  const answer = await push([item]);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toMatch(/^application\/json/);
  expect(await answer.json()).toMatchObject({ received: 1, recorded: 1 });
  const read = await (await api(`/readings?metric=${item.metric}&from=2020-02-29&to=2020-02-29`)).json();
  expect(read).toMatchObject({ data: [{ ...item, revision: 1, source: "api:data-platform" }], next: null });
});

test("problems come as problem details in the asked language", async () => {
  const item = { metric: "NO-SUCH", date: "2020-01-01", value: "1" };
  const english = await push([item]);
  expect(english.status).toBe(422);
  expect(english.headers.get("content-type")).toBe("application/problem+json");
  expect(english.headers.get("content-language")).toBe("en");
  const problem = await english.json();
  expect(problem.errors).toEqual([
    { pointer: "#/readings/0/metric", detail: "There is no metric with the code NO-SUCH." },
  ]);
  const chinese = await (await push([item], { "Accept-Language": "zh-CN" })).json();
  expect(chinese.errors[0].detail).toBe("没有编码为“NO-SUCH”的指标。");
});

test("without a token nothing is answered, not even with a signed-in browser's cookie", async () => {
  expect((await fetch(`${server.origin}/api/v1/metrics`)).status).toBe(401);
  const administrator = await new Visitor(server.origin).signIn("ma.ke@chengjiang.example");
  const refused = await administrator.get("/api/v1/metrics");
  expect(refused.status).toBe(401);
  expect(refused.headers.get("www-authenticate")).toBe("Bearer");
});

test("a revoked token is refused at once", async () => {
  const administrator = await new Visitor(server.origin).signIn("ma.ke@chengjiang.example");
  const made = await (
    await administrator.request("/admin/tokens", { method: "POST", body: tokenFields })
  ).text();
  const token = made.match(/trv_[\w-]{43}/)?.[0];
  const id = made.match(/dialog=revoke&amp;about=([\w-]+)/)?.[1];
  expect(id).toBeDefined();
  const ask = () =>
    fetch(`${server.origin}/api/v1/metrics`, { headers: { Authorization: `Bearer ${token}` } });
  expect((await ask()).status).toBe(200);
  expect((await administrator.post("/admin/tokens", { intent: "revoke", id: id! })).status).toBe(302);
  expect((await ask()).status).toBe(401);
});

test.each([
  ["PUT", "/readings", "GET, POST"],
  ["DELETE", "/readings", "GET, POST"],
  ["POST", "/metrics", "GET"],
])("%s %s is not allowed, and what is, is said", async (method, path, allow) => {
  const answer = await api(path, { method });
  expect(answer.status).toBe(405);
  expect(answer.headers.get("allow")).toBe(allow);
});

test("a body larger than allowed is refused", async () => {
  const body = JSON.stringify({
    readings: [{ metric: "X", date: "2020-01-01", value: "1", note: "x".repeat(5 * 1024 * 1024) }],
  });
  const answer = await api("/readings", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body,
  });
  expect(answer.status).toBe(413);
});

test("metrics are listed by pages in the order of their codes, each once", async () => {
  const codes: string[] = [];
  let next: string | null = "";
  while (next !== null) {
    const page: { data: { code: string }[]; next: string | null } = await (
      await api(`/metrics?limit=7&cursor=${next}`)
    ).json();
    codes.push(...page.data.map((metric) => metric.code));
    next = page.next;
  }
  expect(codes.length).toBeGreaterThan(7);
  expect(codes).toEqual([...new Set(codes)].sort());
});

test.each(["?limit=0", "?limit=1001", "?cursor=nonsense"])(
  "GET /metrics%s names the parameter that is wrong",
  async (query) => {
    const answer = await api(`/metrics${query}`);
    expect(answer.status).toBe(422);
    expect((await answer.json()).errors[0].pointer).toBe(`#/${query.slice(1).split("=")[0]}`);
  },
);

test("the OpenAPI document is open, and every reference in it leads somewhere", async () => {
  const document = await (await fetch(`${server.origin}/api/v1/openapi.json`)).json();
  expect(Object.keys(document.paths)).toEqual(["/readings", "/metrics"]);
  const references = JSON.stringify(document).match(/"#\/components\/schemas\/\w+"/g) ?? [];
  expect(references.length).toBeGreaterThan(5);
  for (const reference of references) {
    const name = reference.slice(1, -1).split("/").at(-1)!;
    expect(document.components.schemas).toHaveProperty(name);
  }
  const item = document.components.schemas.ReadingBatch.properties.readings.items;
  expect(item.required).toEqual(["metric", "date", "value"]);
});
