import {
  type CurveKind,
  curveKinds,
  defaultLimits,
  type MissingPolicy,
  missingPolicies,
  type SchemeRules,
} from "../assessment";
import { FULL_WEIGHT } from "../assessment/bundle";
import { readScheme } from "../assessment/scheme-reader";
import { basisPointsOf, percentText } from "../contract/percent";
import { isDecimal } from "../exact";
import { Reader } from "../exact/reader";
import type { Discipline } from "../org/discipline";

/** A scheme as people type it: percentages, numbers as text, one list for each column of grades and trade-offs. */
export type SchemeFields = {
  jointTech: string;
  jointData: string;
  jointProduct: string;
  floor: string;
  spread: string;
  missingPolicy: string;
  maxWaived: string;
  minStintDays: string;
  minTotalDays: string;
  itemsMin: string;
  itemsMax: string;
  scoreMin: string;
  scoreMax: string;
  decimals: string;
  gradeName: string[];
  gradeFrom: string[];
  tradeoffA: string[];
  tradeoffB: string[];
  tradeoffSeverity: string[];
  minOverlap: string;
  minCoherence: string;
  maxExposure: string;
  divergenceFlag: string;
  curves: string[];
};

export type SchemeField = keyof SchemeFields;
/** `reason` is a key under `error.` of the message catalogue. */
export type FieldFault = { field: SchemeField; reason: string; params?: Record<string, string | number> };
export type ReadFields = { ok: true; rules: SchemeRules } | { ok: false; faults: FieldFault[] };

const jointFields = {
  tech: "jointTech",
  data: "jointData",
  product: "jointProduct",
} as const satisfies Record<Discipline, SchemeField>;

/** The rules behind the fields, or every fault at its field. Percentages become basis points exactly; nothing is rounded. */
export function readSchemeFields(fields: SchemeFields): ReadFields {
  const faults: FieldFault[] = [];
  const percent = (field: SchemeField): number => {
    const points = basisPointsOf(String(fields[field]));
    if (points === null) faults.push({ field, reason: "scheme_percent" });
    return points ?? 0;
  };
  const days = (field: SchemeField, most: number): number => {
    const text = plain(String(fields[field]));
    const whole = /^[0-9]{1,3}$/.test(text) ? Number(text) : Number.NaN;
    if (!(whole <= most)) faults.push({ field, reason: "scheme_whole", params: { most } });
    return Number.isNaN(whole) ? 0 : whole;
  };
  const number = (field: SchemeField, text = String(fields[field])): string => {
    const value = plain(text);
    if (!isDecimal(value)) faults.push({ field, reason: "decimal" });
    return value;
  };
  const split = (discipline: Discipline) => {
    const joint = percent(jointFields[discipline]);
    return { joint, individual: FULL_WEIGHT - joint };
  };
  const rules: SchemeRules = {
    disciplines: { tech: split("tech"), data: split("data"), product: split("product") },
    jointFloor: percent("floor"),
    jointSpread: percent("spread"),
    missing: { policy: policyOf(fields.missingPolicy, faults), maxWaivedWeight: percent("maxWaived") },
    seat: { minStintDays: days("minStintDays", 366), minTotalDays: days("minTotalDays", 366) },
    items: { min: number("itemsMin"), max: number("itemsMax") },
    scoreRange: { min: number("scoreMin"), max: number("scoreMax") },
    rounding: { decimals: days("decimals", 4) },
    grades: fields.gradeName.flatMap((name, i) => {
      const from = fields.gradeFrom[i] ?? "";
      return name.trim() === "" && from.trim() === ""
        ? []
        : [{ grade: name.trim(), from: number("gradeFrom", from) }];
    }),
    tradeoffs: fields.tradeoffA.flatMap((a, i) => {
      const b = fields.tradeoffB[i] ?? "";
      if (a === "" && b === "") return [];
      return [{ a, b, severity: number("tradeoffSeverity", fields.tradeoffSeverity[i] ?? "") }];
    }),
    gates: {
      minSharedWeightOverlap: number("minOverlap"),
      minCoherence: number("minCoherence"),
      maxConflictExposure: number("maxExposure"),
    },
    divergenceFlag: number("divergenceFlag"),
    curves: curvesOf(fields.curves, faults),
  };
  if (faults.length === 0) faults.push(...engineFaults(rules), ...tradeoffFaults(rules));
  return faults.length === 0 ? { ok: true, rules } : { ok: false, faults };
}

