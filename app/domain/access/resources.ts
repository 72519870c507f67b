import type { Discipline } from "../org/discipline";
import type { Role } from "./actor";

/** The facts a rule may ask about a squad. */
export type SquadFacts = { squadId: string; unitPaths: readonly string[] };

/** A squad that ends: `lastLeadIds` led it on its last day, which may have passed with their seats. */
export type DissolutionFacts = SquadFacts & { lastLeadIds: readonly string[] };

/** The facts a rule may ask about a unit. */
export type UnitFacts = { path: string };

/** The facts a rule may ask about a person. `unitPaths` are those of the person's squads and home unit. */
export type PersonFacts = {
  personId: string;
  discipline: Discipline | null;
  managerId: string | null;
  unitPaths: readonly string[];
};

/** The facts a rule may ask about somebody's account: the roles they hold. */
export type RoleFacts = { roles: readonly Role[] };

export type MetricFacts = { ownerId: string | null };

export type DisciplineFacts = { discipline: Discipline };

/** The facts a rule may ask about a task that is to be handed over: its squad and who holds it. */
export type CustodyFacts = { squadId: string; discipline: Discipline };

/** The facts a rule may ask about a pending hand-off. */
export type HandoffFacts = {
  squadId: string;
  from: Discipline;
  to: Discipline;
  offeredBy: string;
  toPersonId: string;
};

/** A filter kept on a squad's board, by whom, and whether the others find it too. */
export type BoardFilterFacts = { squadId: string; ownerId: string; shared: boolean };

/** The facts a rule may ask about a comment on a task. */
export type CommentFacts = SquadFacts & { authorId: string };
