/** Somebody who can be mentioned: by a name, or by what stands before the @ of their address. */
export type Mentionable = { id: string; name: string; nameEn: string; email: string };

/** A mention in a text: the half-open range of its characters, the @ included. */
type Mention = { start: number; end: number; personId: string };

const latin = /[a-z0-9_]/i;

/** What each name, in lower case, stands for; null for a name that two people share, which therefore means neither. */
function namesOf(people: readonly Mentionable[]): ReadonlyMap<string, string | null> {
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
  return byName;
}

/**
 * Who a text mentions with @ and a name, in either language, or the first part of an address, whatever the case; the longest
 * name that fits wins. Chinese names need no space after them. An @ inside a word (an address) mentions nobody.
 */
export function mentionsIn(text: string, people: readonly Mentionable[]): Mention[] {
  const names = namesOf(people);
  // One look-up for each length of a name, however many people there are.
  const lengths = [...new Set([...names.keys()].map((name) => name.length))].sort((a, b) => b - a);
  const found: Mention[] = [];
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
    if (at > 0 && latin.test(text[at - 1]!)) continue;
    const start = at + 1;
    const length = lengths.find((length) => names.has(nameAt(text, start, length)));
    const personId = length === undefined ? null : names.get(nameAt(text, start, length));
    if (length !== undefined && personId != null) found.push({ start: at, end: start + length, personId });
  }
  return found;
}

/** The word of this length in lower case; empty where the text ends before it or it ends inside a longer one. */
function nameAt(text: string, from: number, length: number): string {
  const word = text.slice(from, from + length);
  const next = text[from + length];
  const whole = next === undefined || !latin.test(next) || !latin.test(word.at(-1)!);
  return whole && word.length === length ? word.toLowerCase() : "";
}