/** A scheme as the editor shows it. */
export function schemeFields(rules: SchemeRules): SchemeFields {
  const tradeoffs = rules.tradeoffs ?? [];
  return {
    jointTech: percentText(rules.disciplines.tech.joint),
    jointData: percentText(rules.disciplines.data.joint),
    jointProduct: percentText(rules.disciplines.product.joint),
    floor: percentText(rules.jointFloor),
    spread: percentText(rules.jointSpread),
    missingPolicy: rules.missing.policy,
    maxWaived: percentText(rules.missing.maxWaivedWeight),
    minStintDays: String(rules.seat.minStintDays),
    minTotalDays: String(rules.seat.minTotalDays),
    itemsMin: rules.items.min,
    itemsMax: rules.items.max,
    scoreMin: rules.scoreRange.min,
    scoreMax: rules.scoreRange.max,
    decimals: String(rules.rounding?.decimals ?? 2),
    gradeName: rules.grades.map(({ grade }) => grade),
    gradeFrom: rules.grades.map(({ from }) => from),
    tradeoffA: tradeoffs.map(({ a }) => a),
    tradeoffB: tradeoffs.map(({ b }) => b),
    tradeoffSeverity: tradeoffs.map(({ severity }) => severity),
    minOverlap: rules.gates.minSharedWeightOverlap,
    minCoherence: rules.gates.minCoherence,
    maxExposure: rules.gates.maxConflictExposure,
    divergenceFlag: rules.divergenceFlag,
    curves: [...rules.curves],
  };
}

/** The scheme a new one starts from: 60/40 for all, default floor and spread, five grades. */
export const startingRules: SchemeRules = {
  ...defaultLimits,
  disciplines: {
    tech: { joint: 6000, individual: 4000 },
    data: { joint: 6000, individual: 4000 },
    product: { joint: 6000, individual: 4000 },
  },
  missing: { policy: "block", maxWaivedWeight: 2000 },
  seat: { minStintDays: 30, minTotalDays: 90 },
  items: { min: "-10", max: "5" },
  scoreRange: { min: "0", max: "120" },
  rounding: { decimals: 2 },
  grades: [
    { grade: "S", from: "110" },
    { grade: "A", from: "100" },
    { grade: "B", from: "85" },
    { grade: "C", from: "60" },
    { grade: "D", from: "0" },
  ],
};

function policyOf(text: string, faults: FieldFault[]): MissingPolicy {
  const policy = missingPolicies.find((known) => known === text);
  if (policy === undefined) faults.push({ field: "missingPolicy", reason: "required" });
  return policy ?? "block";
}

function curvesOf(texts: readonly string[], faults: FieldFault[]): CurveKind[] {
  const kinds = curveKinds.filter((kind) => texts.includes(kind));
  if (kinds.length === 0) faults.push({ field: "curves", reason: "scheme_no_curve" });
  return kinds;
}

/** Where the scoring engine's own findings belong in the editor, by the start of their path. */
const fieldAt: readonly [prefix: string, field: SchemeField][] = [
  ["$.items.max", "itemsMax"],
  ["$.items", "itemsMin"],
  ["$.scoreRange.max", "scoreMax"],
  ["$.scoreRange", "scoreMin"],
  ["$.rounding", "decimals"],
  ["$.grades", "gradeName"],
  ["$.tradeoffs", "tradeoffSeverity"],
];

function engineFaults(rules: SchemeRules): FieldFault[] {
  const reader = new Reader();
  readScheme(reader, rules, "$");
  return reader.problems.map(({ path, code, params }) => ({
    field: fieldAt.find(([prefix]) => path.startsWith(prefix))?.[1] ?? "missingPolicy",
    reason: `problem.${code}`,
    params,
  }));
}

function tradeoffFaults({ tradeoffs = [] }: SchemeRules): FieldFault[] {
  return tradeoffs.some(({ a, b }) => a === b)
    ? [{ field: "tradeoffB", reason: "scheme_tradeoff_same" }]
    : [];
}

const plain = (text: string): string =>
  text.normalize("NFKC").replace(/[\s−]/g, (sign) => (sign === "−" ? "-" : ""));

/** Every field of the joint split, for the bars of the editor. */
export const jointFieldOf = (discipline: Discipline): SchemeField => jointFields[discipline];
