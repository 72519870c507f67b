import fc from "fast-check";
import type {
  AssessmentBundle,
  Grade,
  PersonInput,
  PoolItem,
  SeatInput,
  Veto,
} from "~/domain/assessment/bundle";
import type { BlendableCurve, Curve, MilestoneActual } from "~/domain/assessment/curve";
import { disciplines } from "~/domain/org/discipline";

/** A decimal string between two whole numbers with up to three places, sometimes with zeros at the end. */
export function decimalBetween(low: number, high: number): fc.Arbitrary<string> {
  return fc
    .tuple(fc.integer({ min: low * 1000, max: high * 1000 }), fc.integer({ min: 0, max: 3 }))
    .map(([thousandths, places]) => toDecimal(thousandths, places));
}

function toDecimal(thousandths: number, places: number): string {
  const kept = Math.trunc(thousandths / 10 ** (3 - places));
  const digits = String(Math.abs(kept)).padStart(places + 1, "0");
  const whole = digits.slice(0, digits.length - places);
  const sign = kept < 0 ? "-" : "";
  return places === 0 ? sign + whole : `${sign}${whole}.${digits.slice(digits.length - places)}`;
}

/** `count` different whole numbers in rising order, as hundredths. */
function rising(count: number, low: number, high: number): fc.Arbitrary<string[]> {
  return fc
    .uniqueArray(fc.integer({ min: low * 100, max: high * 100 }), { minLength: count, maxLength: count })
    .map((values) => values.sort((a, b) => a - b).map((value) => toDecimal(value * 10, 2)));
}

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const present = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as T;

export function thresholdCurve(rises: fc.Arbitrary<boolean> = fc.boolean()): fc.Arbitrary<BlendableCurve> {
  const points = rising(3, 0, 150).map(([threshold = "", target = "", stretch = ""]) => ({
    threshold,
    target,
    stretch,
  }));
  return fc.tuple(rising(3, -50, 200), rises, maybe(points)).map(([marks, up, given]) => {
    const [threshold = "", target = "", stretch = ""] = up ? marks : [...marks].reverse();
    return present({ kind: "threshold" as const, threshold, target, stretch, points: given });
  });
}

export const bandCurve: fc.Arbitrary<BlendableCurve> = fc
  .tuple(rising(4, -50, 200), maybe(decimalBetween(0, 100)))
  .map(([[outerLow = "", low = "", high = "", outerHigh = ""], edgePoints]) =>
    present({ kind: "band" as const, outerLow, low, high, outerHigh, edgePoints }),
  );

export const ratioCurve: fc.Arbitrary<BlendableCurve> = fc
  .tuple(decimalBetween(1, 200), maybe(decimalBetween(0, 150)))
  .map(([target, cap]) => present({ kind: "ratio" as const, target, cap }));

export const deductionCurve: fc.Arbitrary<Curve> = fc
  .tuple(decimalBetween(-10, 150), decimalBetween(1, 9), decimalBetween(0, 30))
  .map(([standard, unit, pointsPerUnit]) => ({ kind: "deduction", standard, unit, pointsPerUnit }));

export const milestonesCurve: fc.Arbitrary<Curve> = fc
  .tuple(partition(1000, 5), maybe(decimalBetween(0, 1)))
  .map(([parts, decayPerDay]) =>
    present({
      kind: "milestones" as const,
      milestones: parts.map((part, i) => ({ id: `m${i}`, points: toDecimal(part * 100, 1) })),
      decayPerDay,
    }),
  );

const sameKind = fc.oneof(
  fc.boolean().map((up) => thresholdCurve(fc.constant(up))),
  fc.constant(bandCurve),
  fc.constant(ratioCurve),
);

export const blendCurve: fc.Arbitrary<Curve> = sameKind.chain((part) =>
  fc
    .array(fc.record({ days: fc.integer({ min: 1, max: 365 }), curve: part }), { minLength: 2, maxLength: 3 })
    .map((parts) => ({ kind: "blend" as const, parts })),
);

/** Every kind of curve that reads a decimal. */
export const numericCurve: fc.Arbitrary<Exclude<Curve, { kind: "milestones" }>> = fc.oneof(
  thresholdCurve(),
  bandCurve,
  ratioCurve,
  deductionCurve,
  blendCurve,
) as fc.Arbitrary<Exclude<Curve, { kind: "milestones" }>>;

export const actualValue = decimalBetween(-60, 220);

export function milestoneActual(curve: Curve): fc.Arbitrary<MilestoneActual> {
  const ids = curve.kind === "milestones" ? curve.milestones.map(({ id }) => id) : [];
  return fc
    .subarray(ids)
    .chain((reached) =>
      fc
        .array(fc.integer({ min: -20, max: 80 }), { minLength: reached.length, maxLength: reached.length })
        .map((days) => Object.fromEntries(reached.map((id, i) => [id, days[i] ?? 0]))),
    );
}

/** One to `most` non-negative whole numbers that sum to `total`. */
export function partition(total: number, most: number): fc.Arbitrary<number[]> {
  return fc.array(fc.integer({ min: 0, max: total }), { minLength: 0, maxLength: most - 1 }).map((cuts) => {
    const marks = [0, ...cuts.sort((a, b) => a - b), total];
    return marks.slice(1).map((mark, i) => mark - (marks[i] ?? 0));
  });
}

const policy = fc.constantFrom("block", "zero", "waive") as fc.Arbitrary<"block" | "zero" | "waive">;
const metric = maybe(fc.constantFrom("aum", "nps", "cost", "risk"));

