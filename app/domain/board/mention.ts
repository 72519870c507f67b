/** Somebody who can be mentioned: by a name, or by what stands before the @ of their address. */
export type Mentionable = { id: string; name: string; nameEn: string; email: string };

/** A mention in a text: the half-open range of its characters, the @ included. */
type Mention = { start: number; end: number; personId: string };

const latin = /[a-z0-9_]/i;

/** What each name, in lower case, stands for; null for a name that two people share, which therefore means neither. */
function namesOf(people: readonly Mentionable[]): [name: string, personId: string | null][] {
  const byName = new Map<string, string | null>();
  for (const { id, name, nameEn, email } of people) {
    for (const alias of new Set(
      [name, nameEn, email.replace(/@.*$/, "")].map((text) => text.toLowerCase()),
    )) {
      if (alias === "") continue;
      const known = byName.get(alias);
      byName.set(alias, known === undefined || known === id ? id : null);
    }
  }
  return [...byName].sort(([a], [b]) => b.length - a.length);
}

/**
 * Who a text mentions with @ and a name, in either language, or the first part of an address, whatever the case; the longest
 * name that fits wins. Chinese names need no space after them. An @ inside a word (an address) mentions nobody.
 */
export function mentionsIn(text: string, people: readonly Mentionable[]): Mention[] {
  const names = namesOf(people);
  const found: Mention[] = [];
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
    if (at > 0 && latin.test(text[at - 1]!)) continue;
    const [name, personId] = names.find(([alias]) => stands(text, at + 1, alias)) ?? [];
    if (name !== undefined && personId != null)
      found.push({ start: at, end: at + 1 + name.length, personId });
  }
  return found;
}

function stands(text: string, from: number, alias: string): boolean {
  const end = from + alias.length;
  if (text.slice(from, end).toLowerCase() !== alias) return false;
  const next = text[end];
  return next === undefined || !latin.test(next) || !latin.test(alias.at(-1)!);
}
