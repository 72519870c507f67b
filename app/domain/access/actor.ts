import type { Discipline } from "../org/discipline";

export type Role = "administrator" | "hr" | "auditor";

export type ActorSeat = { squadId: string; discipline: Discipline; role: "lead" | "member" };

/** Who asks, with the relations that rights follow from on the day of the request. */
export type Actor = {
  personId: string;
  roles: readonly Role[];
  /** Seats held today. */
  seats: readonly ActorSeat[];
  /** Materialised paths of the units this person heads; a head also stands above every unit below. */
  headedUnitPaths: readonly string[];
  headedDisciplines: readonly Discipline[];
  /** People whose line manager this person is. */
  reportIds: readonly string[];
  /** Squads in which one of those people holds a seat today. */
  overseenSquadIds: readonly string[];
};

export const hasRole = (actor: Actor, role: Role): boolean => actor.roles.includes(role);

export const seatIn = (actor: Actor, squadId: string): ActorSeat | undefined =>
  actor.seats.find((seat) => seat.squadId === squadId);

/** True when the actor holds one of the squad's three lead seats today. */
export const leads = (actor: Actor, squadId: string): boolean =>
  actor.seats.some((seat) => seat.squadId === squadId && seat.role === "lead");

/** True when the actor heads the unit at `path` or one above it. */
export const headsAbove = (actor: Actor, path: string): boolean =>
  actor.headedUnitPaths.some((headed) => path.startsWith(headed));

/** True when the actor heads any of the squad's units or a unit above one of them. */
export const headsSquad = (actor: Actor, squad: { unitPaths: readonly string[] }): boolean =>
  squad.unitPaths.some((path) => headsAbove(actor, path));