function poolItem(id: string, weight: number): fc.Arbitrary<PoolItem> {
  const actualOf = (curve: Curve): fc.Arbitrary<string | MilestoneActual> =>
    curve.kind === "milestones" ? milestoneActual(curve) : actualValue;
  const curved = fc
    .oneof(numericCurve, milestonesCurve)
    .chain((curve) =>
      fc
        .tuple(fc.option(actualOf(curve), { freq: 8 }), maybe(decimalBetween(0, 120)))
        .map(([actual, score]) => present({ id, weight, curve, actual, score })),
    );
  const rated = fc.option(decimalBetween(0, 120), { freq: 8 }).map((score) => ({ id, weight, score }));
  const calibrated = fc.option(decimalBetween(0, 120), { nil: undefined, freq: 1 });
  return fc
    .tuple(fc.oneof(curved, rated), calibrated, maybe(policy), metric)
    .map(([item, calibratedScore, missing, name]) =>
      present({ ...item, calibratedScore, missing, metric: name }),
    );
}

export const pool: fc.Arbitrary<PoolItem[]> = fc.oneof(
  {
    weight: 12,
    arbitrary: partition(10_000, 5).chain((weights) =>
      fc.tuple(...weights.map((weight, i) => poolItem(`k${i}`, weight))),
    ),
  },
  { weight: 1, arbitrary: fc.constant<PoolItem[]>([]) },
);

const gradeNames = ["S", "A", "B", "C", "D"];
const veto: fc.Arbitrary<Veto> = fc.oneof(
  fc.constant({ effect: "zero" as const }),
  fc.integer({ min: 0, max: 120 }).map((value) => ({ effect: "cap-score" as const, value: String(value) })),
  fc.constantFrom(...gradeNames).map((value) => ({ effect: "cap-grade" as const, value })),
);
const vetoes = fc.array(veto, { maxLength: 2 }).map((list) => (list.length > 1 ? list : []));

/** Days around the year 2026, as YYYY-MM-DD. */
export function dayAt(offset: number): string {
  return new Date(Date.UTC(2026, 0, 1) + offset * 86_400_000).toISOString().slice(0, 10);
}

const span = fc
  .tuple(fc.integer({ min: -60, max: 380 }), fc.integer({ min: 0, max: 300 }))
  .map(([start, length]) => ({ from: dayAt(start), to: dayAt(start + length) }));

function seat(squadIds: string[]): fc.Arbitrary<SeatInput> {
  return fc
    .tuple(
      fc.constantFrom(...squadIds),
      fc.constantFrom(...disciplines),
      span,
      fc.boolean(),
      fc.integer({ min: 1, max: 10_000 }),
    )
    .map(([squad, discipline, { from, to }, open, allocation]) => ({
      squad,
      discipline,
      from,
      to: open ? null : to,
      allocation,
    }));
}

const leave = fc
  .uniqueArray(fc.integer({ min: -30, max: 400 }), { maxLength: 6 })
  .map((days) => days.sort((a, b) => a - b))
  .map((days) =>
    days.flatMap((day, i) => {
      const last = days[i + 1];
      return i % 2 === 0 && last !== undefined ? [{ from: dayAt(day), to: dayAt(last) }] : [];
    }),
  );

function person(id: string, squadIds: string[]): fc.Arbitrary<PersonInput> {
  return fc.record({
    id: fc.constant(id),
    seats: fc.array(seat(squadIds), { maxLength: 4 }),
    leave,
    individual: pool,
    items: fc.array(
      decimalBetween(-6, 6).map((points) => ({ points })),
      { maxLength: 3 },
    ),
    vetoes,
  });
}

const split = fc
  .constantFrom(0, 5000, 6000, 6250, 10_000)
  .map((joint) => ({ joint, individual: 10_000 - joint }));

const grades: Grade[] = gradeNames.map((grade, i) => ({
  grade,
  from: ["110", "100", "85", "60", "0"][i] ?? "0",
}));

export const bundle: fc.Arbitrary<AssessmentBundle> = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 4 }))
  .chain(([squadCount, personCount]) => {
    const squadIds = Array.from({ length: squadCount }, (_, i) => `s${i}`);
    return fc.record({
      format: fc.constant("trivet/assessment-bundle@1" as const),
      cycle: fc.constant({ start: "2026-01-01", end: "2026-12-31" }),
      scheme: fc.record({
        disciplines: fc.record({ tech: split, data: split, product: split }),
        missing: fc.record({ policy, maxWaivedWeight: fc.constantFrom(0, 2000, 10_000) }),
        seat: fc.record({ minStintDays: fc.constantFrom(0, 30), minTotalDays: fc.constantFrom(0, 90) }),
        items: fc.constant({ min: "-10", max: "5" }),
        scoreRange: fc.constant({ min: "0", max: "120" }),
        rounding: fc.record({ decimals: fc.constantFrom(0, 1, 2, 4) }),
        grades: fc.constant(grades),
        tradeoffs: fc.array(
          fc.record({
            a: fc.constantFrom("aum", "nps", "cost", "risk"),
            b: fc.constantFrom("aum", "nps", "cost", "risk"),
            severity: fc.constantFrom("0", "0.25", "1"),
          }),
          { maxLength: 3 },
        ),
      }),
      squads: fc.tuple(...squadIds.map((id) => fc.record({ id: fc.constant(id), kpis: pool, vetoes }))),
      people: fc.tuple(...Array.from({ length: personCount }, (_, i) => person(`p${i}`, squadIds))),
    });
  });
