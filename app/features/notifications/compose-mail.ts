import type { Format, Named, T } from "~/platform/i18n";
import type { Mail } from "~/platform/mail/mailer.server";
import { paths } from "~/platform/paths";
import { type ShownNotice, sentenceOf } from "./notice";

export type Reader = { t: T; f: Format; name: (row: Named) => string; lang: string };

type Letter = {
  notices: readonly ShownNotice[];
  greeted: Named;
  origin: string;
  /** How many more there are than the mail shows. */
  more: number;
  reader: Reader;
};

/** One mail about some notifications: a sentence and a link each, never a figure that only the application may show. */
export function composeMail({
  notices,
  greeted,
  origin,
  more,
  reader,
}: Letter): Pick<Mail, "subject" | "text" | "html"> {
  const { t, f, name, lang } = reader;
  const lines = notices.map((notice) => ({
    sentence: sentenceOf(notice, reader),
    reason: notice.about?.reason ?? null,
    note: [notice.about?.squad && name(notice.about.squad), f.shortInstant(notice.at)]
      .filter(Boolean)
      .join(" · "),
    href: origin + paths.notification(notice.id),
  }));
  const hello = t("mail.hello", { name: name(greeted) });
  const rest = more > 0 ? t("mail.more", { count: more }) : null;
  const all = { label: t("mail.all"), href: origin + paths.notifications };
  const settings = { label: t("mail.settings"), href: origin + paths.accountNotifications };
  const text = [
    hello,
    "",
    ...lines.flatMap(({ sentence, reason, note, href }) => [
      sentence,
      ...(reason ? [t("mail.reason", { reason })] : []),
      note,
      href,
      "",
    ]),
    ...(rest ? [rest, ""] : []),
    all.label,
    all.href,
    settings.label,
    settings.href,
    "",
  ].join("\n");
  const html = page(lang, [
    paragraph(escapeHtml(hello)),
    ...lines.map(({ sentence, reason, note, href }) =>
      paragraph(
        `${link(href, sentence, "font-weight:600;color:#1c1b19")}${
          reason ? `<br>${escapeHtml(t("mail.reason", { reason }))}` : ""
        }<br><span style="color:#6c6a63;font-size:12px">${escapeHtml(note)}</span>`,
      ),
    ),
    ...(rest ? [paragraph(escapeHtml(rest))] : []),
    `<p style="margin:24px 0 0;font-size:12px;color:#6c6a63">${link(all.href, all.label, "color:#6c6a63")} · ${link(settings.href, settings.label, "color:#6c6a63")}</p>`,
  ]);
  return {
    subject: subjectOf(
      notices,
      lines.map(({ sentence }) => sentence),
      { more, t },
    ),
    text,
    html,
  };
}

type Counted = { more: number; t: T };

function subjectOf(
  notices: readonly ShownNotice[],
  sentences: readonly string[],
  { more, t }: Counted,
): string {
  const count = notices.length + more;
  if (count === 1) return sentences[0]!;
  const [first] = notices;
  const same = taskOf(notices) !== null && more === 0;
  return same
    ? t("mail.subject_task", { count, key: first?.about?.key ?? "", title: first?.about?.title ?? "" })
    : t("mail.subject_many", { count });
}

/** The one task that all of these are about; null when they are about more. */
export function taskOf(notices: readonly ShownNotice[]): string | null {
  const ids = new Set(notices.map(({ about }) => (about?.subject.type === "task" ? about.subject.id : null)));
  return ids.size === 1 ? [...ids][0]! : null;
}

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character]!);

const link = (href: string, label: string, style: string) =>
  `<a href="${escapeHtml(href)}" style="${style}">${escapeHtml(label)}</a>`;

const paragraph = (inner: string) => `<p style="margin:0 0 16px">${inner}</p>`;

const page = (lang: string, parts: readonly string[]) =>
  `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"></head><body style="margin:0;padding:24px;background:#f7f6f2;color:#1c1b19;font:14px/1.5 Inter,'PingFang SC','Microsoft YaHei',sans-serif"><div style="max-width:560px;margin:0 auto;padding:24px;background:#fff;border:1px solid #e5e3dc;border-radius:10px">${parts.join("")}</div></body></html>`;
