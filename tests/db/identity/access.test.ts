import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { rolesOf } from "#db/repositories/role-grants";
import { signingKey } from "~/features/audit/index.server";
import { endSessionsOf, setRoles } from "~/features/identity/access.server";
import { changePassword } from "~/features/identity/change-password.server";
import { claimInstallation } from "~/features/identity/first-run.server";
import {
  acceptInvitation,
  invitePerson,
  readInvitation,
  withdrawInvitation,
} from "~/features/identity/invitations.server";
import { endOtherSessions, endOwnSession, shownSessions } from "~/features/identity/own-sessions.server";
import { setupCode } from "~/features/identity/setup-code.server";
import { signIn } from "~/features/identity/sign-in.server";
import { disablePerson } from "~/features/org/disable-person.server";
import { readSession } from "~/platform/session.server";
import { testStore } from "../../support/database";
import { contextOf } from "../../support/request-info";
import { cookieOf, password, request, somebody } from "./world";

const store = await testStore();
const folder = mkdtempSync(join(tmpdir(), "trivet-key-"));
const key = signingKey(join(folder, "key.pem"));
afterAll(() => rmSync(folder, { recursive: true }));

const another = "quiet harbour at low tide";
const claim = {
  name: "马可",
  nameEn: "Ma Ke",
  employeeNo: "A1",
  email: "ma.ke@bank.example",
  newPassword: password,
  alsoHr: undefined,
  setupCode: setupCode(key),
};

test("whoever reads the console claims an empty installation, once", async () => {
  const info = request(store, 0, { signingKey: key });
  await expect(
    claimInstallation(info, { ...claim, setupCode: "AAAAA-AAAAA-AAAAA-AAAAA" }),
  ).rejects.toMatchObject({
    reason: "setup_code",
  });
  const both = await Promise.allSettled([
    claimInstallation(info, claim),
    claimInstallation(info, { ...claim, email: "thief@bank.example", employeeNo: "A2" }),
  ]);
  expect(both.map((attempt) => attempt.status).sort()).toEqual(["fulfilled", "rejected"]);
  await expect(claimInstallation(info, claim)).rejects.toMatchObject({ code: "not_found" });
});

const session = async (email: string, typed = password, seconds = 0) =>
  cookieOf((await signIn(request(store, seconds), { email, password: typed, to: undefined })).cookie);
const lives = async (cookie: string, seconds = 1) =>
  (await readSession(request(store, seconds), cookie)) !== null;
const tokenOf = (link: string) => link.split("/").at(-1)!;

test("an invitation sets a password once, ends every session, and a newer one replaces it", async () => {
  const hr = await somebody(store, { roles: ["hr"] });
  const person = await somebody(store);
  const ctx = contextOf(store, { personId: hr.id, roles: ["hr"] });
  const old = await session(person.email);
  const first = tokenOf(await invitePerson(ctx, person.id));
  const second = tokenOf(await invitePerson(ctx, person.id));
  const gone = { code: "not_found", reason: "invitation_gone" };
  await expect(acceptInvitation(request(store), first, another)).rejects.toMatchObject(gone);
  await expect(acceptInvitation(request(store), second, "password")).rejects.toMatchObject({
    reason: "password_common",
  });
  const { next, cookie } = await acceptInvitation(request(store), second, another);
  expect(next).toBe("session");
  expect(await lives(cookieOf(cookie))).toBe(true);
  expect(await lives(old)).toBe(false);
  await expect(acceptInvitation(request(store), second, another)).rejects.toMatchObject(gone);
  await expect(readInvitation(request(store), randomBytes(32).toString("base64url"))).rejects.toMatchObject(
    gone,
  );
  expect(await lives(await session(person.email, another))).toBe(true);
});

