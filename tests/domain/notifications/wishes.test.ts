import { expect, test } from "vitest";
import {
  defaultHours,
  isDefault,
  isNotificationKind,
  notificationDefaults,
  notificationKinds,
  wishFor,
} from "~/domain/notifications";

test("without a choice the default holds, with one the choice", () => {
  const choices = new Map([["task.commented", { inApp: false, mail: "now" as const }]]);
  expect(wishFor({ choices, hours: defaultHours }, "task.commented")).toEqual({ inApp: false, mail: "now" });
  expect(wishFor({ choices, hours: defaultHours }, "task.blocked")).toEqual(
    notificationDefaults["task.blocked"],
  );
  expect(wishFor({ choices: new Map(), hours: defaultHours }, "task.commented")).toEqual(
    notificationDefaults["task.commented"],
  );
});

test("a choice that says what the default says is none", () => {
  expect(isDefault("task.commented", { inApp: true, mail: "digest" })).toBe(true);
  expect(isDefault("task.commented", { inApp: true, mail: "now" })).toBe(false);
  expect(isDefault("task.commented", { inApp: false, mail: "digest" })).toBe(false);
});

test("kinds are known by their names alone", () => {
  expect(notificationKinds.every(isNotificationKind)).toBe(true);
  expect(isNotificationKind("toString")).toBe(false);
  expect(isNotificationKind("task.renamed")).toBe(false);
});
