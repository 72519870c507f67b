import type { Locale } from "~/platform/i18n";

const han = /^\p{Script=Han}/u;

/**
 * What stands for a person inside a dot: the family name's first character of a Chinese name (周敏 → 周), the first and
 * last initial of any other (Zhou Min → ZM). Empty for an empty name.
 */
export function initials(name: string, locale: Locale): string {
  const words = name.trim().split(/[\s·]+/u);
  const first = words[0] ?? "";
  if (han.test(first)) return [...first][0] ?? "";
  const last = words.length > 1 ? (words.at(-1) ?? "") : "";
  return [first, last].map((word) => [...word][0] ?? "").join("").toLocaleUpperCase(locale);
}
