import { expect, test } from "vitest";
import { keepsItsKeys, matchesKeys } from "~/ui/keys/match";
import { createRegistry } from "~/ui/keys/registry";
import type { Hit } from "~/ui/palette";
import { choiceAfter, entriesFor, grouped, isMeant } from "~/ui/palette/entries";

const pressed = (key: string, more: Partial<KeyboardEvent> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

test.each([
  ["[", pressed("["), true],
  ["[", pressed("]"), false],
  ["[", pressed("[", { ctrlKey: true }), false],
  ["h", pressed("H", { shiftKey: true }), true],
  ["?", pressed("?", { shiftKey: true }), true],
  ["+", pressed("+", { shiftKey: true }), true],
  ["h", pressed("h", { altKey: true }), false],
  ["ArrowLeft", pressed("ArrowLeft"), true],
  ["ArrowLeft", pressed("ArrowLeft", { shiftKey: true }), false],
  ["Shift+ArrowLeft", pressed("ArrowLeft", { shiftKey: true }), true],
  ["Mod+Enter", pressed("Enter", { metaKey: true }), true],
  ["Mod+Enter", pressed("Enter", { ctrlKey: true }), true],
  ["Mod+Enter", pressed("Enter"), false],
] as const)("%s is pressed by %o: %s", (keys, event, matches) => {
  expect(matchesKeys(event, keys)).toBe(matches);
});

const element = (
  tagName: string,
  more: { type?: string; isContentEditable?: boolean; inside?: string } = {},
) => ({
  tagName,
  isContentEditable: false,
  closest: (selector: string) => (more.inside && selector.includes(more.inside) ? {} : null),
  ...more,
});

test.each([
  [null, false],
  [element("DIV"), false],
  [element("INPUT", { type: "text" }), true],
  [element("INPUT", { type: "search" }), true],
  [element("INPUT", { type: "checkbox" }), false],
  [element("TEXTAREA"), true],
  [element("SELECT"), true],
  [element("DIV", { isContentEditable: true }), true],
  [element("BUTTON", { inside: '[role="dialog"]' }), true],
  [element("BUTTON", { inside: '[role="menu"]' }), true],
] as const)("keys typed into %o stay there: %s", (target, stays) => {
  expect(keepsItsKeys(target)).toBe(stays);
});

test("what a component offers is replaced by its next offer and gone when it withdraws", () => {
  const registry = createRegistry<string>();
  const [board, card] = [Symbol("board"), Symbol("card")];
  registry.offer(board, ["a", "b"]);
  registry.offer(card, ["c"]);
  registry.offer(board, ["d"]);
  expect(registry.all()).toEqual(["d", "c"]);
  registry.withdraw(board);
  expect(registry.all()).toEqual(["c"]);
});

const hit = (kind: Hit["kind"], id: string): Hit => ({
  kind,
  id,
  name: id,
  nameEn: id,
  note: "",
  to: `/${id}`,
});
const pages = [
  { id: "squads", label: "Squads", keywords: "铁三角", to: "/squads" },
  { id: "home", label: "Home", to: "/" },
];
const actions = [{ id: "create", label: "Create a task", keys: "c", run: () => undefined }];
const entries = (text: string, hits: Hit[] = []) =>
  entriesFor({ text, actions, pages, hits, name: (found) => found.nameEn }).map(({ id }) => id);

test("an empty palette offers everything that can be done and every page, but no earlier hits", () => {
  expect(entries("", [hit("task", "t1")])).toEqual(["action-create", "page-squads", "page-home"]);
});

test("typing keeps what is meant, then adds what was found, kind by kind", () => {
  expect(entries("squad", [hit("person", "p1"), hit("squad", "s1")])).toEqual([
    "page-squads",
    "squad-s1",
    "person-p1",
  ]);
  expect(entries("铁三角")).toEqual(["page-squads"]);
  expect(entries("task create")).toEqual(["action-create"]);
});

test("every word has to be meant", () => {
  expect(isMeant({ label: "Create a task" }, "create  TASK")).toBe(true);
  expect(isMeant({ label: "Create a task" }, "create board")).toBe(false);
});

test("groups keep every entry's place in the list", () => {
  const list = entriesFor({ text: "", actions, pages, hits: [], name: () => "" });
  expect(
    grouped(list).map(({ group, entries: members }) => [group, members.map(({ index }) => index)]),
  ).toEqual([
    ["action", [0]],
    ["page", [1, 2]],
  ]);
});

test.each([
  ["ArrowDown", 4, 0],
  ["ArrowDown", 0, 1],
  ["ArrowUp", 0, 4],
  ["PageDown", 1, 4],
  ["PageUp", 3, 0],
  ["a", 1, null],
] as const)("%s moves the choice from %i to %s of five", (key, index, next) => {
  expect(choiceAfter(key, { index, count: 5 })).toBe(next);
});

test("nothing to choose from, nothing to move to", () => {
  expect(choiceAfter("ArrowDown", { index: 0, count: 0 })).toBeNull();
});
