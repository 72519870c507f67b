import { generateKeyBetween, generateNKeysBetween } from "fractional-indexing";

/** Where a thing stands in its list. Two things may share a position; `comparePlaces` still orders them. */
export type Place = { id: string; position: string };

/** The order of a list: by position, then by id, both as plain text. Total, so that every reader sees the same list. */
export function comparePlaces(a: Place, b: Place): number {
  if (a.position !== b.position) return a.position < b.position ? -1 : 1;
  return a.id === b.id ? 0 : a.id < b.id ? -1 : 1;
}

/**
 * A position strictly between two others, null standing for the list's ends. Nothing else is renumbered (flow.md). Throws
 * a RangeError when `before` does not stand before `after`: things that share a position leave no room between them.
 */
export function positionBetween(before: string | null, after: string | null): string {
  if (before !== null && after !== null && before >= after) {
    throw new RangeError(`No position between ${before} and ${after}`);
  }
  return generateKeyBetween(before, after);
}

/** `count` ascending positions after `last`, for a list that is filled at once. */
export function positionsAfter(last: string | null, count: number): string[] {
  return generateNKeysBetween(last, null, count);
}
