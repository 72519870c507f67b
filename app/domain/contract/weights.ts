export const FULL_WEIGHT = 10_000;

/** Basis points missing to 10 000; negative when the lines hold too much. A contract can be signed only at 0. */
export function contractWeightGap(lines: readonly { weight: number }[]): number {
  return FULL_WEIGHT - lines.reduce((total, line) => total + line.weight, 0);
}

/**
 * The lines with the missing weight spread over them in proportion to what they hold, evenly where none holds any; whole
 * basis points by largest remainder, earlier lines first among equals. Lines that hold too much are cut in the same
 * way. The result sums to `total`; no lines stay no lines. Throws a RangeError for a weight or total that is not a
 * non-negative integer.
 */
export function spreadMissingWeight<T extends { weight: number }>(
  lines: readonly T[],
  total: number = FULL_WEIGHT,
): T[] {
  for (const value of [total, ...lines.map((line) => line.weight)]) {
    if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`Not a weight: ${value}`);
  }
  const held = lines.reduce((sum, line) => sum + line.weight, 0);
  const shares = lines.map((line) => BigInt(held === 0 ? 1 : line.weight));
  const whole = shares.reduce((sum, share) => sum + share, 0n);
  const goal = BigInt(total);
  const parts = shares.map((share, index) => ({
    index,
    floor: (share * goal) / whole,
    rest: (share * goal) % whole,
  }));
  const left = Number(goal - parts.reduce((sum, part) => sum + part.floor, 0n));
  const largestRemainders = [...parts]
    .sort((a, b) => Number(b.rest - a.rest) || a.index - b.index)
    .slice(0, left);
  const raised = new Set(largestRemainders.map((part) => part.index));
  return lines.map((line, index) => ({
    ...line,
    weight: Number(parts[index]?.floor ?? 0n) + (raised.has(index) ? 1 : 0),
  }));
}
