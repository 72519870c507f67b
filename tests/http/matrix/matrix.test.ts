import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testServer, Visitor } from "../../support/server";
import { type Expected, expected, type Write } from "./expected";
import { filled, makeLineManager, placesIn, type Role, roles } from "./people";
import { servedRoutes } from "./routes";

const server = await testServer();
const database = join(server.dataDir, "trivet.db");
const names = Object.keys(roles) as Role[];
const visitors = new Map<Role | "anonymous", Visitor>();
let places: Record<string, string> = {};

beforeAll(async () => {
  makeLineManager(database);
  places = placesIn(database);
  visitors.set("anonymous", new Visitor(server.origin));
  for (const role of names)
    visitors.set(role, await new Visitor(server.origin).signIn(`${roles[role]}@chengjiang.example`));
});

afterAll(() => visitors.clear());

const served = servedRoutes();

test("every route stands in the matrix, with each method it takes", () => {
  expect(Object.keys(expected).sort()).toEqual(served.map((route) => route.path).sort());
  const missing = served.filter(
    ({ path, reads, writes }) =>
      !selfContained.has(path) &&
      ((reads && !expected[path]?.get) || (writes && !expected[path]?.post && !path.startsWith("/api/"))),
  );
  expect(missing).toEqual([]);
});

/** Ending the session is open to everybody who has one and would end those of this test; tests/http/security signs out. */
const selfContained = new Set(["/sign-out"]);

type Outcome = "through" | "sign-in" | number;

async function outcome(response: Response): Promise<Outcome> {
  await response.arrayBuffer();
  const { status } = response;
  const location = response.headers.get("location") ?? "";
  if (status === 302 && /^\/sign-in(\?|$)/.test(location)) return "sign-in";
  return status < 400 || [409, 422, 429].includes(status) ? "through" : status;
}

function wanted(row: Expected, role: Role | "anonymous"): Outcome {
  if (role === "anonymous") return row.anonymous ?? "sign-in";
  if (row.through.includes(role)) return "through";
  if (row.but?.to.includes(role)) return row.but.status;
  return row.otherwise ?? (typeof row.anonymous === "number" ? row.anonymous : 403);
}

const everybody: readonly (Role | "anonymous")[] = [...names, "anonymous"];

async function compare(row: Expected, request: (visitor: Visitor) => Promise<Response>) {
  const got: Record<string, Outcome> = {};
  for (const role of everybody) got[role] = await outcome(await request(visitors.get(role)!));
  expect(got).toEqual(Object.fromEntries(everybody.map((role) => [role, wanted(row, role)])));
}

describe("GET", () => {
  const rows = Object.entries(expected).flatMap(([path, { get }]) => (get ? [[path, get] as const] : []));
  test.each(rows)("%s", async (path, row) => {
    await compare(row, (visitor) => visitor.get(filled(path, places)));
  });
});

describe("POST", () => {
  const rows = Object.entries(expected).flatMap(([path, { post }]) =>
    [post ?? []].flat().map((row: Write) => [path, row.send.intent ?? "form", row] as const),
  );
  test.each(rows)("%s %s", async (path, _, row) => {
    const body = Object.fromEntries(
      Object.entries(row.send).map(([name, value]) => [
        name,
        value.startsWith(":")
          ? filled(value, places)
          : value.replace(/"(:[a-z]\w*)"/gi, (_whole, place: string) => `"${filled(place, places)}"`),
      ]),
    );
    const address = `${filled(path, places)}${row.index ? "?index" : ""}`;
    await compare(row, (visitor) => visitor.post(address, body));
  });
});

test("an id that belongs to others and one that does not exist get the same answer", async () => {
  const outsider = visitors.get("outsider")!;
  const bodies = await Promise.all(
    [places.squadId!, "doesNotExistAtAll0000"].map(async (id) => {
      const response = await outsider.get(`/squads/${id}/kpis`);
      expect(response.status).toBe(404);
      return (await response.text()).replaceAll(id, "").replace(/nonce="[^"]*"|nonce\\?",\\?"[^"\\]*/g, "");
    }),
  );
  expect(bodies[0]).toBe(bodies[1]);
});
