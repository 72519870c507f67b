import type { SchemeRules } from "../assessment";
import { percentText } from "../contract/percent";
import { disciplines } from "../org/discipline";

/** One thing that differs between two versions; null where it is not there at all. */
export type SchemeDifference = {
  what:
    | "split"
    | "floor"
    | "spread"
    | "missing"
    | "waived"
    | "stint"
    | "total_days"
    | "items"
    | "range"
    | "decimals"
    | "grade"
    | "tradeoff"
    | "overlap"
    | "coherence"
    | "exposure"
    | "divergence"
    | "curves";
  /** Discipline, grade or pair of metrics it concerns. */
  about: string | null;
  before: string | null;
  after: string | null;
};

/** What changed from one version's rules to another's, in the order of the editor; empty for equal rules. */
export function schemeDifferences(before: SchemeRules, after: SchemeRules): SchemeDifference[] {
  const old = new Map(statements(before).map((statement) => [statement.key, statement]));
  const now = new Map(statements(after).map((statement) => [statement.key, statement]));
  const keys = [...new Set([...old.keys(), ...now.keys()])];
  return keys.flatMap((key) => {
    const was = old.get(key);
    const is = now.get(key);
    const { what, about } = (is ?? was)!;
    return was?.value === is?.value
      ? []
      : [{ what, about, before: was?.value ?? null, after: is?.value ?? null }];
  });
}

type Statement = Pick<SchemeDifference, "what" | "about"> & { key: string; value: string };

function statements(rules: SchemeRules): Statement[] {
  const one = (what: SchemeDifference["what"], value: string, about: string | null = null): Statement => ({
    what,
    about,
    key: `${what} ${about ?? ""}`,
    value,
  });
  return [
    ...disciplines.map((name) => {
      const { joint, individual } = rules.disciplines[name];
      return one("split", `${percentText(joint)} / ${percentText(individual)}`, name);
    }),
    one("floor", percentText(rules.jointFloor)),
    one("spread", percentText(rules.jointSpread)),
    one("missing", rules.missing.policy),
    one("waived", percentText(rules.missing.maxWaivedWeight)),
    one("stint", String(rules.seat.minStintDays)),
    one("total_days", String(rules.seat.minTotalDays)),
    one("items", `${rules.items.min} … ${rules.items.max}`),
    one("range", `${rules.scoreRange.min} … ${rules.scoreRange.max}`),
    one("decimals", String(rules.rounding?.decimals ?? 2)),
    ...rules.grades.map(({ grade, from }) => one("grade", from, grade)),
    ...(rules.tradeoffs ?? []).map(({ a, b, severity }) => one("tradeoff", severity, `${a} – ${b}`)),
    one("overlap", rules.gates.minSharedWeightOverlap),
    one("coherence", rules.gates.minCoherence),
    one("exposure", rules.gates.maxConflictExposure),
    one("divergence", rules.divergenceFlag),
    one("curves", rules.curves.join(", ")),
  ];
}
