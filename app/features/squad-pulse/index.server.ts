export { type JointStanding, jointStandings, type StandingLine } from "./joint-standing.server";
export {
  PULSE_DAYS,
  type PulseEdge,
  type PulseSeat,
  type SquadPulse,
  squadPulses,
} from "./squad-pulses.server";
