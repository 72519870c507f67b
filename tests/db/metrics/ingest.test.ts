import { and, count, eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { auditDetails, auditEntries, readings } from "#db/schema";
import { requestsPerMinute } from "~/platform/api.server";
import { action, loader } from "~/routes/api.v1.readings";
import { testStore } from "../../support/database";
import { makeMetric, makeToken } from "../../support/metrics";
import { requestInfo, routeArgs } from "../../support/request-info";

const store = await testStore();
const secret = await makeToken(store);

type Sent = { body: unknown; key?: string; token?: string; at?: string; headers?: Record<string, string> };

/** Sends a body to POST /api/v1/readings and returns the answer read whole. */
async function post({ body, key, token = secret, at = "2026-11-24T04:00:00Z", headers = {} }: Sent) {
  const request = new Request("http://localhost/api/v1/readings", {
    method: "POST",
    headers: {
      Authorization: `Bearer ${token}`,
      "Content-Type": "application/json",
      ...(key ? { "Idempotency-Key": key } : {}),
      ...headers,
    },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  const answer = await action(routeArgs(requestInfo(store, { now: new Date(at) }), request));
  return { status: answer.status, headers: answer.headers, body: await answer.json() };
}

const stored = async (metricId: string) =>
  store.read
    .select({
      day: readings.day,
      segment: readings.segment,
      revision: readings.revision,
      value: readings.value,
      source: readings.source,
    })
    .from(readings)
    .where(eq(readings.metricId, metricId))
    .orderBy(readings.day, readings.segment, readings.revision);

async function auditCount(action: string): Promise<number> {
  const [row] = await store.read
    .select({ n: count() })
    .from(auditEntries)
    .where(eq(auditEntries.action, action));
  return Number(row?.n);
}

test("a batch is recorded, says what it did, and leaves one audit entry", async () => {
  const { id, code } = await makeMetric(store);
  const before = await auditCount("readings.ingested");
  const { status, body } = await post({
    body: {
      readings: [
        { metric: code, date: "2026-11-22", value: "24.10" },
        { metric: code, date: "2026-11-23", value: "-0.5", segment: "EAST", note: "provisional" },
      ],
    },
  });
  expect(status).toBe(200);
  expect(body).toEqual({ batch: expect.any(String), received: 2, recorded: 2, corrected: 0, unchanged: 0 });
  expect(await stored(id)).toEqual([
    { day: "2026-11-22", segment: "", revision: 1, value: "24.10", source: "api:data-platform" },
    { day: "2026-11-23", segment: "EAST", revision: 1, value: "-0.5", source: "api:data-platform" },
  ]);
  expect(await auditCount("readings.ingested")).toBe(before + 1);
});

test("the same number again is no change; another one is a new revision, with both values in the log", async () => {
  const { id, code } = await makeMetric(store);
  const reading = { metric: code, date: "2026-11-20", value: "1.5" };
  await post({ body: { readings: [reading] } });
  expect((await post({ body: { readings: [{ ...reading, value: "1.50" }] } })).body).toMatchObject({
    recorded: 0,
    unchanged: 1,
  });
  expect((await post({ body: { readings: [{ ...reading, value: "1.7" }] } })).body).toMatchObject({
    recorded: 0,
    corrected: 1,
  });
  expect((await stored(id)).map(({ revision, value }) => [revision, value])).toEqual([
    [1, "1.5"],
    [2, "1.7"],
  ]);
  const [entry] = await store.read
    .select({ detail: auditDetails.detail })
    .from(auditEntries)
    .innerJoin(auditDetails, eq(auditDetails.seq, auditEntries.seq))
    .where(and(eq(auditEntries.action, "reading.corrected"), eq(auditEntries.subjectId, id)));
  expect(JSON.parse(entry!.detail)).toEqual({
    before: [{ day: "2026-11-20", segment: "", value: "1.5" }],
    after: [{ day: "2026-11-20", segment: "", value: "1.7" }],
  });
});

test("one bad item refuses the whole batch and is named by a pointer", async () => {
  const { id, code } = await makeMetric(store);
  const { status, headers, body } = await post({
    body: {
      readings: [
        { metric: code, date: "2026-11-20", value: "1" },
        { metric: "NO-SUCH", date: "2026-02-30", value: "1e3" },
        { metric: code, date: "2026-11-25", value: "1" },
      ],
    },
  });
  expect(status).toBe(422);
  expect(headers.get("content-type")).toBe("application/problem+json");
  expect(body).toMatchObject({ type: "urn:trivet:problem:invalid", status: 422 });
  expect(body.errors.map((error: { pointer: string }) => error.pointer)).toEqual([
    "#/readings/1/metric",
    "#/readings/1/date",
    "#/readings/1/value",
    "#/readings/2/date",
  ]);
  expect(body.errors[0].detail).toBe("There is no metric with the code NO-SUCH.");
  expect(await stored(id)).toEqual([]);
});

test("a point given twice with two values is a clash, with one value it is not", async () => {
  const { id, code } = await makeMetric(store);
  const item = { metric: code, date: "2026-11-20", value: "1" };
  const clash = await post({ body: { readings: [item, { ...item, value: "2" }] } });
  expect(clash.body.errors).toEqual([expect.objectContaining({ pointer: "#/readings/1/value" })]);
  expect(await stored(id)).toEqual([]);
  expect((await post({ body: { readings: [item, item] } })).body).toMatchObject({
    recorded: 1,
    unchanged: 1,
  });
});

const one = async () => ({ metric: (await makeMetric(store)).code, date: "2026-11-20", value: "1" });

test.each([
  ["a JSON number as value", (item: object) => ({ readings: [{ ...item, value: 1 }] }), "#/readings/0/value"],
  ["an unknown member", (item: object) => ({ readings: [{ ...item, vaule: "1" }] }), "#/readings/0"],
  ["a missing date", (item: object) => ({ readings: [{ ...item, date: undefined }] }), "#/readings/0/date"],
  ["no readings", () => ({ readings: [] }), "#/readings"],
  ["more than 10 000", (item: object) => ({ readings: Array(10_001).fill(item) }), "#/readings"],
  ["a list at the top", (item: object) => [item], "#"],
])("refuses %s at its place", async (_, make, pointer) => {
  const { status, body } = await post({ body: make(await one()) });
  expect(status).toBe(422);
  expect(body.errors[0].pointer).toBe(pointer);
  expect(body.errors[0].detail).not.toMatch(/^error\.|undefined/);
});

test.each([
  ["broken JSON", "{", 400],
  ["prototype keys", '{"readings":[{"__proto__":{}}]}', 400],
  ["deep nesting", `${"[".repeat(40)}${"]".repeat(40)}`, 400],
  ["more than 4 MB", `"${"x".repeat(4 * 1024 * 1024)}"`, 413],
])("refuses %s before looking at readings", async (_, body, status) => {
  expect((await post({ body })).status).toBe(status);
});

test("refuses another media type", async () => {
  const { status } = await post({
    body: { readings: [await one()] },
    headers: { "Content-Type": "text/csv" },
  });
  expect(status).toBe(415);
});

test.each([
  ["an unknown token", async () => "trv_".padEnd(40, "x"), 401],
  ["a revoked token", () => makeToken(store, { revokedAt: new Date(0) }), 401],
  ["an expired token", () => makeToken(store, { expiresAt: new Date("2026-11-24T04:00:00Z") }), 401],
  ["a token without the scope", () => makeToken(store, { scopes: ["metrics:read"] }), 403],
])("refuses %s", async (_, make, expected) => {
  const { status, headers } = await post({ body: { readings: [await one()] }, token: await make() });
  expect(status).toBe(expected);
  if (expected === 401) expect(headers.get("www-authenticate")).toMatch(/^Bearer/);
});

test("a token that asks too often waits for the next minute", async () => {
  const token = await makeToken(store);
  const body = { readings: [] };
  const statuses = new Set<number>();
  for (let i = 0; i < requestsPerMinute; i++) statuses.add((await post({ body, token })).status);
  expect(statuses).toEqual(new Set([422]));
  const refused = await post({ body, token });
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await post({ body, token, at: "2026-11-24T04:01:01Z" })).status).toBe(422);
});

test("a repetition under its key is answered with the stored response; another body under the key is refused", async () => {
  const item = await one();
  const body = { readings: [item] };
  const first = await post({ body, key: "k1" });
  const again = await post({ body, key: "k1" });
  expect(again).toMatchObject({ status: 200, body: first.body });
  expect(again.headers.get("idempotency-replayed")).toBe("true");
  expect((await post({ body: { readings: [{ ...item, value: "2" }] }, key: "k1" })).status).toBe(422);
  expect(
    (await post({ body: { readings: [{ ...item, value: "2" }] }, key: "k1", token: await makeToken(store) }))
      .status,
  ).toBe(200);
});

test("a refused request gives its key back", async () => {
  const item = await one();
  expect((await post({ body: { readings: [{ ...item, value: "x" }] }, key: "k2" })).status).toBe(422);
  expect((await post({ body: { readings: [item] }, key: "k2" })).status).toBe(200);
});

test("fifty identical requests at once have one effect", async () => {
  const { id, code } = await makeMetric(store);
  const before = await auditCount("readings.ingested");
  const items = Array.from({ length: 20 }, (_, i) => ({
    metric: code,
    date: `2026-10-${String(i + 1).padStart(2, "0")}`,
    value: `${i}`,
  }));
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => post({ body: { readings: items }, key: "fifty" })),
  );
  const statuses = answers.map((answer) => answer.status);
  expect(statuses.every((status) => status === 200 || status === 409)).toBe(true);
  const done = answers.filter((answer) => answer.status === 200);
  expect(done.length).toBeGreaterThan(0);
  expect(new Set(done.map((answer) => answer.body.batch)).size).toBe(1);
  expect(await stored(id)).toHaveLength(20);
  expect(await auditCount("readings.ingested")).toBe(before + 1);
});

