import type { Actor } from "./actor";
import { can } from "./policy";

/** The squads a reader sees in lists: every one, or those they sit in or oversee and those of the units they head. */
export type SquadScope = "all" | { squadIds: readonly string[]; unitPaths: readonly string[] };

/** What `action` of the policy lets the actor see, as a restriction that a query can apply. */
export function squadScope(actor: Actor, action: "squad.read" | "board.read"): SquadScope {
  if (can(actor, action, { squadId: "", unitPaths: [] })) return "all";
  return {
    squadIds: [...actor.seats.map((seat) => seat.squadId), ...actor.overseenSquadIds],
    unitPaths: actor.headedUnitPaths,
  };
}
