import { cut, type Problem } from "./card";
import type { KnownTask } from "./plan";
import type { Resolved } from "./resolve";

/** How many tasks stand above one another at most: a task, its part, and the part's part. */
const deepest = 3;

/**
 * The external id of each card's parent, where it has one that is brought in or was. Named and left out: a parent that is not
 * there, one that would make a circle, and one that would stand too deep.
 */
export function heldParents(
  cards: readonly Resolved[],
  { known, problems }: { known: ReadonlyMap<string, KnownTask>; problems: Problem[] },
): Map<string, string> {
  const ids = new Map<string, string>();
  for (const { card } of cards)
    for (const name of [...card.aliases, card.externalId]) ids.set(name, card.externalId);
  const parents = new Map<string, string>();
  for (const [id, task] of known) if (task.values.parent) parents.set(id, task.values.parent);
  for (const { card } of cards) parents.delete(card.externalId);
  const heights = new Map<string, number>();
  for (const { card } of cards) {
    if (card.parent === null) continue;
    const parent = ids.get(card.parent) ?? (known.has(card.parent) ? card.parent : null);
    const refuse = (reason: string) =>
      problems.push({
        severity: "note",
        place: card.place,
        column: null,
        reason,
        params: { parent: cut(card.parent!, 40) },
      });
    if (parent === null) {
      refuse("parent_missing");
      continue;
    }
    const above = chain(parent, parents);
    const below = heights.get(card.externalId) ?? 1;
    if (above.includes(card.externalId)) refuse("parent_circle");
    else if (above.length + below > deepest) refuse("parent_depth");
    else {
      parents.set(card.externalId, parent);
      for (const [index, id] of above.entries())
        heights.set(id, Math.max(heights.get(id) ?? 1, below + index + 1));
    }
  }
  const brought = new Set(cards.map(({ card }) => card.externalId));
  return new Map([...parents].filter(([id]) => brought.has(id)));
}

/** A card and those above it, nearest first. */
function chain(from: string, parents: ReadonlyMap<string, string>): string[] {
  const found: string[] = [];
  for (
    let id: string | undefined = from;
    id !== undefined && !found.includes(id) && found.length <= deepest + 1;
    id = parents.get(id)
  )
    found.push(id);
  return found;
}
