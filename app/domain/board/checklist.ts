/** Most items of one task's checklist; what is longer is several tasks. */
export const maximumItems = 100;

type Item = { id: string; position: string };

/**
 * The positions between which an item comes to stand when it goes up or down by one, in a list sorted by position; null when
 * it is at that end already.
 */
export function gapBeside(
  items: readonly Item[],
  { itemId, direction }: { itemId: string; direction: "up" | "down" },
): { before: string | null; after: string | null } | null {
  const at = items.findIndex(({ id }) => id === itemId);
  const over = direction === "up" ? at - 1 : at + 1;
  if (at < 0 || items[over] === undefined) return null;
  const [before, after] =
    direction === "up" ? [items[over - 1], items[over]] : [items[over], items[over + 1]];
  return { before: before?.position ?? null, after: after?.position ?? null };
}
