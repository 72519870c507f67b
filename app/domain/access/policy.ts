import type { Discipline } from "../org/discipline";
import { type Actor, hasRole, headsAbove, headsSquad, leads, seatIn } from "./actor";
import type {
  BoardFilterFacts,
  CommentFacts,
  CustodyFacts,
  DisciplineFacts,
  DissolutionFacts,
  HandoffFacts,
  MetricFacts,
  PersonFacts,
  RoleFacts,
  SquadFacts,
  UnitFacts,
} from "./resources";

type Rule<Resource = void> = (actor: Actor, resource: Resource) => boolean;

const hr: Rule<unknown> = (actor) => hasRole(actor, "hr");
const administrator: Rule<unknown> = (actor) => hasRole(actor, "administrator");
const auditor: Rule<unknown> = (actor) => hasRole(actor, "auditor");
const anyone: Rule<unknown> = () => true;
const either =
  <R>(...rules: Rule<R>[]): Rule<R> =>
  (actor, resource) =>
    rules.some((rule) => rule(actor, resource));

const ownDiscipline: Rule<DisciplineFacts> = (actor, { discipline }) =>
  actor.headedDisciplines.includes(discipline);
const self: Rule<PersonFacts> = (actor, person) => actor.personId === person.personId;
const lineManager: Rule<PersonFacts> = (actor, person) => person.managerId === actor.personId;
const disciplineHeadOf: Rule<PersonFacts> = (actor, person) =>
  person.discipline !== null && actor.headedDisciplines.includes(person.discipline);
const unitHeadOf: Rule<PersonFacts> = (actor, person) =>
  person.unitPaths.some((path) => headsAbove(actor, path));
const inSquad: Rule<SquadFacts> = (actor, squad) => seatIn(actor, squad.squadId) !== undefined;
const leadsSquad: Rule<SquadFacts> = (actor, squad) => leads(actor, squad.squadId);
const seatsFor = (actor: Actor, squadId: string, discipline: Discipline) =>
  actor.seats.filter((seat) => seat.squadId === squadId && seat.discipline === discipline);
/** Dual-line managers see where their people work: every squad has seats of each discipline; a line manager's people sit in some. */
const oversees: Rule<SquadFacts> = (actor, squad) =>
  actor.headedDisciplines.length > 0 || actor.overseenSquadIds.includes(squad.squadId);

/**
 * The one policy table (quality.md, Security): deny by default, one rule an action, the same for loaders, actions, the API
 * and exports. Relations are product.md's: seat, unit head (and heads above), discipline head, line manager, self.
 */
