import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { testServer, Visitor } from "../../support/server";
import { filled, placesIn, roles } from "../matrix/people";

const server = await testServer();
let visitor: Visitor;
let places: Record<string, string>;

beforeAll(async () => {
  places = placesIn(join(server.dataDir, "trivet.db"));
  visitor = await new Visitor(server.origin).signIn(`${roles.hr}@chengjiang.example`);
});

test.each([
  "/people",
  "/squads",
  "/metrics",
  "/notifications",
  "/squads/:squadId/activity",
  "/squads/:squadId/board/list",
  "/squads/:squadId/board/timeline",
  "/squads/:squadId/dissolve",
  "/squads/:squadId/flow/pairs/:from/:to",
  "/assessment/individual",
  "/assessment/cycles/:cycleId/readiness",
  "/assessment/cycles/:cycleId/results",
])("%s answers for every page number that an address can say", async (path) => {
  for (const page of ["1e300", "9".repeat(40), "-1", "0.5", "Infinity", "x"]) {
    const response = await visitor.get(`${filled(path, places)}?page=${page}`);
    expect([page, response.status]).toEqual([page, 200]);
  }
});
