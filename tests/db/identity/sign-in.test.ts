import { Secret, TOTP } from "otpauth";
import { expect, test } from "vitest";
import { entriesBefore } from "#db/repositories/audit-log";
import { secondFactorOf } from "#db/repositories/second-factors";
import { beginSetUp, confirmSetUp } from "~/features/identity/second-factor.server";
import { signIn } from "~/features/identity/sign-in.server";
import { signInWithCode } from "~/features/identity/sign-in-code.server";
import { readSession } from "~/platform/session.server";
import { testStore } from "../../support/database";
import { contextOf } from "../../support/request-info";
import { cookieOf, password, request, somebody } from "./world";

const store = await testStore();
const credentials = (email: string, typed = password) => ({ email, password: typed, to: undefined });
const hours = 3600;

test("the right password opens a session with a new token each time", async () => {
  const person = await somebody(store);
  const first = await signIn(request(store), credentials(person.email));
  const second = await signIn(request(store, 1), credentials(person.email));
  expect(first.next).toBe("session");
  expect(first.cookie).not.toBe(second.cookie);
  const session = await readSession(request(store, 2), cookieOf(first.cookie));
  expect(session?.person.id).toBe(person.id);
});

test("a wrong password, a disabled account and no account are refused alike", async () => {
  const known = await somebody(store);
  const disabled = await somebody(store, { active: false });
  const refused = { code: "invalid", reason: "credentials", params: {} };
  await expect(signIn(request(store), credentials(known.email, "something else"))).rejects.toMatchObject(
    refused,
  );
  await expect(signIn(request(store), credentials(disabled.email))).rejects.toMatchObject(refused);
  await expect(signIn(request(store), credentials("nobody@bank.example"))).rejects.toMatchObject(refused);
});

test.each(["somebody", "nobody"])("guessing at the account of %s is slowed down alike", async (who) => {
  const email = who === "somebody" ? (await somebody(store)).email : "ghost@bank.example";
  const from = (n: number) => ({ address: `198.51.100.${n}` });
  for (let n = 1; n <= 5; n++)
    await expect(signIn(request(store, n, from(n)), credentials(email, "guess"))).rejects.toMatchObject({
      code: "invalid",
    });
  const blocked = { code: "too_many", reason: "sign_in_blocked" };
  await expect(signIn(request(store, 6, from(6)), credentials(email, "guess"))).rejects.toMatchObject(
    blocked,
  );
  await expect(signIn(request(store, 7, from(7)), credentials(email))).rejects.toMatchObject(blocked);
  await expect(signIn(request(store, 36, from(8)), credentials(email, "guess"))).rejects.toMatchObject({
    code: "invalid",
  });
  await expect(signIn(request(store, 36 + 59, from(9)), credentials(email, "guess"))).rejects.toMatchObject(
    blocked,
  );
});

test("a success makes the account start afresh", async () => {
  const { email } = await somebody(store);
  for (let n = 1; n <= 4; n++)
    await expect(signIn(request(store, n), credentials(email, "guess"))).rejects.toThrow();
  await signIn(request(store, 5), credentials(email));
  for (let n = 6; n <= 9; n++)
    await expect(signIn(request(store, n), credentials(email, "guess"))).rejects.toMatchObject({
      code: "invalid",
    });
});

test("fifty guesses at once get no further than one after the other", async () => {
  const { email } = await somebody(store);
  const from = { address: "192.0.2.77" };
  const guesses = Array.from({ length: 50 }, () =>
    signIn(request(store, 1, from), credentials(email, "guess")),
  );
  const codes = (await Promise.allSettled(guesses)).map(
    (guess) => guess.status === "rejected" && guess.reason.code,
  );
  expect(codes.filter((code) => code === "invalid")).toHaveLength(5);
  expect(codes.filter((code) => code === "too_many")).toHaveLength(45);
});

test("one address trying many accounts has to wait", async () => {
  const from = { address: "203.0.113.50" };
  for (let n = 0; n < 40; n++)
    await expect(
      signIn(request(store, n, from), credentials(`spray${n}@bank.example`)),
    ).rejects.toMatchObject({ code: "invalid" });
  await expect(signIn(request(store, 41, from), credentials("one-more@bank.example"))).rejects.toMatchObject({
    code: "too_many",
  });
  await expect(
    signIn(request(store, 41, { address: "203.0.113.51" }), credentials("one-more@bank.example")),
  ).rejects.toMatchObject({ code: "invalid" });
});

