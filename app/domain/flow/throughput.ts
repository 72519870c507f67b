/** How many of `instants` lie in each stretch between neighbours of `borders` (ascending): from a border on, up to the next. */
export function countBetween(instants: readonly number[], borders: readonly number[]): number[] {
  const counts = new Array<number>(Math.max(0, borders.length - 1)).fill(0);
  for (const at of instants) {
    const next = borders.findIndex((border) => border > at);
    if (next > 0) counts[next - 1]! += 1;
  }
  return counts;
}
