import type { Discipline } from "../org/discipline";
import { type Closed, clip, covered } from "./span";
import type { Timeline } from "./timeline";

/**
 * Milliseconds of `window` that each discipline had the task in its hands without an offer of it waiting: the work inside the
 * discipline, the diagonal of the breakpoint map. Disciplines that never held it in the window are left out.
 */
export function heldBy({ holds, offers }: Timeline, window: Closed): ReadonlyMap<Discipline, number> {
  const held = new Map<Discipline, number>();
  for (const { discipline, ...span } of holds) {
    const [hold] = clip([span], window);
    if (!hold) continue;
    const working = hold.to - hold.from - covered(clip(offers, hold));
    held.set(discipline, (held.get(discipline) ?? 0) + working);
  }
  return held;
}
