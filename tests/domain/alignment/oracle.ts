import Fraction from "fraction.js";
import type { AssessmentBundle, PersonInput, PoolItem } from "~/domain/assessment/bundle";
import { disciplines } from "~/domain/org/discipline";
import { oracleRound } from "../assessment/oracle";

type Line = { kpi: string; weight: Fraction; line: PoolItem };

/** Compares two lines' curves value by value, defaults filled in. */
function sameCurve(a: PoolItem["curve"], b: PoolItem["curve"]): boolean {
  if (!a || !b) return !a && !b;
  const filled = (curve: NonNullable<typeof a>): unknown => {
    const number = (value: string) => new Fraction(value).toFraction();
    switch (curve.kind) {
      case "threshold": {
        const points = curve.points ?? { threshold: "60", target: "100", stretch: "120" };
        return [
          "t",
          curve.threshold,
          curve.target,
          curve.stretch,
          points.threshold,
          points.target,
          points.stretch,
        ].map((value, i) => (i === 0 ? value : number(value)));
      }
      case "band":
        return [
          "b",
          ...[curve.outerLow, curve.low, curve.high, curve.outerHigh, curve.edgePoints ?? "60"].map(number),
        ];
      case "ratio":
        return ["r", number(curve.target), number(curve.cap ?? "120")];
      case "deduction":
        return ["d", number(curve.standard), number(curve.unit), number(curve.pointsPerUnit)];
      case "milestones":
        return [
          "m",
          number(curve.decayPerDay ?? "0.02"),
          Object.fromEntries(
            [...curve.milestones]
              .sort((x, y) => x.id.localeCompare(y.id))
              .map(({ id, points }) => [id, number(points)]),
          ),
        ];
      case "blend":
        return ["x", curve.parts.map((part) => [part.days, filled(part.curve)])];
    }
  };
  return JSON.stringify(filled(a)) === JSON.stringify(filled(b));
}

function linesOf(person: PersonInput, { scheme, squads }: AssessmentBundle, day: string): Line[] {
  const seats = (person.seats ?? []).filter(
    (seat) => seat.from <= day && (seat.to === null || seat.to >= day),
  );
  const whole = seats.reduce((total, seat) => total + seat.allocation, 0);
  const lines: Line[] = [];
  for (const seat of seats) {
    const split = scheme.disciplines[seat.discipline];
    const share = new Fraction(seat.allocation, whole);
    for (const line of squads.find((squad) => squad.id === seat.squad)?.kpis ?? []) {
      const kpi = line.metric ? `metric ${line.metric}` : `joint ${seat.squad} ${line.id}`;
      lines.push({ kpi, line, weight: share.mul(split.joint).mul(line.weight).div(1_000_000) });
    }
    for (const line of person.individual ?? []) {
      const kpi = line.metric ? `metric ${line.metric}` : `own ${person.id} ${line.id}`;
      lines.push({ kpi, line, weight: share.mul(split.individual).mul(line.weight).div(1_000_000) });
    }
  }
  return lines.filter(({ weight }) => !weight.equals(0));
}

const least = (values: Fraction[]) => values.reduce((a, b) => (b.compare(a) < 0 ? b : a));
const most = (values: Fraction[]) => values.reduce((a, b) => (b.compare(a) > 0 ? b : a));
const total = (values: Fraction[]) => values.reduce((a, b) => a.add(b), new Fraction(0));

/** The align command's output, worked out KPI by KPI over the union of all lines. */
export function oracleAlignment(bundle: AssessmentBundle) {
  const { scheme, people, cycle, asOf } = bundle;
  const day = asOf ?? cycle.end;
  return bundle.squads.map(({ id }) => {
    const leads = disciplines.map((discipline) =>
      people.find((person) =>
        (person.seats ?? []).some(
          (seat) =>
            seat.squad === id &&
            seat.discipline === discipline &&
            (seat.role ?? "lead") === "lead" &&
            seat.from <= day &&
            (seat.to === null || seat.to >= day),
        ),
      ),
    );
    if (leads.includes(undefined)) {
      const none = { swo: null, pairs: null, jointFloor: null, jointSpread: null };
      return { id, ...none, coherence: null, conflictExposure: null, divergenceBound: null };
    }
    const lines = leads.map((lead) => linesOf(lead as PersonInput, bundle, day));
    const kpis = [...new Set(lines.flat().map(({ kpi }) => kpi))];
    const w = (r: number, k: string) =>
      total((lines[r] ?? []).filter(({ kpi }) => kpi === k).map(({ weight }) => weight));
    const overlap = (who: number[]) => total(kpis.map((k) => least(who.map((r) => w(r, k)))));
    const swo = overlap([0, 1, 2]);
    const coherent = total(
      kpis
        .filter((k) => {
          const curves = lines.flat().filter(({ kpi }) => kpi === k);
          return curves.every(({ line }) => sameCurve(line.curve, curves[0]?.line.curve));
        })
        .map((k) => least([0, 1, 2].map((r) => w(r, k)))),
    );
    const u = (r: number, metric: string) => {
      const k = `metric ${metric}`;
      return w(r, k).sub(least([0, 1, 2].map((q) => w(q, k))));
    };
    const exposure = total(
      (scheme.tradeoffs ?? []).map(({ a, b, severity }) => {
        const options: Fraction[] = [];
        for (const r of [0, 1, 2])
          for (const s of [0, 1, 2]) if (r !== s) options.push(least([u(r, a), u(s, b)]));
        return most(options).mul(severity);
      }),
    );
    const pairs = [overlap([0, 1]), overlap([0, 2]), overlap([1, 2])] as [Fraction, Fraction, Fraction];
    const joint = disciplines.map((name) => new Fraction(scheme.disciplines[name].joint, 100));
    const bound = new Fraction(1).sub(least(pairs).div(100)).mul(scheme.scoreRange.max);
    return {
      id,
      swo: oracleRound(swo, 2),
      pairs: {
        "tech-data": oracleRound(pairs[0], 2),
        "tech-product": oracleRound(pairs[1], 2),
        "data-product": oracleRound(pairs[2], 2),
      },
      jointFloor: oracleRound(least(joint), 2),
      jointSpread: oracleRound(most(joint).sub(least(joint)), 2),
      coherence: swo.equals(0) ? null : oracleRound(coherent.div(swo), 4),
      conflictExposure: oracleRound(exposure, 2),
      divergenceBound: oracleRound(bound, 2),
    };
  });
}
