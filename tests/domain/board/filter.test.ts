import fc from "fast-check";
import { expect, test } from "vitest";
import {
  categories,
  countConditions,
  dueWords,
  everyTask,
  filterParameters,
  printTaskFilter,
  priorities,
  readTaskFilter,
  type TaskFilter,
} from "~/domain/board";
import { disciplines } from "~/domain/org/discipline";

const read = (query: string) => readTaskFilter(new URLSearchParams(query));

const word = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 30 })
  .map((text) => [...text.replaceAll("\0", "")].slice(0, 100).join("").trim())
  .filter((text) => text !== "");
const day = fc
  .date({ min: new Date("1990-01-01"), max: new Date("2090-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const range = fc
  .tuple(fc.option(day), fc.option(day))
  .map(([a, b]) => (a !== null && b !== null && a > b ? { from: b, to: a } : { from: a, to: b }));
const some = <T extends string>(all: readonly T[]) => fc.uniqueArray(fc.constantFrom(...all));
const filters: fc.Arbitrary<TaskFilter> = fc.record({
  text: fc.oneof(word, fc.constant("")),
  people: fc.uniqueArray(fc.oneof(word, fc.constantFrom("me", "nobody")), { maxLength: 20 }),
  disciplines: some(disciplines),
  labels: fc.uniqueArray(word, { maxLength: 20 }),
  priorities: some(priorities),
  kpis: fc.uniqueArray(word, { maxLength: 20 }),
  columns: fc.uniqueArray(word, { maxLength: 20 }),
  categories: some(categories),
  due: fc.constantFrom("" as const, ...dueWords),
  dueIn: range,
  created: range,
  finished: range,
  waiting: fc.boolean(),
  blocked: fc.boolean(),
});

test("the address of a filter reads back as the same filter", () => {
  fc.assert(
    fc.property(filters, (filter) => {
      expect(readTaskFilter(printTaskFilter(filter))).toEqual(filter);
      expect(read(printTaskFilter(filter).toString())).toEqual(filter);
    }),
  );
});

test("any address reads as a filter, and its printed form means the same", () => {
  const pairs = fc.array(
    fc.tuple(
      fc.oneof(fc.constantFrom(...filterParameters), fc.string()),
      fc.oneof(
        fc.string({ unit: "binary", maxLength: 300 }),
        day,
        fc.constantFrom("me", "tech", "overdue", "high"),
      ),
    ),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(pairs, (search) => {
      const filter = readTaskFilter(new URLSearchParams(search));
      expect(readTaskFilter(printTaskFilter(filter))).toEqual(filter);
      expect(JSON.stringify(filter)).not.toContain("\\u0000");
      expect(filter.people.length).toBeLessThanOrEqual(20);
      expect([...filter.text].length).toBeLessThanOrEqual(100);
    }),
  );
});

test.each([
  ["q=+needle+", { text: "needle" }],
  ["who=me&who=nobody&who=me", { people: ["me", "nobody"] }],
  ["discipline=tech&discipline=legal", { disciplines: ["tech"] }],
  ["priority=urgent&priority=later", { priorities: ["urgent"] }],
  ["category=doing&category=limbo", { categories: ["doing"] }],
  ["due=tomorrowish", {}],
  ["due=week&waiting&blocked=1", { due: "week", waiting: true, blocked: true }],
  ["dueFrom=2026-12-31&dueTo=2026-12-01", { dueIn: { from: "2026-12-01", to: "2026-12-31" } }],
  ["dueFrom=2026-02-31", {}],
  ["createdFrom=2026-01-01", { created: { from: "2026-01-01", to: null } }],
  ["in=c1&kpi=m1&label=risk", { columns: ["c1"], kpis: ["m1"], labels: ["risk"] }],
] as const)("%s", (query, expected) => {
  expect(read(query)).toEqual({ ...everyTask, ...expected });
});

test("a link from before there were several people, disciplines and KPIs keeps its meaning", () => {
  const old = read("q=limit&who=nobody&discipline=data&kpi=m7&due=overdue&waiting=1&blocked=1");
  expect(old).toEqual({
    ...everyTask,
    text: "limit",
    people: ["nobody"],
    disciplines: ["data"],
    kpis: ["m7"],
    due: "overdue",
    waiting: true,
    blocked: true,
  });
});

test("each kind of condition counts once", () => {
  expect(countConditions(everyTask)).toBe(0);
  expect(countConditions(read("who=a&who=b&q=x&dueFrom=2026-01-01&dueTo=2026-02-01&blocked=1"))).toBe(4);
});
