import fc from "fast-check";
import { describe, expect, test } from "vitest";
import "~/messages/register.server";
import { notificationKinds } from "~/domain/notifications";
import { composeMail } from "~/features/notifications/compose-mail";
import { addressOf, type ShownNotice, sentenceOf } from "~/features/notifications/notice";
import { formatFor, type Locale, localName, translator } from "~/platform/i18n";
import { oneLine } from "~/platform/mail/one-line";
import { parseSender } from "~/platform/mail/sender";

const reader = (locale: Locale) => ({
  t: translator(locale),
  f: formatFor(locale, "Asia/Shanghai"),
  name: (row: { name: string; nameEn: string }) => localName(locale, row),
  lang: locale,
});

const notice = (kind: string, title = "Label dictionary"): ShownNotice => ({
  id: kind,
  at: new Date("2026-11-24T02:00:00Z"),
  read: false,
  kind,
  about: {
    actor: { name: "沈雨桐", nameEn: "Shen Yutong" },
    squad: { name: "财富引擎", nameEn: "Wealth Engine" },
    squadId: "wlt",
    subject: { type: kind.startsWith("squad") ? "squad" : "task", id: "t1" },
    key: "WLT-188",
    title,
    reason: null,
    day: "2026-12-15",
  },
});

describe("sentences", () => {
  test.each(notificationKinds)("%s names what it is about in both languages and leaves no gap", (kind) => {
    for (const locale of ["en", "zh-CN"] as const) {
      const sentence = sentenceOf(notice(kind), reader(locale));
      expect(sentence).not.toMatch(/[{}]|undefined|null|notification\./);
      expect(sentence).toContain(
        kind === "squad.dissolving" ? reader(locale).name(notice(kind).about!.squad!) : "WLT-188",
      );
    }
  });

  test("a kind of another version still says where something changed", () => {
    expect(sentenceOf(notice("task.renamed"), reader("en"))).toBe("Something changed in Wealth Engine");
  });

  test("what may not be seen is not named and leads nowhere", () => {
    const hidden: ShownNotice = { id: "1", at: new Date(0), read: false, kind: null, about: null };
    expect(sentenceOf(hidden, reader("en"))).toBe("A change in work that you can no longer see");
    expect(addressOf(hidden)).toBe("/notifications");
  });

  test("a task's leads to the task, a squad's to the squad", () => {
    expect(addressOf(notice("task.blocked"))).toBe("/squads/wlt/board/tasks/t1");
    expect(addressOf(notice("squad.dissolving"))).toBe("/squads/wlt");
  });
});

describe("mails", () => {
  const compose = (notices: readonly ShownNotice[], more = 0, locale: Locale = "en") =>
    composeMail({
      notices,
      greeted: { name: "陈立", nameEn: "Chen Li" },
      origin: "https://trivet.bank.example",
      more,
      reader: reader(locale),
    });

  test("no title can end a tag or an attribute", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("<", ">", '"', "'", "&", "a", " ") }), (title) => {
        const { html } = compose([notice("task.blocked", title)]);
        const plain = compose([notice("task.blocked", "")]).html;
        const tags = (text: string) => text.match(/<[^>]*>/g);
        expect(tags(html)).toEqual(tags(plain));
      }),
    );
  });

  test("one is called by its sentence, several by their number", () => {
    expect(compose([notice("task.blocked")]).subject).toBe("Shen Yutong blocked WLT-188 Label dictionary");
    expect(compose([notice("task.blocked"), notice("task.unblocked")]).subject).toBe(
      "WLT-188 Label dictionary: 2 notifications",
    );
    expect(compose([notice("task.blocked"), notice("squad.dissolving")], 3).subject).toBe(
      "5 notifications from Trivet",
    );
    expect(compose([notice("task.blocked")], 3, "zh-CN").subject).toBe("Trivet 铁三角：4 条通知");
  });

  test("says how many more there are than it shows", () => {
    expect(compose([notice("task.blocked")], 3).text).toContain("And 3 more.");
    expect(compose([notice("task.blocked")]).text).not.toContain("more.");
  });
});

test("a header's text has one line and an end", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
      const line = oneLine(text);
      expect(line).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
      expect([...line].length).toBeLessThanOrEqual(200);
    }),
  );
  expect(oneLine("a\r\nBcc: b")).toBe("a Bcc: b");
});

test.each([
  ["trivet@bank.example", { name: "", address: "trivet@bank.example" }],
  ["Trivet 铁三角 <trivet@bank.example>", { name: "Trivet 铁三角", address: "trivet@bank.example" }],
  ['"Trivet, Bank" <trivet@bank.example>', { name: "Trivet, Bank", address: "trivet@bank.example" }],
  ["nobody", null],
  ["a@b.example, c@d.example", null],
  ["Name <nobody>", null],
  ["", null],
] as const)("a sender written %s", (text, sender) => {
  expect(parseSender(text)).toEqual(sender);
});
