import type { CycleBundle } from "./bundle";

/** A bundle without its squads and people. */
export type BundleHead = Omit<CycleBundle, "squads" | "people">;

/**
 * The part of a bundle from which one person's figures can be computed again: their own entry and the squads they sat in.
 * Joint pools depend on the squad alone, so the numbers are those of the whole bundle, and nobody else's part is given away.
 */
export function reducedBundle(
  head: BundleHead,
  { squads, person }: { squads: CycleBundle["squads"]; person: CycleBundle["people"][number] },
): CycleBundle {
  const seated = new Set(person.seats.map((seat) => seat.squad));
  return { ...head, squads: squads.filter((squad) => seated.has(squad.id)), people: [person] };
}
