import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type CurrentReading,
  canonicalDecimal,
  checkBatch,
  isoDay,
  planReadings,
  pointKey,
  type ReadingInput,
  readingProblems,
  sameNumber,
  sourceOf,
} from "~/domain/metrics";

const today = "2026-11-24";
const good: ReadingInput = { metric: "AUM", date: "2026-11-24", value: "24.1", segment: "", note: "" };

test.each([
  ["as it should be", {}, []],
  ["a negative value", { value: "-0.001" }, []],
  ["leading zeros", { value: "000000000000000000000000000012" }, []],
  ["24 digits and 12 places", { value: `${"9".repeat(24)}.${"9".repeat(12)}` }, []],
  ["25 digits", { value: "9".repeat(25) }, ["value reading_value_long"]],
  ["13 places", { value: "0.0000000000001" }, ["value reading_value_long"]],
  ["an exponent", { value: "1e3" }, ["value reading_value"]],
  ["a bare point", { value: ".5" }, ["value reading_value"]],
  ["a plus", { value: "+5" }, ["value reading_value"]],
  ["nothing", { value: "" }, ["value reading_value"]],
  ["a day that does not exist", { date: "2026-02-29" }, ["date reading_day"]],
  ["a leap day", { date: "2024-02-29" }, []],
  ["tomorrow", { date: "2026-11-25" }, ["date reading_day_future"]],
  ["the last century", { date: "1926-11-24" }, ["date reading_day_early"]],
  ["a long segment", { segment: "x".repeat(61) }, ["segment reading_segment"]],
  ["a control character", { note: "a\u0000b" }, ["note reading_note"]],
  ["lines in a note", { note: "a\nb" }, []],
  ["several at once", { date: "x", value: "y" }, ["date reading_day", "value reading_value"]],
])("%s", (_, change, expected) => {
  const problems = readingProblems({ ...good, ...change }, { today });
  expect(problems.map(({ field, reason }) => `${field} ${reason}`)).toEqual(expected);
});

test.each([
  ["007.50", "7.50"],
  ["-007", "-7"],
  ["-0.00", "0.00"],
  ["0", "0"],
  ["00", "0"],
  ["-0.010", "-0.010"],
])("%s is stored as %s", (text, stored) => {
  expect(canonicalDecimal(text)).toBe(stored);
});

const decimalText = fc
  .tuple(fc.boolean(), fc.nat({ max: 99999 }), fc.nat({ max: 4 }), fc.nat({ max: 3 }))
  .map(([negative, units, places, zeros]) => {
    const digits = String(units).padStart(places + 1, "0");
    const point = digits.length - places;
    const fraction = places > 0 ? `.${digits.slice(point)}` : "";
    return `${negative ? "-" : ""}${"0".repeat(zeros)}${digits.slice(0, point)}${fraction}`;
  });

test("two texts are the same number exactly when their values are equal", () => {
  fc.assert(
    fc.property(decimalText, decimalText, (a, b) => {
      expect(sameNumber(a, b)).toBe(Number(a) === Number(b));
    }),
  );
  expect(sameNumber("100", "1")).toBe(false);
  expect(sameNumber("1.0", "01")).toBe(true);
  expect(sameNumber("-0", "0.00")).toBe(true);
});

const point = (day: string, value: string, segment = "") => ({
  metricId: "m",
  day,
  segment,
  value,
  note: "",
});
const known = (...rows: CurrentReading[]) => new Map(rows.map((row) => [pointKey(row), row]));

test("a new point is revision 1, another value the next revision, the same number nothing", () => {
  const current = known(
    { metricId: "m", segment: "", day: "2026-01-01", revision: 3, value: "1.0" },
    { metricId: "m", segment: "", day: "2026-01-02", revision: 1, value: "2" },
  );
  const plan = planReadings(
    [point("2026-01-01", "1"), point("2026-01-02", "-02.5"), point("2026-01-02", "7", "EAST")],
    current,
  );
  expect(plan.inserts.map(({ day, segment, value, revision }) => [day, segment, value, revision])).toEqual([
    ["2026-01-02", "", "-2.5", 2],
    ["2026-01-02", "EAST", "7", 1],
  ]);
  expect(plan.corrections).toEqual([
    { index: 1, metricId: "m", segment: "", day: "2026-01-02", from: "2", to: "-2.5" },
  ]);
  expect(plan).toMatchObject({ unchanged: 1, clashes: [] });
});

test("applying a batch twice does nothing the second time, and every item is accounted for", () => {
  const items = fc.array(
    fc.record({ day: fc.constantFrom("2026-01-01", "2026-01-02", "2026-01-03"), value: decimalText }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(items, (rows) => {
      const batch = rows.map(({ day, value }) => point(day, value));
      const first = planReadings(batch, new Map());
      expect(first.inserts.length + first.unchanged + first.clashes.length).toBe(batch.length);
      const second = planReadings(batch, known(...first.inserts));
      expect(second.inserts).toEqual([]);
      expect(second.clashes).toEqual(first.clashes);
    }),
  );
});

test("every problem of every item is told, with its place", () => {
  const metrics = new Map([
    ["AUM", { id: "1", ownerId: "me", archivedAt: null }],
    ["OLD", { id: "2", ownerId: "me", archivedAt: new Date(0) }],
    ["THEIRS", { id: "3", ownerId: "them", archivedAt: null }],
  ]);
  const items = [
    good,
    { ...good, metric: "OLD" },
    { ...good, metric: "THEIRS", value: "x" },
    { ...good, metric: "NONE" },
    { ...good, metric: "" },
  ];
  const { readings, problems } = checkBatch(items, {
    today,
    metrics,
    mayRecord: ({ ownerId }) => ownerId === "me",
  });
  expect(problems.map(({ index, field, reason }) => [index, field, reason])).toEqual([
    [1, "metric", "reading_metric_archived"],
    [2, "metric", "reading_metric_forbidden"],
    [2, "value", "reading_value"],
    [3, "metric", "reading_metric_unknown"],
    [4, "metric", "required"],
  ]);
  expect(readings[0]).toEqual({ metricId: "1", segment: "", day: "2026-11-24", value: "24.1", note: "" });
});

test.each([
  ["2026-1-5", "2026-01-05"],
  ["2026/01/05", "2026-01-05"],
  ["2026.1.5", "2026-01-05"],
  ["20260105", "2026-01-05"],
  ["2026年1月5日", "2026-01-05"],
  ["5.1.2026", "5.1.2026"],
  ["2026-13-45", "2026-13-45"],
])("the date %s is read as %s", (text, day) => {
  expect(isoDay(text)).toBe(day);
});

test.each([
  ["hand", { kind: "hand", name: "" }],
  ["file:八月.csv", { kind: "file", name: "八月.csv" }],
  ["api:data-platform", { kind: "api", name: "data-platform" }],
  ["数据中台", { kind: "named", name: "数据中台" }],
])("the source %s", (stored, expected) => {
  expect(sourceOf(stored)).toEqual(expected);
});
