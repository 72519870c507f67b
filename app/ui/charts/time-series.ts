import { daysBetween } from "~/domain/org/day";

/** A reading of a day; `correctedFrom` is the value it superseded. Values are decimal strings. */
export type Reading = { day: string; value: string; correctedFrom?: string };

/** Readings cut where two neighbours are more than `gapDays` apart: a gap is shown as a gap, never bridged. */
export function stretches(readings: readonly Reading[], gapDays: number): Reading[][] {
  const parts: Reading[][] = [];
  for (const reading of readings) {
    const current = parts.at(-1);
    const previous = current?.at(-1);
    if (current && previous && daysBetween(previous.day, reading.day) <= gapDays) current.push(reading);
    else parts.push([reading]);
  }
  return parts;
}

/**
 * At most about `limit` readings that draw the same picture: of every bucket its lowest and highest, in order, with the
 * first and the last kept, so that no peak is lost. Returns the readings themselves when they are few enough.
 */
export function thin(readings: readonly Reading[], limit: number): readonly Reading[] {
  if (readings.length <= limit) return readings;
  const buckets = Math.max(1, Math.floor((limit - 2) / 2));
  const inner = readings.slice(1, -1);
  const kept: Reading[] = [readings[0]!];
  for (let bucket = 0; bucket < buckets; bucket++) {
    const from = Math.floor((bucket * inner.length) / buckets);
    const to = Math.floor(((bucket + 1) * inner.length) / buckets);
    kept.push(...extremes(inner.slice(from, to)));
  }
  kept.push(readings.at(-1)!);
  return kept;
}

function extremes(bucket: readonly Reading[]): Reading[] {
  let low = 0;
  let high = 0;
  for (const [i, { value }] of bucket.entries()) {
    if (Number(value) < Number(bucket[low]?.value)) low = i;
    if (Number(value) > Number(bucket[high]?.value)) high = i;
  }
  return [...new Set([low, high])].sort((a, b) => a - b).flatMap((i) => bucket[i] ?? []);
}

/** Moves labels apart to at least `distance`, in their order and inside [0, `end`], each as near to its place as that allows. */
export function spread(
  places: readonly number[],
  { distance, end }: { distance: number; end: number },
): number[] {
  const order = places.map((place, i) => ({ place, i })).sort((a, b) => a.place - b.place);
  let floor = 0;
  for (const label of order) {
    label.place = Math.max(label.place, floor);
    floor = label.place + distance;
  }
  let ceiling = end;
  for (const label of order.toReversed()) {
    label.place = Math.min(label.place, ceiling);
    ceiling = label.place - distance;
  }
  const result = [...places];
  for (const { place, i } of order) result[i] = place;
  return result;
}

/** The index of the day nearest to `day` in a sorted list of days. */
export function nearest(days: readonly string[], day: string): number {
  let best = 0;
  for (const [i, candidate] of days.entries()) {
    if (Math.abs(daysBetween(candidate, day)) < Math.abs(daysBetween(days[best] ?? candidate, day))) best = i;
  }
  return best;
}
