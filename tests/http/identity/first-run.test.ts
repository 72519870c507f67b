import { createPrivateKey } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { setupCode } from "~/features/identity/setup-code.server";
import { testServer, Visitor } from "../../support/server";

const server = await testServer({ demo: false });

/** What the console of this installation shows: it follows from the key in its data folder. */
const keyFile = join(server.dataDir, "audit-signing-key.pem");
const code = setupCode(createPrivateKey(readFileSync(keyFile)));

const form = {
  name: "马可",
  nameEn: "Ma Ke",
  employeeNo: "A001",
  email: "Ma.Ke@bank.example",
  newPassword: "wooden spoon under moss",
};

test("the key is for its owner alone", () => {
  expect(statSync(keyFile).mode & 0o077).toBe(0);
});

test("an empty installation leads to its set-up, which needs the code; afterwards it is gone", async () => {
  const stranger = new Visitor(server.origin);
  expect((await stranger.get("/")).headers.get("location")).toBe("/sign-in");
  const signIn = await stranger.get("/sign-in");
  expect(signIn.headers.get("location")).toBe("/first-run");
  expect((await stranger.get("/first-run")).status).toBe(200);
  const guessed = await stranger.post("/first-run", { ...form, setupCode: "AAAAA-AAAAA-AAAAA-AAAAA" });
  expect(guessed.status).toBe(422);
  expect(await guessed.text()).not.toContain(form.newPassword);

  const administrator = new Visitor(server.origin);
  const claimed = await administrator.post("/first-run", { ...form, setupCode: code.toLowerCase() });
  expect(claimed.headers.get("location")).toBe("/admin");
  expect((await administrator.get("/admin")).status).toBe(200);
  expect((await administrator.get("/admin/audit")).status).toBe(200);

  expect((await stranger.get("/first-run")).status).toBe(404);
  expect((await stranger.post("/first-run", { ...form, setupCode: code })).status).toBe(404);
  expect((await stranger.get("/sign-in")).status).toBe(200);
  expect(await (await stranger.get("/sign-in")).text()).not.toContain("trivet-demo");
});

test("the administrator adds a person, hands over a link, and that person signs in", async () => {
  const administrator = await new Visitor(server.origin).signIn("ma.ke@bank.example", form.newPassword);
  const added = await administrator.post("/people/new", {
    employeeNo: "A002",
    email: "he.jing@bank.example",
    name: "何静",
    nameEn: "He Jing",
  });
  expect(added.status).toBe(302);
  const personId = added.headers.get("location")!.match(/\/people\/([\w-]+)/)![1]!;
  const made = await administrator.post(`/people/${personId}/access`, { intent: "invite" });
  const link = (await made.text()).match(/\/invitation\/[\w-]{43}/)![0];
  expect(await (await administrator.get(`/people/${personId}/access`)).text()).not.toContain(link);

  const person = new Visitor(server.origin);
  expect((await person.get(link)).status).toBe(200);
  const short = await person.post(link, { newPassword: "short" });
  expect(short.status).toBe(422);
  const accepted = await person.post(link, { newPassword: "quiet harbour at low tide" });
  expect(accepted.status).toBe(302);
  expect((await person.get("/account")).status).toBe(200);
  expect((await person.get("/admin")).status).toBe(403);
  expect((await new Visitor(server.origin).get(link)).status).toBe(404);

  const granted = await administrator.post(`/people/${personId}/access`, { intent: "roles", roles: "hr" });
  expect(granted.status).toBe(302);
  expect((await person.get("/account")).headers.get("location")).toMatch(/^\/sign-in/);
  const again = await new Visitor(server.origin).signIn("he.jing@bank.example", "quiet harbour at low tide");
  expect((await again.get("/admin")).status).toBe(200);
});

test("the last administrator cannot give the role up", async () => {
  const administrator = await new Visitor(server.origin).signIn("ma.ke@bank.example", form.newPassword);
  const account = await (await administrator.get("/account")).text();
  const own = account.match(/\/people\/([\w-]{21})/)![1]!;
  const refused = await administrator.post(`/people/${own}/access`, { intent: "roles", roles: "hr" });
  expect(refused.status).toBe(422);
});
