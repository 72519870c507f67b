import { expect, test } from "vitest";
import { deviceOf, invitationState, roleRefusal } from "~/domain/identity";

const chrome =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

test.each([
  [chrome, "Chrome", "Windows"],
  [`${chrome} Edg/140.0`, "Edge", "Windows"],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Mobile Safari/604.1",
    "Safari",
    "iOS",
  ],
  [
    "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36 wxwork/4.1",
    "WeCom",
    "Android",
  ],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox", "Linux"],
  ["curl/8.0", null, null],
])("%s", (userAgent, browser, system) => {
  expect(deviceOf(userAgent)).toEqual({ browser, system });
});

const at = (day: number) => new Date(Date.UTC(2026, 10, day));

test.each([
  ["open", { expiresAt: at(8), usedAt: null, revokedAt: null }],
  ["expired", { expiresAt: at(7), usedAt: null, revokedAt: null }],
  ["revoked", { expiresAt: at(8), usedAt: null, revokedAt: at(2) }],
  ["used", { expiresAt: at(5), usedAt: at(4), revokedAt: null }],
] as const)("an invitation is %s", (state, invitation) => {
  expect(invitationState(invitation, at(7))).toBe(state);
});

test.each([
  ["the only administrator gives the role up", [], 0, "last_administrator"],
  ["one of two gives it up", [], 1, null],
  ["the only one takes HR as well", ["administrator", "hr"], 0, null],
  ["an auditor alone", ["auditor"], 1, null],
  ["an auditor who is HR too", ["auditor", "hr"], 1, "auditor_apart"],
  ["an auditor who is administrator too", ["auditor", "administrator"], 1, "auditor_apart"],
] as const)("%s", (_, after, otherAdministrators, expected) => {
  expect(roleRefusal({ after, otherAdministrators })).toBe(expected);
});
