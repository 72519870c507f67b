import { curveKey } from "../alignment/curve-key";
import type { Curve } from "../assessment";

type Measured = { metricId: string | null; segment: string; curve: Curve | null };

/** An individual line that scores a metric of the person's contract with another curve: the gates count it as incoherent. */
export type CurveConflict = { lineId: string; squad: { id: string; name: string; nameEn: string } };

/** Every individual line whose metric a joint line of the person's squads scores with another curve. */
export function curveConflicts({
  individual,
  joint,
}: {
  individual: readonly (Measured & { id: string })[];
  joint: readonly (Measured & { squad: CurveConflict["squad"] })[];
}): CurveConflict[] {
  return individual.flatMap(({ id, metricId, segment, curve }) => {
    if (metricId === null || curve === null) return [];
    const clash = joint.find(
      (line) =>
        line.metricId === metricId &&
        line.segment === segment &&
        curveKey(line.curve ?? undefined) !== curveKey(curve),
    );
    return clash === undefined ? [] : [{ lineId: id, squad: clash.squad }];
  });
}
