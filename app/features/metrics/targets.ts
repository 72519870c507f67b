import type { contractUses } from "#db/repositories/metric-uses";
import type { Curve } from "~/domain/assessment";

type Use = Awaited<ReturnType<typeof contractUses>>[number];

export type Target = { value: string; line: "solid" | "dotted"; squads: { name: string; nameEn: string }[] };

const most = 5;

/**
 * The lines to draw for the contracts in force over the period: a target, or the two edges of a band; equal values share a line. Only
 * the latest cycle of a squad counts.
 */
export function targetsOf(
  uses: readonly Use[],
  { segment, from, to }: { segment: string; from: string; to: string },
): Target[] {
  const targets = new Map<string, Target>();
  const seen = new Set<string>();
  for (const { status, cycle, squad, curve, segment: of } of uses) {
    const concerns = status === "in-force" && of === segment && cycle.start <= to && cycle.end >= from;
    if (!concerns || seen.has(squad.id)) continue;
    seen.add(squad.id);
    for (const { value, line } of linesOf(curve)) {
      const target = targets.get(value) ?? { value, line, squads: [] };
      target.squads.push({ name: squad.name, nameEn: squad.nameEn });
      targets.set(value, target);
    }
  }
  return [...targets.values()].slice(0, most);
}

function linesOf(curve: Curve): Pick<Target, "value" | "line">[] {
  switch (curve.kind) {
    case "threshold":
    case "ratio":
      return [{ value: curve.target, line: "solid" }];
    case "deduction":
      return [{ value: curve.standard, line: "solid" }];
    case "band":
      return [
        { value: curve.low, line: "dotted" },
        { value: curve.high, line: "dotted" },
      ];
    case "blend":
      return curve.parts.slice(-1).flatMap((part) => linesOf(part.curve));
    case "milestones":
      return [];
  }
}
