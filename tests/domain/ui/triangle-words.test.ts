import { expect, test } from "vitest";
import "~/messages/register.server";
import { formatFor, type Locale, localName, translator } from "~/platform/i18n";
import type { TriangleEdge, TriangleSeat } from "~/ui/triangle";
import { edgeFigures, textAlternative } from "~/ui/triangle/words";

const words = (locale: Locale) => ({
  t: translator(locale),
  f: formatFor(locale, "Asia/Shanghai"),
  name: (row: { name: string; nameEn: string }) => localName(locale, row),
});

const seats: TriangleSeat[] = [
  { discipline: "product", person: { name: "周敏", nameEn: "Zhou Min" } },
  { discipline: "data", person: { name: "沈雨桐", nameEn: "Shen Yutong" } },
  { discipline: "tech", person: { name: "陈立", nameEn: "Chen Li" } },
];
const edges: TriangleEdge[] = [
  { between: ["data", "product"], count: 18, medianHours: 62.4, returned: 3, health: "slow" },
  { between: ["tech", "product"], count: 34, medianHours: 19.2, returned: 0, health: "flowing" },
];
const drawn = { squadName: "Wealth Engine", seats, edges, attainment: { points: "94.16", coverage: 10_000 } };

test("the text alternative names seats, points and every edge", () => {
  expect(textAlternative(words("en"), drawn)).toBe(
    "Wealth Engine: Chen Li (Tech), Shen Yutong (Data), Zhou Min (Product). 94.16 joint points. " +
      "Tech–product flowing, 34 hand-offs, median wait 0.8 days; " +
      "Product–data slow, 18 hand-offs, median wait 2.6 days, 3 sent back; Tech–data without hand-offs.",
  );
  expect(textAlternative(words("zh-CN"), { ...drawn, squadName: "财富引擎" })).toBe(
    "财富引擎：陈立（技术），沈雨桐（数据），周敏（产品）。联合得分 94.16。" +
      "技术–产品顺畅，交接 34 次，中位等待 0.8 天；产品–数据偏慢，交接 18 次，中位等待 2.6 天，退回 3 次；技术–数据无交接。",
  );
});

test("a vacant seat, missing readings and a partial weight are said", () => {
  const vacant = textAlternative(words("en"), { ...drawn, seats: seats.slice(1), attainment: null });
  expect(vacant).toContain("Product lead vacant");
  expect(vacant).toContain("No readings yet.");
  expect(vacant).not.toMatch(/\b0 joint points|0\.00/);
  const partial = textAlternative(words("en"), { ...drawn, attainment: { points: "72.4", coverage: 8_000 } });
  expect(partial).toContain("72.40 joint points, on 80\u202f% of weight");
});

const edge: TriangleEdge = {
  between: ["tech", "data"],
  count: 26,
  medianHours: 30,
  returned: 7,
  health: "flowing",
};

test.each([
  ["a wait of days", {}, "26 · 1.3 d"],
  ["a wait under a tenth of a day", { medianHours: 1.6 }, "26 · 2 h"],
  ["a wait of minutes", { medianHours: 0.1 }, "26 · < 1 h"],
  ["no hand-off accepted yet", { medianHours: null }, "26"],
  ["a bouncing edge", { health: "bouncing" }, "26 · 7 back"],
  ["an edge without hand-offs", { health: "none", count: 0, medianHours: null }, ""],
] as const)("the figures of %s", (_case, change, text) => {
  expect(edgeFigures(words("en"), { ...edge, ...change })).toBe(text);
});
