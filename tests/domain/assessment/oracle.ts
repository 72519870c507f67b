import Fraction from "fraction.js";
import type { AssessmentBundle, PersonInput, PoolItem, Veto } from "~/domain/assessment/bundle";
import type { BlendableCurve, Curve } from "~/domain/assessment/curve";

/**
 * A second scorer, written from the specification in another way and with another library's arithmetic: curves as lists
 * of corners, seats walked day by day, the base as a mean over days.
 */
const q = (value: string | number | bigint) => new Fraction(value);
const ZERO = q(0);

type Corner = [Fraction, Fraction];

function corners(curve: BlendableCurve): { flip: boolean; numbers: Fraction[] } {
  if (curve.kind === "threshold") {
    const { threshold, target, stretch, points = { threshold: "60", target: "100", stretch: "120" } } = curve;
    const numbers = [threshold, target, stretch, points.threshold, points.target, points.stretch].map(q);
    return { flip: q(threshold).compare(target) > 0, numbers };
  }
  if (curve.kind === "band") {
    const { outerLow, low, high, outerHigh, edgePoints = "60" } = curve;
    return { flip: false, numbers: [outerLow, low, high, outerHigh, edgePoints].map(q) };
  }
  return { flip: false, numbers: [curve.target, curve.cap ?? "120"].map(q) };
}

/** Straight lines between corners of rising x; nothing outside the first and the last but what the ends say. */
function along(line: Corner[], x: Fraction, before: Fraction, after: Fraction): Fraction {
  const [first] = line;
  if (first === undefined || x.compare(first[0]) < 0) return before;
  for (let i = 1; i < line.length; i++) {
    const [x0, y0] = line[i - 1] as Corner;
    const [x1, y1] = line[i] as Corner;
    if (x.compare(x1) <= 0) {
      if (x0.equals(x1)) return y1;
      const t = x.sub(x0).div(x1.sub(x0));
      return y1.mul(t).add(y0.mul(q(1).sub(t)));
    }
  }
  return after;
}

function byNumbers(
  kind: BlendableCurve["kind"],
  flip: boolean,
  numbers: Fraction[],
  actual: Fraction,
): Fraction {
  const [a, b, c, d, e, f] = numbers as [Fraction, Fraction, Fraction, Fraction, Fraction, Fraction];
  if (kind === "threshold") {
    const sign = q(flip ? -1 : 1);
    const line: Corner[] = [
      [a.mul(sign), d],
      [b.mul(sign), e],
      [c.mul(sign), f],
    ];
    return along(line, actual.mul(sign), ZERO, f);
  }
  if (kind === "band") {
    const line: Corner[] = [
      [a, e],
      [b, q(100)],
      [c, q(100)],
      [d, e],
    ];
    return along(line, actual, ZERO, ZERO);
  }
  const free = actual.div(a).mul(100);
  if (free.compare(0) < 0) return ZERO;
  return free.compare(b) > 0 ? b : free;
}

export function oraclePoints(curve: Curve, actual: unknown): Fraction {
  if (curve.kind === "milestones") {
    const late = actual as Record<string, number>;
    let total = ZERO;
    for (const { id, points } of curve.milestones) {
      if (!(id in late)) continue;
      const days = Math.max(0, late[id] ?? 0);
      const left = q(1).sub(q(curve.decayPerDay ?? "0.02").mul(days));
      if (left.compare(0) > 0) total = total.add(q(points).mul(left));
    }
    return total;
  }
  const x = q(actual as string);
  if (curve.kind === "deduction") {
    let points = q(100);
    let short = q(curve.standard).sub(x);
    while (short.compare(curve.unit) >= 0 && points.compare(0) > 0) {
      short = short.sub(curve.unit);
      points = points.sub(curve.pointsPerUnit);
      if (q(curve.pointsPerUnit).equals(0)) break;
    }
    return points.compare(0) < 0 ? ZERO : points;
  }
  if (curve.kind !== "blend") {
    const { flip, numbers } = corners(curve);
    return byNumbers(curve.kind, flip, numbers, x);
  }
  const parts = curve.parts.map((part) => ({
    days: part.days,
    kind: part.curve.kind,
    ...corners(part.curve),
  }));
  const [first] = parts as [(typeof parts)[number], ...typeof parts];
  const days = parts.reduce((total, part) => total + part.days, 0);
  const mean = first.numbers.map((_, i) =>
    parts.reduce((total, part) => total.add((part.numbers[i] as Fraction).mul(part.days)), ZERO).div(days),
  );
  return byNumbers(first.kind, first.flip, mean, x);
}

function oraclePool(items: PoolItem[], missing: AssessmentBundle["scheme"]["missing"]): Fraction | null {
  let points = ZERO;
  let weight = 0;
  let waived = 0;
  for (const item of items) {
    const given = item.calibratedScore ?? item.score ?? null;
    const fromCurve = () =>
      item.curve && item.actual != null ? oraclePoints(item.curve, item.actual) : null;
    const value = given === null ? fromCurve() : q(given);
    const rule = item.missing ?? missing.policy;
    if (value === null && rule === "block") return null;
    if (value === null && rule === "waive") waived += item.weight;
    else {
      points = points.add((value ?? ZERO).mul(item.weight));
      weight += item.weight;
    }
  }
  return waived > missing.maxWaivedWeight || weight === 0 ? null : points.div(weight);
}

