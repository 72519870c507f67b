export {
  type ColumnOf,
  columnNames,
  isRosterKind,
  neededColumns,
  type RosterKind,
  rosterKinds,
} from "./columns";
export { planRoster, type RosterPlan } from "./plan";
export { inFileOrder, type Place, type RosterProblem } from "./problem";
export { type RawRow, type RosterRows, readPersonRow, readSeatRow, readSquadRow, readUnitRow } from "./rows";
export type { CurrentRoster, Entity, PersonState, RosterChange, SquadState, UnitState } from "./state";
