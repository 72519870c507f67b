/** A stretch of time in milliseconds since the epoch, from `from` up to, not including, `to`; null has not ended. */
export type Span = { from: number; to: number | null };

/** A stretch that has ended. */
export type Closed = { from: number; to: number };

/** The parts of `spans` inside of `window`, in no particular order; what has not ended reaches to the window's end. */
export function clip(spans: readonly Span[], window: Closed): Closed[] {
  return spans.flatMap(({ from, to }) => {
    const start = Math.max(from, window.from);
    const end = Math.min(to ?? window.to, window.to);
    return start < end ? [{ from: start, to: end }] : [];
  });
}

/** Milliseconds covered by at least one of the spans: time that several of them cover counts once. */
export function covered(spans: readonly Closed[]): number {
  let total = 0;
  let reached = Number.NEGATIVE_INFINITY;
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    if (to <= reached) continue;
    total += to - Math.max(from, reached);
    reached = to;
  }
  return total;
}