test("fifty different values for one point at once become fifty revisions, none lost", async () => {
  const { id, code } = await makeMetric(store);
  const send = (value: number) =>
    post({ body: { readings: [{ metric: code, date: "2026-11-01", value: `${value}` }] } });
  const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => send(i)));
  expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]));
  const rows = await stored(id);
  expect(rows.map((row) => row.revision)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
  expect(new Set(rows.map((row) => row.value)).size).toBe(50);
});

test("readings are listed by pages that together are all current ones, once each", async () => {
  const { code } = await makeMetric(store);
  const items = Array.from({ length: 25 }, (_, i) => ({
    metric: code,
    date: `2026-10-${String(1 + (i % 9)).padStart(2, "0")}`,
    segment: `s${i}`,
    value: `${i}`,
  }));
  await post({ body: { readings: items } });
  await post({ body: { readings: [{ ...items[3], value: "1000" }] } });
  const seen: { segment: string; value: string; revision: number }[] = [];
  let cursor = "";
  do {
    const url = `http://localhost/api/v1/readings?metric=${code}&limit=7&cursor=${cursor}`;
    const request = new Request(url, { headers: { Authorization: `Bearer ${secret}` } });
    const page = await (await loader(routeArgs(requestInfo(store), request))).json();
    seen.push(...page.data);
    cursor = page.next ?? "";
  } while (cursor !== "");
  expect(seen).toHaveLength(25);
  expect(new Set(seen.map((row) => row.segment)).size).toBe(25);
  expect(seen.find((row) => row.segment === "s3")).toMatchObject({ value: "1000", revision: 2 });
});

test("a full batch takes a handful of statements", async () => {
  const { id, code } = await makeMetric(store);
  const items = Array.from({ length: 10_000 }, (_, i) => ({
    metric: code,
    date: "2026-11-01",
    segment: `s${i}`,
    value: `${i}.125`,
  }));
  const before = store.statements();
  expect((await post({ body: { readings: items } })).body).toMatchObject({ recorded: 10_000 });
  expect(store.statements() - before).toBeLessThan(20);
  const [row] = await store.read
    .select({ n: count(), last: sql<string>`max(${readings.segment})` })
    .from(readings)
    .where(eq(readings.metricId, id));
  expect(Number(row?.n)).toBe(10_000);
});
