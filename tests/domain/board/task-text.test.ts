import fc from "fast-check";
import { expect, test } from "vitest";
import { labelSlug, type Mentionable, mentionsIn, taskKeysIn } from "~/domain/board";

const people: Mentionable[] = [
  { id: "shen", name: "沈雨桐", nameEn: "Shen Yutong", email: "shen.yutong@bank.example" },
  { id: "chen", name: "陈立", nameEn: "Chen Li", email: "chen.li@bank.example" },
  { id: "chenlin", name: "陈立林", nameEn: "Chen Lilin", email: "chen.lilin@bank.example" },
  { id: "wang1", name: "王伟", nameEn: "Wang Wei", email: "wang.wei@bank.example" },
  { id: "wang2", name: "王伟", nameEn: "Wang Wei", email: "wang.wei2@bank.example" },
];
const who = (text: string) => mentionsIn(text, people).map(({ personId }) => personId);

test.each([
  ["@沈雨桐请看一下", ["shen"]],
  ["(@shen yutong) please", ["shen"]],
  ["@Chen.Li, and @SHEN.YUTONG.", ["chen", "shen"]],
  ["@陈立林", ["chenlin"]],
  ["@chen lilin", ["chenlin"]],
  ["@chen lilinx", []],
  ["mail shen@沈雨桐.example", []],
  ["@@沈雨桐", ["shen"]],
  ["@王伟", []],
  ["@wang.wei2 but not the other", ["wang2"]],
  ["@nobody @", []],
] as const)("%s mentions %j", (text, expected) => {
  expect(who(text)).toEqual(expected);
});

test("a mention's range is the @ and the name as typed", () => {
  const text = "ask @Chen Li today";
  const [mention] = mentionsIn(text, people);
  expect(text.slice(mention!.start, mention!.end)).toBe("@Chen Li");
});

test("whatever the text, ranges lie in it, in order and apart, and begin with @", () => {
  const parts = fc.array(
    fc.oneof(fc.constantFrom("@", "@沈雨桐", "@chen.li", "@Chen Li", " ", "王伟"), fc.string()),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(parts, (some) => {
      const text = some.join("");
      let last = 0;
      for (const { start, end } of mentionsIn(text, people)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(text[start]).toBe("@");
        expect(end).toBeLessThanOrEqual(text.length);
        last = end;
      }
    }),
  );
});

test.each([
  ["see WLT-142 and CRD-7.", ["WLT-142", "CRD-7"]],
  ["见WLT-142。", ["WLT-142"]],
  ["xWLT-1 WLT-1x wlt-1 WLT-1-2 A-1 W-", []],
  ["WLT-12345678", []],
] as const)("%s names the tasks %j", (text, keys) => {
  expect(taskKeysIn(text).map(({ key }) => key)).toEqual(keys);
});

test.each([
  ["Risk", "risk"],
  ["  #Q4  Launch ", "q4-launch"],
  ["数据接口", "数据接口"],
  ["ＡＢ", "ab"],
  ["##", ""],
])("the label %j is found as %j", (name, slug) => {
  expect(labelSlug(name)).toBe(slug);
});