function daysOf(from: string, to: string): string[] {
  const days: string[] = [];
  for (let t = Date.parse(from); t <= Date.parse(to); t += 86_400_000)
    days.push(new Date(t).toISOString().slice(0, 10));
  return days;
}

export function oracleRound(value: Fraction, places: number): string {
  const scale = 10n ** BigInt(places);
  const twice = (2n * value.n * scale) / value.d;
  const units = twice / 2n + (twice % 2n);
  const text = units.toString().padStart(places + 1, "0");
  const cut = text.length - places;
  const sign = value.s < 0n && units !== 0n ? "-" : "";
  return sign + text.slice(0, cut) + (places > 0 ? `.${text.slice(cut)}` : "");
}

function clampTo(value: Fraction, { min, max }: { min: string; max: string }): Fraction {
  if (value.compare(min) < 0) return q(min);
  return value.compare(max) > 0 ? q(max) : value;
}

function oraclePerson(person: PersonInput, bundle: AssessmentBundle, joint: Map<string, Fraction | null>) {
  const { scheme, cycle } = bundle;
  const places = scheme.rounding?.decimals ?? 2;
  const away = new Set((person.leave ?? []).flatMap(({ from, to }) => daysOf(from, to)));
  const worked = (person.seats ?? []).map((seat) => {
    const days = daysOf(cycle.start, cycle.end).filter(
      (day) => day >= seat.from && (seat.to === null || day <= seat.to) && !away.has(day),
    );
    return { seat, days };
  });
  const counted = worked.filter(({ seat, days }) => {
    const role = worked.filter((w) => w.seat.squad === seat.squad && w.seat.discipline === seat.discipline);
    return days.length > 0 && role.reduce((n, w) => n + w.days.length, 0) >= scheme.seat.minStintDays;
  });
  const covered = new Set(counted.flatMap(({ days }) => days));
  if (covered.size === 0 || covered.size < scheme.seat.minTotalDays) {
    return { id: person.id, status: "not-rated", final: null, grade: null };
  }
  const needs = counted.some(({ seat }) => scheme.disciplines[seat.discipline].individual > 0);
  const individual = needs ? oraclePool(person.individual ?? [], scheme.missing) : null;
  if ((needs && individual === null) || counted.some(({ seat }) => joint.get(seat.squad) == null)) {
    return { id: person.id, status: "blocked", final: null, grade: null };
  }
  let weight = ZERO;
  let jointSum = ZERO;
  let baseSum = ZERO;
  for (const { seat, days } of counted) {
    const part = scheme.disciplines[seat.discipline];
    const j = joint.get(seat.squad) as Fraction;
    const score = j
      .mul(part.joint)
      .add((individual ?? ZERO).mul(part.individual))
      .div(10_000);
    for (const _day of days) {
      weight = weight.add(seat.allocation);
      jointSum = jointSum.add(j.mul(seat.allocation));
      baseSum = baseSum.add(score.mul(seat.allocation));
    }
  }
  const base = baseSum.div(weight);
  const listed = (person.items ?? []).reduce((total, item) => total.add(item.points), ZERO);
  const items = clampTo(listed, scheme.items);
  const beforeVeto = clampTo(base.add(items), scheme.scoreRange);
  const hit = new Set(counted.map(({ seat }) => seat.squad));
  const vetoes: Veto[] = [...(person.vetoes ?? [])];
  for (const squad of bundle.squads) if (hit.has(squad.id)) vetoes.push(...(squad.vetoes ?? []));
  let score = beforeVeto;
  for (const veto of vetoes) {
    const cap = veto.effect === "zero" ? "0" : veto.effect === "cap-score" ? veto.value : null;
    if (cap !== null && score.compare(cap) > 0) score = q(cap);
  }
  const final = oracleRound(score, places);
  const order = [...scheme.grades].sort((a, b) => q(a.from).compare(b.from)).map(({ grade }) => grade);
  const from = new Map(scheme.grades.map((grade) => [grade.grade, grade.from]));
  let rank = 0;
  for (const [i, grade] of order.entries()) if (q(final).compare(from.get(grade) ?? "0") >= 0) rank = i;
  for (const veto of vetoes)
    if (veto.effect === "cap-grade") rank = Math.min(rank, order.indexOf(veto.value));
  return {
    id: person.id,
    status: "rated",
    joint: oracleRound(jointSum.div(weight), places),
    individual: individual && oracleRound(individual, places),
    base: oracleRound(base, places),
    items: oracleRound(items, places),
    beforeVeto: oracleRound(beforeVeto, places),
    final,
    grade: order[rank],
  };
}

/** Squads and people as the specification's output has them. */
export function oracleScores(bundle: AssessmentBundle) {
  const places = bundle.scheme.rounding?.decimals ?? 2;
  const joint = new Map(
    bundle.squads.map((squad) => [squad.id, oraclePool(squad.kpis, bundle.scheme.missing)]),
  );
  return {
    squads: bundle.squads.map(({ id }) => {
      const score = joint.get(id) ?? null;
      return {
        id,
        joint: score && oracleRound(score, places),
        status: score === null ? "blocked" : "scored",
      };
    }),
    people: bundle.people.map((person) => oraclePerson(person, bundle, joint)),
  };
}
