import { type AlignmentMeasures, type AlignmentVerdict, alignmentGates } from "../alignment";
import { type AlignmentLimits, FULL_WEIGHT, type SchemeRules } from "../assessment";
import { MIN_PERSPECTIVES } from "../contract";
import { printed } from "../exact";
import { type Discipline, disciplines } from "../org/discipline";

/** What stands in the way of one squad, worst kinds first. `params` fill the sentence of the message catalogue. */
export const readinessKinds = [
  "vacant_seat",
  "no_contract",
  "contract_open",
  "lead_not_signed",
  "head_not_signed",
  "weights",
  "perspectives",
  "metric_archived",
  "metric_source",
  "overlap",
  "coherence",
  "exposure",
  "individual_missing",
  "individual_weights",
] as const;
export type ReadinessKind = (typeof readinessKinds)[number];

export type ReadinessIssue = {
  kind: ReadinessKind;
  discipline?: Discipline;
  /** The person or the metric concerned. */
  person?: { id: string; name: string; nameEn: string };
  metric?: { id: string; name: string; nameEn: string };
  value?: string;
  limit?: string;
};

/** What is known of a squad on the day its readiness is asked for. */
export type ReadinessFacts = {
  leads: Record<Discipline, { id: string; name: string; nameEn: string } | null>;
  /** Who signs for the unit (app/domain/contract, signatories). */
  unitHeadId: string | null;
  contract: {
    status: "none" | "open" | "in-force";
    /** Person by capacity, of the version in force. */
    signatures: Partial<Record<Discipline | "unit-head", string>>;
    lines: {
      weight: number;
      metric: {
        id: string;
        name: string;
        nameEn: string;
        perspective: string;
        archived: boolean;
        sourced: boolean;
      };
    }[];
  };
  /** People seated on the day, with the sum of their individual weights; null for a person without individual lines. */
  seated: {
    id: string;
    name: string;
    nameEn: string;
    discipline: Discipline;
    individualWeight: number | null;
  }[];
  measures: AlignmentMeasures | null;
};

/** Everything that keeps a squad from being ready, in the order of `readinessKinds`; empty for a ready squad. product.md, rule 7. */
export function readinessIssues(facts: ReadinessFacts, rules: SchemeRules): ReadinessIssue[] {
  const issues = [...seatIssues(facts), ...contractIssues(facts), ...individualIssues(facts, rules)];
  if (facts.measures !== null && facts.contract.status === "in-force")
    issues.push(...alignmentIssues(facts.measures, rules.gates));
  return issues.sort((a, b) => readinessKinds.indexOf(a.kind) - readinessKinds.indexOf(b.kind));
}

function seatIssues({ leads }: ReadinessFacts): ReadinessIssue[] {
  return disciplines.flatMap((discipline) =>
    leads[discipline] === null ? [{ kind: "vacant_seat" as const, discipline }] : [],
  );
}

function contractIssues({ contract, leads, unitHeadId }: ReadinessFacts): ReadinessIssue[] {
  if (contract.status !== "in-force")
    return [{ kind: contract.status === "none" ? "no_contract" : "contract_open" }];
  const issues: ReadinessIssue[] = [];
  for (const discipline of disciplines) {
    const lead = leads[discipline];
    if (lead !== null && contract.signatures[discipline] !== lead.id) {
      issues.push({ kind: "lead_not_signed", discipline, person: lead });
    }
  }
  if (unitHeadId !== null && contract.signatures["unit-head"] !== unitHeadId)
    issues.push({ kind: "head_not_signed" });
  const weight = contract.lines.reduce((sum, line) => sum + line.weight, 0);
  if (weight !== FULL_WEIGHT) issues.push({ kind: "weights", value: String(weight) });
  const perspectives = new Set(contract.lines.map((line) => line.metric.perspective)).size;
  if (perspectives < MIN_PERSPECTIVES) issues.push({ kind: "perspectives", value: String(perspectives) });
  for (const { metric } of contract.lines) {
    if (metric.archived) issues.push({ kind: "metric_archived", metric });
    if (!metric.sourced) issues.push({ kind: "metric_source", metric });
  }
  return issues;
}

function individualIssues({ seated }: ReadinessFacts, rules: SchemeRules): ReadinessIssue[] {
  return seated.flatMap(({ individualWeight, discipline, ...person }): ReadinessIssue[] => {
    if (rules.disciplines[discipline].individual === 0) return [];
    if (individualWeight === null) return [{ kind: "individual_missing", person }];
    return individualWeight === FULL_WEIGHT
      ? []
      : [{ kind: "individual_weights", person, value: String(individualWeight) }];
  });
}

const gateIssues = {
  sharedWeightOverlap: {
    kind: "overlap",
    value: (m: AlignmentMeasures) => printed(m.sharedWeightOverlap, 2),
    limit: "minSharedWeightOverlap",
  },
  coherence: {
    kind: "coherence",
    value: (m: AlignmentMeasures) => (m.coherence === null ? "" : printed(m.coherence, 4)),
    limit: "minCoherence",
  },
  conflictExposure: {
    kind: "exposure",
    value: (m: AlignmentMeasures) => printed(m.conflictExposure, 2),
    limit: "maxConflictExposure",
  },
} as const;

function alignmentIssues(measures: AlignmentMeasures, limits: AlignmentLimits): ReadinessIssue[] {
  const { gates }: AlignmentVerdict = alignmentGates(measures, limits);
  return gates.flatMap(({ gate, status }): ReadinessIssue[] => {
    if (gate === "complete" || status === "pass" || status === "waived") return [];
    const { kind, value, limit } = gateIssues[gate];
    return [{ kind, value: value(measures), limit: limits[limit] }];
  });
}

/** Worst first: by the worst issue, then by how many there are. Ready squads come last. */
export function compareReadiness(a: readonly ReadinessIssue[], b: readonly ReadinessIssue[]): number {
  const rank = (issues: readonly ReadinessIssue[]) => {
    const first = issues[0];
    return first === undefined ? readinessKinds.length : readinessKinds.indexOf(first.kind);
  };
  return rank(a) - rank(b) || b.length - a.length;
}
