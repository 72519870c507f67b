import { Decimal } from "decimal.js";
import type { Discipline } from "../../schema/values";
import { randomFor } from "../random";
import type { Marks } from "./joint-kpis";
import { metricPlans } from "./metrics";
import { squadPlans } from "./squads";

/** A metric that leads of one discipline answer for besides the joint KPIs, per squad. */
export type LeadMetric = { metric: string; weight: number; marks: Marks };

export const leadMetrics: Record<Discipline, readonly LeadMetric[]> = {
  tech: [
    { metric: "AVAILABILITY", weight: 5000, marks: ["99.90", "99.95", "99.99"] },
    { metric: "DEFECT-ESCAPE", weight: 3000, marks: ["5", "2", "1"] },
  ],
  data: [
    { metric: "DATA-QUALITY", weight: 4500, marks: ["92", "96", "99"] },
    { metric: "MODEL-COVERAGE", weight: 3500, marks: ["60", "80", "92"] },
  ],
  product: [
    { metric: "COMPLAINT-TIME", weight: 4000, marks: ["48", "24", "12"] },
    { metric: "FEATURE-ADOPTION", weight: 3500, marks: ["15", "25", "35"] },
  ],
};

/**
 * Actuals that are not left to chance: Chen Li's 104.00 is made of the first two; the others leave Supply Chain Finance's data
 * lead so far behind that the squad's finals drift apart enough to be flagged.
 */
const quoted: Record<string, string> = {
  "AVAILABILITY|WLT": "99.97",
  "DEFECT-ESCAPE|WLT": "2",
  "DATA-QUALITY|SCN": "92.2",
  "MODEL-COVERAGE|SCN": "61.0",
};

/** The reading at which a threshold curve gives `points` (60 to 120), to `places` decimals. */
export function actualFor({
  marks,
  points,
  places,
}: {
  marks: Marks;
  points: number;
  places: number;
}): string {
  const [threshold, target, stretch] = marks.map((mark) => new Decimal(mark)) as [Decimal, Decimal, Decimal];
  const value =
    points <= 100
      ? threshold.plus(
          target
            .minus(threshold)
            .times(points - 60)
            .div(40),
        )
      : target.plus(
          stretch
            .minus(target)
            .times(points - 100)
            .div(20),
        );
  return value.toFixed(places);
}

/** What the leads' own metrics reach in the previous half, per metric and squad. */
export function leadActuals(): { metric: string; segment: string; actual: string }[] {
  const random = randomFor("lead-actuals");
  return squadPlans.flatMap(({ key }) =>
    Object.values(leadMetrics)
      .flat()
      .map(({ metric, marks }) => {
        const drawn = actualFor({ marks, points: random.int(68, 116), places: placesOf(metric) });
        return { metric, segment: key, actual: quoted[`${metric}|${key}`] ?? drawn };
      }),
  );
}

const placesOf = (code: string): number => metricPlans.find((plan) => plan.code === code)!.decimals;
