import { expect, test } from "vitest";
import { keySteps, matchesKeys } from "~/ui/keys/match";

const pressed = (key: string, more: Partial<KeyboardEvent> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

test.each([
  ["v b", ["v", "b"]],
  ["1", ["1"]],
  [" ", [" "]],
  ["Shift+ArrowLeft", ["Shift+ArrowLeft"]],
])("%j is pressed as %j", (keys, steps) => {
  expect(keySteps(keys)).toEqual(steps);
});

test.each([
  ["[", pressed("["), true],
  ["f", pressed("F", { shiftKey: true }), true],
  ["f", pressed("f", { ctrlKey: true }), false],
  ["ArrowLeft", pressed("ArrowLeft", { shiftKey: true }), false],
  ["Shift+ArrowLeft", pressed("ArrowLeft", { shiftKey: true }), true],
  ["Mod+k", pressed("k", { metaKey: true }), true],
  ["1", pressed("1"), true],
])("%s on %o: %s", (keys, event, expected) => {
  expect(matchesKeys(event, keys)).toBe(expected);
});
