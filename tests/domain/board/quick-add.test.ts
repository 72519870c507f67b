import fc from "fast-check";
import { expect, test } from "vitest";
import { escapeTitle, quickLines, readDay, readQuickLine, whoIsMeant } from "~/domain/board";

/** A Tuesday. */
const today = "2026-11-24";
const read = (line: string) => readQuickLine(line, today);
const kinds = (line: string) => read(line).marks.map(({ kind }) => kind);

test("a line says who, what kind, how urgent, whose and until when", () => {
  const { title, marks } = read(
    "Retry policy @wang #risk !high >data due:fri kpi:WEALTH-AUM est:4h start:+1d",
  );
  expect(title).toBe("Retry policy");
  expect(marks.map(({ raw: _, ...mark }) => mark)).toEqual([
    { kind: "person", text: "wang" },
    { kind: "label", name: "risk" },
    { kind: "priority", priority: "high" },
    { kind: "discipline", discipline: "data" },
    { kind: "due", day: "2026-11-27" },
    { kind: "kpi", code: "WEALTH-AUM" },
    { kind: "estimate", hours: 4 },
    { kind: "start", day: "2026-11-25" },
  ]);
});

test("Chinese words and a Chinese keyboard's signs mean the same", () => {
  const { title, marks } = read("补齐标签口径 ＠王磊 ＃风险 ！高 ＞数据 到期：周五 指标:WEALTH-AUM 预估:2天");
  expect(title).toBe("补齐标签口径");
  expect(marks.map(({ raw: _, ...mark }) => mark)).toEqual([
    { kind: "person", text: "王磊" },
    { kind: "label", name: "风险" },
    { kind: "priority", priority: "high" },
    { kind: "discipline", discipline: "data" },
    { kind: "due", day: "2026-11-27" },
    { kind: "kpi", code: "WEALTH-AUM" },
    { kind: "estimate", hours: 16 },
  ]);
});

test.each([
  ["today", "2026-11-24"],
  ["今天", "2026-11-24"],
  ["tomorrow", "2026-11-25"],
  ["明天", "2026-11-25"],
  ["后天", "2026-11-26"],
  ["tue", "2026-11-24"],
  ["Mon", "2026-11-30"],
  ["sunday", "2026-11-29"],
  ["周二", "2026-11-24"],
  ["周一", "2026-11-30"],
  ["星期天", "2026-11-29"],
  ["本周一", "2026-11-23"],
  ["下周一", "2026-11-30"],
  ["下周日", "2026-12-06"],
  ["+3d", "2026-11-27"],
  ["+2w", "2026-12-08"],
  ["3天后", "2026-11-27"],
  ["2026-12-01", "2026-12-01"],
  ["12-01", "2026-12-01"],
  ["1/5", "2027-01-05"],
  ["12月1日", "2026-12-01"],
  ["02-29", "2028-02-29"],
  ["2026-02-30", null],
  ["13-01", null],
  ["someday", null],
  ["constructor", null],
  ["+3000d", null],
  ["", null],
] as const)("due:%s is %s", (word, day) => {
  expect(readDay(word, today)).toBe(day);
});

test.each([
  ["Mail wang@bank.example", "Mail wang@bank.example", []],
  ["Fix #123 !soon >legal due:someday est:0h @ #", "Fix #123 !soon >legal due:someday est:0h @ #", []],
  ["a !high b !low", "a b !low", ["priority"]],
  ["\\@wang keeps his name \\due:fri", "@wang keeps his name due:fri", []],
  ["\\\\@wang C:\\path \\n", "\\@wang C:\\path \\n", []],
  ["@a @b #x #y", "", ["person", "person", "label", "label"]],
  ["  spaced \t out  ", "spaced out", []],
] as const)("%s → %s", (line, title, found) => {
  expect(read(line).title).toBe(title);
  expect(kinds(line)).toEqual(found);
});

const wordOf = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 12 }),
  fc.constantFrom(
    "@",
    "@wang",
    "#risk",
    "#12",
    "!high",
    "!高",
    ">data",
    "due:fri",
    "due:",
    "kpi:X",
    "est:4h",
    "\\@x",
  ),
  fc
    .tuple(fc.constantFrom("@", "#", "!", ">", "\\", "due:", "est:", "＃"), fc.string({ maxLength: 8 }))
    .map((p) => p.join("")),
);
const lines = fc.array(wordOf, { maxLength: 20 }).map((words) => words.join(" "));

test("no word is lost: each is a mark or stands in the title, at most without one backslash", () => {
  fc.assert(
    fc.property(lines, (line) => {
      const { title, marks } = read(line);
      const words = line.split(/\s+/).filter((word) => word !== "");
      const left = title === "" ? [] : title.split(" ");
      expect(left.length + marks.length).toBe(words.length);
      const raws = marks.map(({ raw }) => raw);
      // A word that stands twice may be a mark here and part of the title there: how many words of the title each reading has used.
      let used = new Set([0]);
      words.forEach((word, i) => {
        const next = new Set<number>();
        for (const at of used) {
          if (left[at] === word || (word.startsWith("\\") && left[at] === word.slice(1))) next.add(at + 1);
          if (raws[i - at] === word) next.add(at);
        }
        used = next;
      });
      expect(used).toContain(left.length);
    }),
  );
});

test("any title can be written so that it is read literally", () => {
  fc.assert(
    fc.property(lines, (line) => {
      const title = line.trim().split(/\s+/).join(" ");
      expect(read(escapeTitle(title, today))).toEqual({ title, marks: [] });
    }),
  );
});

test("a pasted list is one line a task, without its bullets", () => {
  expect(quickLines("- one #a\r\n\n * two\n3. three\n[ ] four\n- [x] five\n")).toEqual([
    "one #a",
    "two",
    "3. three",
    "four",
    "five",
  ]);
});

const person = (name: string, nameEn: string, email: string) => ({ id: email, name, nameEn, email });
const people = [
  person("王磊", "Wang Lei", "wang.lei@bank.example"),
  person("王蕾", "Wang Lei", "wang.lei2@bank.example"),
  person("王", "Wang Anqi", "wang.anqi@bank.example"),
  person("沈雨桐", "Shen Yutong", "shen.yutong@bank.example"),
];
const meant = (text: string) => whoIsMeant(text, people).map(({ email }) => email.split("@")[0]);

test.each([
  ["shen", ["shen.yutong"]],
  ["Yutong", ["shen.yutong"]],
  ["YutongShen", ["shen.yutong"]],
  ["沈雨", ["shen.yutong"]],
  ["wang.lei", ["wang.lei", "wang.lei2"]],
  ["wang.lei2", ["wang.lei2"]],
  ["王磊", ["wang.lei"]],
  ["王", ["wang.anqi"]],
  ["wang", ["wang.lei", "wang.lei2", "wang.anqi"]],
  ["zhao", []],
  ["...", []],
])("@%s means %j", (text, expected) => {
  expect(meant(text)).toEqual(expected);
});