test("a refusal is in the log, without what was typed", async () => {
  const typed = "my password by mistake";
  await expect(
    signIn(request(store, 0, { address: "192.0.2.9" }), credentials(typed, typed)),
  ).rejects.toThrow();
  const filter = {
    actorId: undefined,
    action: "session.refused",
    subjectType: undefined,
    subjectId: undefined,
    from: undefined,
    until: undefined,
  };
  const [entry] = await entriesBefore(store.read, { filter, before: undefined, limit: 1 });
  expect(entry).toMatchObject({ subjectType: "unknown_account", actorId: null });
  expect(JSON.stringify(entry)).not.toContain(typed);
});

test("a session ends after twelve idle hours, and after seven days however busy", async () => {
  const { email } = await somebody(store);
  const { cookie } = await signIn(request(store), credentials(email));
  const at = (seconds: number) => readSession(request(store, seconds), cookieOf(cookie));
  expect(await at(11 * hours)).not.toBeNull();
  expect(await at(22 * hours)).not.toBeNull();
  expect(await at(22 * hours + 12 * hours)).toBeNull();

  const busy = cookieOf((await signIn(request(store), credentials(email))).cookie);
  for (let hour = 0; hour < 7 * 24; hour += 10)
    expect(await readSession(request(store, hour * hours), busy)).not.toBeNull();
  expect(await readSession(request(store, 7 * 24 * hours), busy)).toBeNull();
});

const codeAt = (secret: string, seconds: number) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: request(store, seconds).now.getTime(),
  });

async function withSecondFactor() {
  const person = await somebody(store);
  const ctx = contextOf(store, { personId: person.id });
  await beginSetUp(ctx, { password });
  const { secret } = (await secondFactorOf(store.read, person.id))!;
  await expect(confirmSetUp(ctx, { code: "000000" })).rejects.toMatchObject({ reason: "code_wrong" });
  const recovery = await confirmSetUp(ctx, { code: codeAt(secret, 0) });
  const ask = async (seconds: number) => {
    const asked = await signIn(request(store, seconds), credentials(person.email));
    expect(asked.next).toBe("code");
    return cookieOf(asked.cookie);
  };
  return { person, secret, recovery, ask };
}

test("with a second factor the password alone opens nothing; a code is good once", async () => {
  const { person, secret, ask } = await withSecondFactor();
  const challenge = await ask(60);
  expect(await readSession(request(store, 60), challenge)).toBeNull();
  const cookie = await signInWithCode(request(store, 61), challenge, codeAt(secret, 61));
  expect((await readSession(request(store, 62), cookieOf(cookie!)))?.person.id).toBe(person.id);
  expect(await signInWithCode(request(store, 62), challenge, codeAt(secret, 61))).toBeNull();
  const again = await ask(63);
  await expect(signInWithCode(request(store, 64), again, codeAt(secret, 61))).rejects.toMatchObject({
    reason: "code_wrong",
  });
});

test("five wrong codes, or five minutes, and the password is asked for again", async () => {
  const { secret, ask } = await withSecondFactor();
  const challenge = await ask(100);
  for (let n = 0; n < 4; n++)
    await expect(signInWithCode(request(store, 101), challenge, "123456")).rejects.toMatchObject({
      reason: "code_wrong",
    });
  expect(await signInWithCode(request(store, 101), challenge, "123456")).toBeNull();
  expect(await signInWithCode(request(store, 102), challenge, codeAt(secret, 102))).toBeNull();
  const late = await ask(200);
  expect(await signInWithCode(request(store, 501), late, codeAt(secret, 501))).toBeNull();
});

test("a recovery code signs in once", async () => {
  const { recovery, ask } = await withSecondFactor();
  expect(recovery).toHaveLength(10);
  expect(
    await signInWithCode(request(store, 301), await ask(300), ` ${recovery[0]!.toUpperCase()} `),
  ).not.toBeNull();
  await expect(signInWithCode(request(store, 303), await ask(302), recovery[0]!)).rejects.toMatchObject({
    reason: "code_wrong",
  });
});
