import { beforeAll, describe, expect, test } from "vitest";
import { type TestServer, testServer, Visitor } from "../../support/server";

const people = {
  hr: "he.jing@chengjiang.example",
  administrator: "ma.ke@chengjiang.example",
  auditor: "ding.yue@chengjiang.example",
  head: "gu.chengyu@chengjiang.example",
  lead: "chen.li@chengjiang.example",
  member: "lv.hang@chengjiang.example",
} as const;

type Who = keyof typeof people;

describe("the pages of the organisation", () => {
  let server: TestServer;
  const visitors = {} as Record<Who, Visitor>;
  const ids = { own: "", other: "", unit: "", person: "" };

  beforeAll(async () => {
    server = await testServer();
    for (const who of Object.keys(people) as Who[])
      visitors[who] = await new Visitor(server.origin).signIn(people[who]);
    const find = async (path: string, pattern: RegExp) => {
      const found = (await (await visitors.hr.get(path)).text()).match(pattern)?.[1];
      if (!found) throw new Error(`${path} shows nothing like ${pattern}`);
      return found;
    };
    ids.own = await find("/squads?q=WLT", /href="\/squads\/([\w-]{21})"/);
    ids.other = await find("/squads?q=SME", /href="\/squads\/([\w-]{21})"/);
    ids.unit = await find("/units", /href="\/units\/([\w-]{21})\/edit"/);
    ids.person = await find("/people?q=lv.hang", /href="\/people\/([\w-]{21})"/);
  });

  const statusOf = async (who: Who, path: string) => (await visitors[who].get(path)).status;

  test.each<[string, Partial<Record<Who, number>>]>([
    ["/people", { hr: 200, administrator: 200, auditor: 200, head: 200, lead: 200, member: 200 }],
    ["/people/:person", { hr: 200, auditor: 200, member: 200 }],
    ["/people/new", { hr: 200, administrator: 200, auditor: 403, head: 403, lead: 403, member: 403 }],
    ["/people/:person/edit", { hr: 200, administrator: 200, auditor: 403, lead: 403, member: 403 }],
    ["/people/nobody", { hr: 404, member: 404 }],
    ["/units", { hr: 200, auditor: 200, member: 200 }],
    ["/units/new", { hr: 200, administrator: 200, head: 403, member: 403 }],
    ["/units/:unit/edit", { hr: 200, head: 403, member: 403 }],
    ["/disciplines", { hr: 200, member: 200 }],
    ["/squads", { hr: 200, auditor: 200, member: 200 }],
    ["/squads/new", { hr: 200, administrator: 200, head: 403, lead: 403 }],
    ["/squads/:own/people", { hr: 200, administrator: 200, auditor: 200, head: 200, lead: 200, member: 200 }],
    ["/squads/:own/edit", { hr: 200, head: 200, lead: 200, member: 403, auditor: 403 }],
    ["/squads/:other/people", { hr: 200, auditor: 200, member: 404 }],
    ["/squads/:other/edit", { hr: 200, member: 404 }],
    ["/admin/import", { hr: 200, administrator: 200, auditor: 403, head: 403, member: 403 }],
    ["/admin/import/nothing", { hr: 404, member: 403 }],
    ["/admin/export/people.csv", { hr: 200, administrator: 200, auditor: 403, member: 403 }],
    ["/admin/import/templates/seats.csv", { hr: 200, member: 403 }],
    ["/admin/export/salaries.csv", { hr: 404 }],
  ])("%s answers %o", async (path, expected) => {
    const filled = path.replace(/:(\w+)/g, (_, name: keyof typeof ids) => ids[name]);
    const got: Partial<Record<Who, number>> = {};
    for (const who of Object.keys(expected) as Who[]) got[who] = await statusOf(who, filled);
    expect(got).toEqual(expected);
  });

  test.each([
    ["/people/new", { employeeNo: "X1", email: "x1@bank.example", name: "某", nameEn: "X" }, 403],
    ["/people/:person", { intent: "disable" }, 403],
    ["/people/:person", { intent: "add-leave", from: "2026-01-01", to: "2026-01-02" }, 403],
    ["/units/new", { code: "X1", name: "某", nameEn: "X" }, 403],
    ["/disciplines", { discipline: "tech", head: "", version: "1" }, 403],
    [
      "/squads/:own/people",
      {
        intent: "open-seat",
        person: "CJ10018",
        discipline: "tech",
        role: "member",
        allocation: "1",
        from: "2099-01-01",
      },
      403,
    ],
    [
      "/squads/:other/people",
      {
        intent: "open-seat",
        person: "CJ10018",
        discipline: "tech",
        role: "member",
        allocation: "1",
        from: "2099-01-01",
      },
      404,
    ],
  ])("a member may not post to %s", async (path, fields, status) => {
    const filled = path.replace(/:(\w+)/g, (_, name: keyof typeof ids) => ids[name]);
    expect((await visitors.member.post(filled, fields as Record<string, string>)).status).toBe(status);
  });

  test("a member's list holds their own squads alone", async () => {
    const page = await (await visitors.member.get("/squads")).text();
    expect(page).toContain(ids.own);
    expect(page).not.toContain(ids.other);
  });

  test("somebody's leave is not in the page of those who may not see it", async () => {
    const from = "2031-05-04";
    await visitors.hr.post(`/people/${ids.person}`, {
      intent: "add-leave",
      from,
      to: from,
      reason: "secret-reason",
    });
    const seenBy = async (who: Who) =>
      (await (await visitors[who].get(`/people/${ids.person}`)).text()).includes("secret-reason");
    expect(await seenBy("hr")).toBe(true);
    expect(await seenBy("lead")).toBe(true);
    expect(await seenBy("member")).toBe(true);
    const stranger = await new Visitor(server.origin).signIn("fan.xiao@chengjiang.example");
    expect((await (await stranger.get(`/people/${ids.person}`)).text()).includes("secret-reason")).toBe(
      false,
    );
  });

  test("a stale save keeps what was typed and shows what is stored", async () => {
    const fields = { employeeNo: "X9", email: "x9@bank.example", name: "甲", nameEn: "First" };
    const made = await visitors.hr.post("/people/new", fields);
    const address = `${made.headers.get("location")}/edit`;
    expect((await visitors.hr.post(address, { ...fields, nameEn: "Second", version: "1" })).status).toBe(302);
    const stale = await visitors.hr.post(address, { ...fields, nameEn: "Third", version: "1" });
    expect(stale.status).toBe(409);
    const page = await stale.text();
    expect(page).toMatch(/value="Third"/);
    expect(page).toMatch(/<td[^>]*>Second<\/td>/);
    expect(page).toMatch(/name="version" value="2"/);
  });

  test("an export carries no formula and reads in a spreadsheet", async () => {
    await visitors.hr.post("/people/new", {
      employeeNo: "F1",
      email: "f1@bank.example",
      name: "=1+1",
      nameEn: "@cmd",
    });
    const response = await visitors.hr.get("/admin/export/people.csv");
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(response.headers.get("content-disposition")).toMatch(
      /^attachment; filename="people-\d{4}-\d\d-\d\d\.csv"$/,
    );
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const line = new TextDecoder()
      .decode(bytes)
      .split("\r\n")
      .find((row) => row.startsWith("F1,"));
    expect(line).toMatch(/^F1,f1@bank\.example,'=1\+1,'@cmd,/);
  });

  test("a file over the limit is refused while it is read", async () => {
    const form = new FormData();
    form.set("files", new Blob([new Uint8Array(11 * 1024 * 1024).fill(97)]), "big.csv");
    const response = await visitors.hr.request("/admin/import", { method: "POST", body: form });
    expect(response.status).toBe(413);
  });

  test("an import without a file says so", async () => {
    const response = await visitors.hr.request("/admin/import", { method: "POST", body: new FormData() });
    expect(response.status).toBe(422);
  });
});
