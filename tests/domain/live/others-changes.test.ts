import { expect, test } from "vitest";
import { alreadyShown, othersChange } from "~/features/board/others-changes";
import type { LiveMessage } from "~/platform/live/message";

const shen = { id: "shen", name: "沈雨桐", nameEn: "Shen Yutong" };
const card = (id: string, more: { columnId?: string; version?: number; pending?: boolean } = {}) => ({
  id,
  key: `WLT-${id}`,
  columnId: more.columnId ?? "ready",
  version: more.version ?? 1,
  handoff: more.pending
    ? { from: "tech" as const, to: "data" as const, pending: true, hours: 0, returns: 0 }
    : null,
});
const message = (id: string, more: Partial<LiveMessage> = {}): LiveMessage => ({
  id: `event-${id}`,
  topic: "squad:one",
  subject: { type: "task", id },
  version: 2,
  actor: shen,
  ...more,
});
const change = (
  before: ReturnType<typeof card>[],
  after: ReturnType<typeof card>[],
  messages: LiveMessage[],
) => othersChange({ before, after, messages, selfId: "me" });

test.each([
  ["another column", [card("1")], [card("1", { columnId: "doing" })], { what: "moved", columnId: "doing" }],
  ["a card that was not there", [], [card("1")], { what: "came" }],
  ["a card that is gone", [card("1")], [], { what: "went" }],
  ["a hand-off that waits", [card("1")], [card("1", { pending: true })], { what: "offered" }],
  [
    "a hand-off that waited before",
    [card("1", { pending: true })],
    [card("1", { pending: true })],
    { what: "changed" },
  ],
  ["the same place", [card("1")], [card("1", { version: 2 })], { what: "changed" }],
] as const)("%s", (_, before, after, wanted) => {
  expect(change([...before], [...after], [message("1")])).toEqual({ key: "WLT-1", who: shen, ...wanted });
});

test("what the reader did, what has no actor and what a filter hides says nothing", () => {
  const self = { id: "me", name: "陈立", nameEn: "Chen Li" };
  expect(change([card("1")], [], [message("1", { actor: self })])).toBeNull();
  expect(change([card("1")], [], [message("1", { actor: null })])).toBeNull();
  expect(change([card("1")], [card("1")], [message("hidden")])).toBeNull();
  expect(change([card("1")], [], [message("1", { subject: { type: "column", id: "1" } })])).toBeNull();
});

test("many changes of one person are one line, a card counted once", () => {
  const before = [card("1"), card("2")];
  const after = [card("1", { columnId: "doing" }), card("2", { columnId: "doing" })];
  const messages = [message("1"), message("1", { id: "again" }), message("2")];
  expect(change(before, after, messages)).toEqual({ what: "many", who: shen, count: 2 });
});

test("nothing is fetched for what the cards already show", () => {
  expect(alreadyShown([card("1", { version: 2 })], [message("1")])).toBe(true);
  expect(alreadyShown([card("1", { version: 1 })], [message("1")])).toBe(false);
  expect(alreadyShown([], [message("1")])).toBe(false);
  expect(alreadyShown([card("1", { version: 9 })], [message("1", { version: null })])).toBe(false);
  expect(
    alreadyShown([card("1", { version: 9 })], [message("1", { subject: { type: "column", id: "1" } })]),
  ).toBe(false);
});
