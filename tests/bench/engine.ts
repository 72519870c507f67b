import { alignSquads } from "~/domain/alignment";
import { type AssessmentBundle, scoreBundle } from "~/domain/assessment";
import { disciplines } from "~/domain/org/discipline";

/** A bank of 2 000 squads and 6 000 leads with four joint and two individual lines each. */
function bankBundle(): AssessmentBundle {
  const curve = { kind: "threshold", threshold: "80.5", target: "100", stretch: "121.25" } as const;
  const weights = [4000, 3000, 2000, 1000];
  const split = { joint: 6000, individual: 4000 };
  return {
    format: "trivet/assessment-bundle@1",
    cycle: { start: "2026-01-01", end: "2026-12-31" },
    scheme: {
      disciplines: { tech: split, data: split, product: split },
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
    },
    squads: Array.from({ length: 2000 }, (_, s) => ({
      id: `s${s}`,
      kpis: weights.map((weight, i) => ({
        id: `k${i}`,
        weight,
        curve,
        actual: `${80 + ((s * 7 + i * 13) % 45)}.${(s * 31) % 1000}`,
      })),
    })),
    people: Array.from({ length: 6000 }, (_, p) => ({
      id: `p${p}`,
      seats: [
        {
          squad: `s${Math.floor(p / 3)}`,
          discipline: disciplines[p % 3]!,
          from: "2026-01-01",
          to: null,
          allocation: 10000,
        },
      ],
      individual: [
        { id: "a", weight: 7000, curve, actual: `${75 + (p % 50)}.${p % 997}` },
        { id: "b", weight: 3000, score: `${60 + (p % 60)}` },
      ],
    })),
  };
}

/** Prints the CPU time of scoring and aligning a whole bank. */
export function measureEngine(): void {
  const bundle = bankBundle();
  const cpu = (work: () => unknown) => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return `${((user + system) / 1e6).toFixed(2)} s`;
  };
  console.log(
    `engine        6 000 people scored in ${cpu(() => scoreBundle(bundle))} of CPU, 2 000 squads aligned in ${cpu(() => alignSquads(bundle))}`,
  );
}
