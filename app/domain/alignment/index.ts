export { alignSquad, alignSquads, type PrintedAlignment, printAlignment, type SquadAlignment } from "./align";
export {
  type AlignmentGate,
  type AlignmentGateName,
  type AlignmentVerdict,
  alignmentGates,
  scoreDivergence,
} from "./gates";
export { leadConflicts } from "./leads";
export { isUndecided, liveOverlap } from "./live-overlap";
export { type AlignmentMeasures, type LeadPair, leadPairs } from "./measures";
