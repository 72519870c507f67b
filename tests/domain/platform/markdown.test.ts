import fc from "fast-check";
import { expect, test } from "vitest";
import { mentionedIn, type References, renderMarkdown } from "~/platform/markdown.server";

const references: References = {
  people: [{ id: "shen", name: "沈雨桐", nameEn: "Shen Yutong", email: "shen.yutong@bank.example" }],
  tasks: new Map([["WLT-142", { href: "/squads/s/board/tasks/t", title: 'A "title" <b>' }]]),
  readerId: "shen",
};
const html = (text: string) => renderMarkdown(text, references);

test.each([
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg/onload=alert(1)>",
  "[x](javascript:alert(1))",
  "[x](JaVaScRiPt:alert(1))",
  "[x](java&#115;cript:alert(1))",
  "[x](&#x6A;avascript:alert(1))",
  "[x](data:text/html;base64,PHNjcmlwdD4=)",
  "[x](vbscript:msgbox(1))",
  "[x](file:///etc/passwd)",
  "![x](javascript:alert(1))",
  "![x](data:image/svg+xml,<svg onload=alert(1)>)",
  "[a]: javascript:alert(1)\n\n[a]",
  "<javascript:alert(1)>",
  '[x](https://a.example "\\" onmouseover=alert(1) x=\\"")',
  '[x](https://a.example/"onmouseover="alert(1))',
  "`<script>alert(1)</script>`",
  "```<script>\n<script>alert(1)</script>\n```",
  "@沈雨桐<script>",
  "[![x](javascript:alert(1))](javascript:alert(2))",
])("%j brings no code into the page", (text) => {
  expectHarmless(html(text));
});

/** Only the elements and attributes that the renderer makes, each link to where links may lead. */
function expectHarmless(rendered: string) {
  const allowed =
    /^<\/?(p|br|a|strong|em|s|code|pre|ul|ol|li|blockquote|hr|h4|table|thead|tbody|tr|th|td|span)(\s[^>]*)?>$/;
  for (const tag of rendered.match(/<[^>]*>/g) ?? []) {
    expect(tag).toMatch(allowed);
    for (const [, name, value] of tag.matchAll(/\s([\w-]+)(?:="([^"]*)")?/g)) {
      expect([
        "href",
        "rel",
        "target",
        "title",
        "class",
        "start",
        "style",
        "data-task",
        "data-mention",
        "data-own",
      ]).toContain(name);
      if (name === "href") expect(value).toMatch(/^(https?:\/\/|mailto:|\/squads\/s\/board\/tasks\/t$)/i);
      if (name === "style") expect(value).toMatch(/^text-align:(left|right|center)$/);
      if (name === "class") expect(value).toMatch(/^language-[^\s"]*$/);
    }
  }
}

const fragments = fc.constantFrom(
  "<script>",
  "</script>",
  "[",
  "](",
  ")",
  "javascript:",
  "data:",
  "https://a.example",
  "!",
  "`",
  "```\n",
  "\n\n",
  "> ",
  "- ",
  "**",
  "_",
  "|",
  "|---|\n",
  "&#x6a;",
  '"',
  "'",
  "onload=",
  "@沈雨桐",
  "WLT-142",
  "<a href=",
  ">",
  "\\",
  "\u0000",
  "# ",
);
test("no combination of hostile fragments brings an element, attribute or address that is not the renderer's own", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fragments, fc.string({ maxLength: 5 })), { maxLength: 40 }), (some) => {
      expectHarmless(html(some.join("")));
    }),
    { numRuns: 500 },
  );
});

test.each([
  ["deep quotes", ">".repeat(20_000)],
  ["deep lists", Array.from({ length: 500 }, (_, i) => `${" ".repeat(i * 2)}- x`).join("\n")],
  ["open brackets", "[".repeat(20_000)],
  ["links in links", "[a](".repeat(5_000)],
  ["emphasis", "*a_".repeat(7_000)],
  ["backticks", "`a".repeat(10_000)],
  ["mentions", "@".repeat(20_000)],
])("%s end in a bounded page", (_, text) => {
  expect(html(text).length).toBeLessThan(40 * text.length + 1_000);
});

test("what no form takes is cut", () => {
  expect(html("x".repeat(200_000)).length).toBeLessThan(60_000);
});

test("links go out without a trace, images are links and never fetched", () => {
  const rendered = html("https://a.example/x and ![plan](https://b.example/p.png)");
  expect(rendered).not.toContain("<img");
  expect(rendered).toContain(">plan</a>");
  expect(rendered.match(/rel="noopener noreferrer nofollow"/g)).toHaveLength(2);
});

test("a task's key links where the reader may go, stays text elsewhere, and its title cannot break out", () => {
  const rendered = html("WLT-142, CRD-9, `WLT-142`, [WLT-142](https://a.example)");
  expect(rendered.match(/data-task/g)).toHaveLength(1);
  expect(rendered).toContain('href="/squads/s/board/tasks/t"');
  expect(rendered).toContain("A &quot;title&quot; &lt;b&gt;");
  expect(rendered).toContain("CRD-9");
});

test("mentions count in text alone, not in code and links", () => {
  expect([...mentionedIn("@沈雨桐", references.people)]).toEqual(["shen"]);
  expect([...mentionedIn("`@沈雨桐` [@沈雨桐](https://a.example)", references.people)]).toEqual([]);
  expect(html("hi @沈雨桐")).toContain('<span data-mention data-own="true">@沈雨桐</span>');
});

test("link definitions, of which a run would take long, are text", () => {
  const rendered = html("[a]: https://a.example\n\n[a]");
  expect(rendered).toContain("[a]: ");
  expect(rendered).toContain("<p>[a]</p>");
});

test("plain lines keep their breaks and headings stay below the page's own", () => {
  expect(html("a\nb")).toBe("<p>a<br>\nb</p>\n");
  expect(html("# Big")).toBe("<h4>Big</h4>\n");
});