export const policy = {
  "organisation.read": anyone as Rule,
  "organisation.edit": either(hr, administrator) as Rule,
  "roster.import": either(hr, administrator) as Rule,
  "person.edit_own_preferences": self,
  "leave.read": either<PersonFacts>(self, lineManager, disciplineHeadOf, unitHeadOf, hr, auditor),
  /** Leave days leave the assessment, so nobody enters their own. */
  "leave.edit": either<PersonFacts>((actor, person) => !self(actor, person) && hasRole(actor, "hr")),

  "role.grant": administrator as Rule,
  "role.read": either(administrator, hr, auditor) as Rule,
  "invitation.list": either(hr, administrator) as Rule,
  /** Whoever makes the link could use it: HR gets nobody's roles that way. */
  "invitation.create": either<RoleFacts>(
    administrator,
    (actor, { roles }) => hasRole(actor, "hr") && roles.length === 0,
  ),
  "session.end_any": administrator as Rule,
  "person.disable": either(hr, administrator) as Rule,
  "api_token.manage": administrator as Rule,
  "audit.read": either(auditor, administrator) as Rule,
  "audit.verify": either(auditor, administrator) as Rule,
  "admin.open": either(administrator, hr, auditor) as Rule,

  "metric.read": anyone as Rule,
  "metric.create": either(hr, administrator) as Rule,
  "metric.edit": either<MetricFacts>(hr, administrator, (actor, metric) => metric.ownerId === actor.personId),
  "reading.record": either<MetricFacts>(
    hr,
    administrator,
    (actor, metric) => metric.ownerId === actor.personId,
  ),

  "squad.read": either<SquadFacts>(inSquad, headsSquad, hr, auditor, administrator, oversees),
  "squad.edit": either<SquadFacts>(leadsSquad, headsSquad, hr, administrator),
  /** Leads hand their squad's open work over, also once their seats ended with it; who heads its units and HR do it with or for them. */
  "squad.dissolve": either<DissolutionFacts>(leadsSquad, headsSquad, hr, (actor, { lastLeadIds }) =>
    lastLeadIds.includes(actor.personId),
  ),
  /** Seats on past days carry pay. */
  "seat.backdate": either(hr, administrator) as Rule,
  "contract.read": either<SquadFacts>(inSquad, headsSquad, hr, auditor, oversees),
  "contract.edit": either<SquadFacts>(leadsSquad),
  /** Who may sign at all; which capacity, and whether this version may be signed, is the contract's own rule. */
  "contract.sign": either<SquadFacts>(leadsSquad, headsSquad),

  "board.read": either<SquadFacts>(inSquad, headsSquad, hr, auditor, oversees),
  "board.work": either<SquadFacts>(inSquad),
  "board.configure": either<SquadFacts>(leadsSquad),
  /** Whoever is responsible for the squad's work talks about it; the auditor changes nothing. */
  "comment.write": either<SquadFacts>(inSquad, headsSquad, hr, oversees),
  "comment.edit": either<CommentFacts>((actor, { authorId }) => authorId === actor.personId),
  "comment.delete": either<CommentFacts>((actor, { authorId }) => authorId === actor.personId, leadsSquad),
  /** One's own filters, and as a lead those that are shared. */
  "board_filter.edit": either<BoardFilterFacts>(
    (actor, filter) => filter.ownerId === actor.personId,
    (actor, filter) => filter.shared && leads(actor, filter.squadId),
  ),
  /** Who holds the task gives it away: anybody of the holding discipline, or one of the three leads. */
  "handoff.offer": either<CustodyFacts>(
    (actor, task) => seatsFor(actor, task.squadId, task.discipline).length > 0,
    (actor, task) => leads(actor, task.squadId),
  ),
  /** The named receiver accepts or returns, or the lead of the receiving discipline for them. */
  "handoff.decide": either<HandoffFacts>((actor, { squadId, to, toPersonId }) =>
    seatsFor(actor, squadId, to).some((seat) => seat.role === "lead" || toPersonId === actor.personId),
  ),
  /** Who offered withdraws, or the lead of the offering discipline. */
  "handoff.withdraw": either<HandoffFacts>(
    (actor, { squadId, offeredBy }) => offeredBy === actor.personId && seatIn(actor, squadId) !== undefined,
    (actor, { squadId, from }) => seatsFor(actor, squadId, from).some((seat) => seat.role === "lead"),
  ),

  "unit.review": either<UnitFacts>((actor, unit) => headsAbove(actor, unit.path), hr, auditor),
  "discipline.review": either<DisciplineFacts>(ownDiscipline, hr, auditor),

  /** Schemes and cycles; the four eyes on top of these rights are the cycle's and the scheme's own rules. */
  "assessment.configure": hr as Rule,
  "scheme.approve": hr as Rule,
  "assessment.compute": hr as Rule,
  "assessment.approve": hr as Rule,
  "assessment.publish": hr as Rule,
  /** Bonus and penalty points and vetoes; HR alone for a squad's veto and for approving. */
  "adjustment.propose": either<PersonFacts>(
    (actor, person) =>
      !self(actor, person) &&
      (disciplineHeadOf(actor, person) || lineManager(actor, person) || hasRole(actor, "hr")),
  ),
  "adjustment.decide": hr as Rule,
  "assessment.read_console": either(hr, auditor) as Rule,
  "assessment.read_own": self,
  /** Published results of one's people: line manager, discipline head, unit head, HR and auditor. */
  "assessment.read_person": either<PersonFacts>(self, lineManager, disciplineHeadOf, unitHeadOf, hr, auditor),
  "individual.set": either<PersonFacts>(
    (actor, person) =>
      !self(actor, person) &&
      (disciplineHeadOf(actor, person) || lineManager(actor, person) || hasRole(actor, "hr")),
  ),
} as const;

export type Action = keyof typeof policy;

/** The facts an action's rule needs; `undefined` for actions that concern no particular resource. */
export type ResourceOf<A extends Action> =
  (typeof policy)[A] extends Rule<infer R> ? (R extends void ? undefined : R) : never;

/** True when the policy lets `actor` do `action` on `resource`. */
export function can<A extends Action>(actor: Actor, action: A, resource: ResourceOf<A>): boolean {
  return (policy[action] as Rule<ResourceOf<A>>)(actor, resource);
}
