import type { MentionChoice } from "./view";

/** What is being typed after an @ at the end of a text, empty right after it; null where no mention is being typed. */
export function mentionBefore(text: string): string | null {
  const found = text.match(/(?:^|[^\w@])@([\p{L}\p{N}._-]{0,40}(?: [\p{L}\p{N}._-]{0,40})?)$/u);
  return found ? found[1]! : null;
}

/** Those whose address or a name in either language begins with what was typed, or a later word of the name does. */
export function mentionMatches(people: readonly MentionChoice[], typed: string): MentionChoice[] {
  const wanted = typed.toLowerCase();
  return people.filter(({ name, nameEn, address, text }) => {
    if (text.toLowerCase() === wanted) return false;
    const starts = [name, nameEn, address, ...nameEn.split(" ").slice(1)];
    return starts.some((start) => start.toLowerCase().startsWith(wanted));
  });
}
