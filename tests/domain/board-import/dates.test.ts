import fc from "fast-check";
import { expect, test } from "vitest";
import { dateReader, dayOrderOf } from "~/domain/board-import/dates";
import { hoursOf } from "~/domain/board-import/table-cells";
import { wikiToMarkdown } from "~/domain/board-import/wiki-markup";

const shanghai = dateReader({ timeZone: "Asia/Shanghai", dayOrder: "dmy" });
const newYork = dateReader({ timeZone: "America/New_York", dayOrder: "mdy" });

test.each([
  ["24/Nov/26 3:04 PM", "2026-11-24T07:04:00.000Z"],
  ["24/Nov/26 12:04 AM", "2026-11-23T16:04:00.000Z"],
  ["24/Nov/2026 15:04", "2026-11-24T07:04:00.000Z"],
  ["24-Nov-26", "2026-11-23T16:00:00.000Z"],
  ["24/十一月/26 3:04 下午", "2026-11-24T07:04:00.000Z"],
  ["24/11月/26 3:04 上午", "2026-11-23T19:04:00.000Z"],
  ["2026-11-24T15:04:05.000+0000", "2026-11-24T15:04:05.000Z"],
  ["2026-11-24T15:04:05Z", "2026-11-24T15:04:05.000Z"],
  ["2026-11-24 15:04", "2026-11-24T07:04:00.000Z"],
  ["2026/11/24 15:04:09", "2026-11-24T07:04:09.000Z"],
  ["2026年11月24日 下午3:04", "2026-11-24T07:04:00.000Z"],
  ["2026年11月24日", "2026-11-23T16:00:00.000Z"],
  ["24.11.2026", "2026-11-23T16:00:00.000Z"],
  ["Nov 24, 2026, 3:04 PM", "2026-11-24T07:04:00.000Z"],
])("%s", (text, instant) => {
  expect(shanghai.instant(text)).toBe(instant);
});

test.each(["", "soon", "31/Feb/26", "2026-13-01", "25:00", "24/Nov", "2026-11-24 25:00", "x".repeat(200)])(
  "%j is no date",
  (text) => {
    expect(shanghai.instant(text)).toBeNull();
    expect(shanghai.day(text)).toBeNull();
  },
);

test("numeric dates follow the order, and the file tells it where one part is over twelve", () => {
  expect(shanghai.day("03/04/2026")).toBe("2026-04-03");
  expect(newYork.day("03/04/2026")).toBe("2026-03-04");
  expect(dayOrderOf(["03/04/2026", "13/04/2026"])).toBe("dmy");
  expect(dayOrderOf(["03/04/2026", "3/14/26 1:00 PM"])).toBe("mdy");
  expect(dayOrderOf(["03/04/2026", "2026-01-31", ""])).toBeNull();
});

test("a day with a zone is the organisation's day, one without is as written", () => {
  expect(shanghai.day("2026-11-24T20:00:00Z")).toBe("2026-11-25");
  expect(shanghai.day("2026-11-24T20:00:00")).toBe("2026-11-24");
});

test("an instant written in the zone's own time is read back as the same instant, also around clock changes", () => {
  const written = new Intl.DateTimeFormat("sv-SE", {
    timeZone: "America/New_York",
    dateStyle: "short",
    timeStyle: "medium",
  });
  const seconds = fc.integer({ min: Date.UTC(1990, 0) / 1_000, max: Date.UTC(2060, 0) / 1_000 });
  fc.assert(
    fc.property(seconds, (second) => {
      const read = newYork.instant(written.format(second * 1_000));
      const apart = Math.abs(Date.parse(read!) - second * 1_000);
      // The hour that the clocks show twice can be either of the two.
      expect([0, 3_600_000]).toContain(apart);
      if (apart !== 0) expect(written.format(Date.parse(read!))).toBe(written.format(second * 1_000));
    }),
  );
});

test.each([
  ["57600", true, 16],
  ["900", true, 1],
  ["3,5", false, 4],
  ["1w 2d 3h", false, 59],
  ["90m", false, 2],
  ["3天", false, 24],
  ["0", false, null],
  ["three", false, null],
  ["1w or so", false, null],
  ["-4", false, null],
])("estimate %s (seconds: %s) is %s", (text, seconds, hours) => {
  expect(hoursOf(text, { seconds })).toBe(hours);
});

test.each([
  ["* one\n** two\n# first", "- one\n  - two\n1. first"],
  ["bq. said", "> said"],
  ["{quote}a\nb{quote}", "> a\n> b"],
  ["{noformat}\n*raw*\n{noformat}", "```\n*raw*\n```"],
  ["{{code}} and -gone- and +new+", "`code` and ~~gone~~ and new"],
  ["[https://a.example] !pic.png|thumbnail!", "<https://a.example> `pic.png`"],
  ["{panel:title=Note|borderStyle=x}\nin\n{panel}", "**Note**\nin"],
  ["plain 2*3*4 text, a-b-c", "plain 2*3*4 text, a-b-c"],
  ["{code}never closed", "```\nnever closed\n```"],
])("wiki markup %j", (wiki, markdown) => {
  expect(wikiToMarkdown(wiki)).toBe(markdown);
});

test("no text takes long or breaks: ten thousand marks in a row", () => {
  for (const mark of ["*a ", "[", "{code}", "{", "!a", "||", "{{", "h1. *", "-a-"]) {
    expect(typeof wikiToMarkdown(mark.repeat(10_000))).toBe("string");
  }
});
