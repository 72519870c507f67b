import { type Locale, localName, type Named } from "~/platform/i18n";

const han = /^\p{Script=Han}/u;

/**
 * What stands for a person inside a dot, in the reader's language: the family name's first character of a Chinese name
 * (周敏 → 周), the first and last initial of any other (Zhou Min → ZM). Empty for an empty name.
 */
export function initials(person: Named, locale: Locale): string {
  const words = localName(locale, person)
    .trim()
    .split(/[\s·]+/u);
  const first = words[0] ?? "";
  if (han.test(first)) return firstCharacter(first);
  const last = words.length > 1 ? (words.at(-1) ?? "") : "";
  return (firstCharacter(first) + firstCharacter(last)).toLocaleUpperCase(locale);
}

const firstCharacter = (word: string) => [...word][0] ?? "";
