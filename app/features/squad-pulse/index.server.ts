export {
  type HeldContract,
  heldContracts,
  type JointStanding,
  jointStandings,
  type StandingLine,
} from "./joint-standing.server";
export { cycleOfToday, ownTriangles } from "./own-triangles.server";
export { type SquadInView, squadInView } from "./squad-in-view.server";
export {
  type PulseEdge,
  type PulseSeat,
  pulsesWith,
  type SquadPulse,
  squadPulses,
} from "./squad-pulses.server";