test("an invitation ends after seven days, and when it is withdrawn", async () => {
  const administrator = await somebody(store, { roles: ["administrator"] });
  const person = await somebody(store);
  const ctx = contextOf(store, { personId: administrator.id, roles: ["administrator"] });
  const token = tokenOf(await invitePerson(ctx, person.id));
  await readInvitation(request(store, 7 * 86_400 - 1), token);
  await expect(readInvitation(request(store, 7 * 86_400), token)).rejects.toMatchObject({
    code: "not_found",
  });
  await withdrawInvitation(ctx, person.id);
  await expect(readInvitation(request(store), token)).rejects.toMatchObject({ code: "not_found" });
});

test("HR makes no link for somebody who holds a role, and none for the disabled", async () => {
  const hr = await somebody(store, { roles: ["hr"] });
  const auditor = await somebody(store, { roles: ["auditor"] });
  const disabled = await somebody(store, { active: false });
  const ctx = contextOf(store, { personId: hr.id, roles: ["hr"] });
  await expect(invitePerson(ctx, auditor.id)).rejects.toMatchObject({ code: "forbidden" });
  await expect(invitePerson(ctx, disabled.id)).rejects.toMatchObject({ reason: "invite_disabled" });
});

test("a changed password ends the other sessions and renews this one", async () => {
  const person = await somebody(store);
  const [mine, other] = [await session(person.email), await session(person.email)];
  const ctx = contextOf(store, { personId: person.id });
  await expect(changePassword(ctx, { oldPassword: "wrong", newPassword: another })).rejects.toMatchObject({
    reason: "password_wrong",
    field: "oldPassword",
  });
  const renewed = cookieOf(await changePassword(ctx, { oldPassword: password, newPassword: another }));
  expect([await lives(mine), await lives(other), await lives(renewed)]).toEqual([false, false, true]);
});

test("a person ends their own sessions and nobody else's", async () => {
  const [person, stranger] = [await somebody(store), await somebody(store)];
  const mine = await session(person.email);
  const elsewhere = await session(person.email);
  await session(stranger.email);
  const ctx = { ...contextOf(store, { personId: person.id }) };
  const current = await readSession(request(store, 1), mine);
  const own = { ...ctx, sessionId: current!.sessionId };
  const [strangers] = await shownSessions(contextOf(store, { personId: stranger.id }), stranger.id);
  await expect(endOwnSession(own, strangers!.id)).rejects.toMatchObject({ code: "not_found" });
  expect(await endOtherSessions(own)).toBe(1);
  expect([await lives(mine), await lives(elsewhere)]).toEqual([true, false]);
});

test("an administrator ends anybody's sessions; disabling somebody ends all of theirs", async () => {
  const administrator = await somebody(store, { roles: ["administrator"] });
  const ctx = contextOf(store, { personId: administrator.id, roles: ["administrator"] });
  const person = await somebody(store);
  const first = await session(person.email);
  await endSessionsOf(ctx, { personId: person.id });
  expect(await lives(first)).toBe(false);
  const second = await session(person.email);
  await disablePerson(ctx, person.id);
  expect(await lives(second)).toBe(false);
  await expect(session(person.email)).rejects.toMatchObject({ reason: "credentials" });
});

test("granting and taking roles ends the person's sessions; the last administrator stays", async () => {
  const administrators = await Promise.all([0, 1].map(() => somebody(store, { roles: ["administrator"] })));
  const [one] = administrators;
  const ctx = contextOf(store, { personId: one!.id, roles: ["administrator"] });
  const person = await somebody(store);
  const cookie = await session(person.email);
  await setRoles(ctx, person.id, ["hr"]);
  expect(await rolesOf(store.read, person.id)).toEqual(["hr"]);
  expect(await lives(cookie)).toBe(false);
  await expect(setRoles(ctx, person.id, ["hr", "auditor"])).rejects.toMatchObject({
    reason: "auditor_apart",
  });
  await expect(
    setRoles(contextOf(store, { personId: person.id, roles: ["hr"] }), person.id, ["administrator"]),
  ).rejects.toMatchObject({
    code: "forbidden",
  });
});
