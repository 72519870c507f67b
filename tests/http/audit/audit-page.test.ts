import { expect, test } from "vitest";
import { testServer, Visitor } from "../../support/server";

const server = await testServer();
const auditor = await new Visitor(server.origin).signIn("ding.yue@chengjiang.example");
const rowsOf = (html: string) =>
  [...html.matchAll(/\/admin\/audit\/(\d+)"/g)].map((match) => Number(match[1]));

test("shows the latest entries first and pages without a gap", async () => {
  const first = await (await auditor.get("/admin/audit")).text();
  const seqs = rowsOf(first);
  expect(seqs.length).toBe(50);
  expect(seqs).toEqual([...seqs].sort((a, b) => b - a));
  const older = first.match(/\?before=(\d+)/)![1]!;
  const next = rowsOf(await (await auditor.get(`/admin/audit?before=${older}`)).text());
  expect(next[0]).toBe(seqs.at(-1)! - 1);
});

test("finds by person, action and day", async () => {
  const signed = rowsOf(
    await (await auditor.get("/admin/audit?q=ding.yue%40chengjiang.example&action=session.opened")).text(),
  );
  expect(signed.length).toBeGreaterThan(0);
  expect(rowsOf(await (await auditor.get("/admin/audit?q=nobody.at.all")).text())).toEqual([]);
  expect(rowsOf(await (await auditor.get("/admin/audit?to=1990-01-01")).text())).toEqual([]);
  expect(
    rowsOf(await (await auditor.get("/admin/audit?from=1990-01-01&action=session.opened")).text()).length,
  ).toBeGreaterThan(0);
});

test("an entry tells what changed and where it stands in the chain", async () => {
  const [latest] = rowsOf(await (await auditor.get("/admin/audit?action=contract.signed")).text());
  const entry = await (await auditor.get(`/admin/audit/${latest}`)).text();
  expect(entry).toMatch(/[0-9a-f]{64}/);
  expect(entry).toContain("commitment");
  expect((await auditor.get("/admin/audit/999999")).status).toBe(404);
  expect((await auditor.get("/admin/audit/nonsense")).status).toBe(404);
});

test("verifying says that the log holds, and is itself in the log", async () => {
  expect((await auditor.post("/admin/audit", {})).status).toBe(302);
  const page = await (await auditor.get("/admin/audit")).text();
  expect(page).toMatch(/完整：共 \d/);
  expect(rowsOf(await (await auditor.get("/admin/audit?action=audit.verified")).text()).length).toBe(1);
});

test("exports what the filter shows, whole, as a file", async () => {
  const response = await auditor.get("/admin/audit/export.csv?action=session.opened");
  expect(response.headers.get("content-type")).toContain("text/csv");
  const bytes = Buffer.from(await response.arrayBuffer());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const lines = bytes.subarray(3).toString().trim().split("\r\n");
  expect(lines[0]).toBe("seq,at,actor_id,actor,action,action_name,subject_type,subject_id,hash");
  expect(lines.length).toBeGreaterThan(1);
  for (const line of lines.slice(1)) expect(line).toContain(",session.opened,");
  const all = (await (await auditor.get("/admin/audit/export.csv")).text()).trim().split("\r\n");
  expect(all.length - 1).toBe(Number(all[1]!.split(",")[0]));
});
