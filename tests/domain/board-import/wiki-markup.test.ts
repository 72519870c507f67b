import { expect, test } from "vitest";
import { wikiToMarkdown } from "~/domain/board-import/wiki-markup";

test.each([
  ["blank lines", "\n", 400_000],
  ["lines of a blank", "\n ", 300_000],
  ["open brackets", "[", 6_000_000],
  ["open code", "{{", 6_000_000],
  ["open blocks", "{code:", 4_000_000],
  ["pictures", "!a", 4_000_000],
])(
  "a cell of nothing but %s is read in time with its length",
  (_, part, length) => {
    const text = `a${"".padEnd(length, part)}b -c`;
    expect(wikiToMarkdown(text)).toHaveLength(text.length);
  },
  15_000,
);

test("links and code keep their words", () => {
  expect(wikiToMarkdown("see [the paper|https://a.example/x] and {{select 1}}, ask [~wang]")).toBe(
    "see [the paper](https://a.example/x) and `select 1`, ask @wang",
  );
});
