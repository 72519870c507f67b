import type { Hit } from "./hit";
import { hitKinds } from "./hit";

/** A page to go to or something to do; `keywords` are found too, for instance the other language's name. */
export type PaletteItem = { id: string; label: string; keywords?: string; keys?: string } & (
  | { to: string; run?: never }
  | { run: () => void; to?: never }
);

export type Group = "action" | "page" | Hit["kind"];

export type Entry = {
  id: string;
  group: Group;
  label: string;
  note: string;
  keys?: string;
  act: { to: string } | { run: () => void };
};

/** True when every word typed stands in the label or its keywords. */
export function isMeant(
  { label, keywords = "" }: Pick<PaletteItem, "label" | "keywords">,
  text: string,
): boolean {
  const hay = `${label} ${keywords}`.toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => hay.includes(word));
}

function itemEntry(group: "action" | "page", item: PaletteItem): Entry {
  const act = item.run ? { run: item.run } : { to: item.to };
  return { id: `${group}-${item.id}`, group, label: item.label, note: "", keys: item.keys, act };
}

/**
 * What the palette offers for a text: what can be done on this page first, then pages, then what the search found, kind by
 * kind. Without a text, everything that can be done and every page.
 */
export function entriesFor({
  text,
  actions,
  pages,
  hits,
  name,
}: {
  text: string;
  actions: readonly PaletteItem[];
  pages: readonly PaletteItem[];
  hits: readonly Hit[];
  name: (hit: Hit) => string;
}): Entry[] {
  const meant = (item: PaletteItem) => text.trim() === "" || isMeant(item, text.trim());
  const found = hitKinds.flatMap((kind) =>
    hits
      .filter((hit) => hit.kind === kind)
      .map(
        (hit): Entry => ({
          id: `${kind}-${hit.id}`,
          group: kind,
          label: name(hit),
          note: hit.note,
          act: { to: hit.to },
        }),
      ),
  );
  return [
    ...actions.filter(meant).map((item) => itemEntry("action", item)),
    ...pages.filter(meant).map((item) => itemEntry("page", item)),
    ...(text.trim() === "" ? [] : found),
  ];
}

/** Entries gathered under their group, in the order of first appearance, each with its place in the whole list. */
export function grouped(
  entries: readonly Entry[],
): { group: Group; entries: { entry: Entry; index: number }[] }[] {
  const groups = new Map<Group, { entry: Entry; index: number }[]>();
  for (const [index, entry] of entries.entries()) {
    const known = groups.get(entry.group) ?? [];
    known.push({ entry, index });
    groups.set(entry.group, known);
  }
  return [...groups].map(([group, members]) => ({ group, entries: members }));
}

/** Where the choice goes on a key; it wraps around. Null for keys that do not move it. */
export function choiceAfter(key: string, { index, count }: { index: number; count: number }): number | null {
  if (count === 0) return null;
  switch (key) {
    case "ArrowDown":
      return (index + 1) % count;
    case "ArrowUp":
      return (index - 1 + count) % count;
    case "PageDown":
      return Math.min(count - 1, index + 8);
    case "PageUp":
      return Math.max(0, index - 8);
    default:
      return null;
  }
}
