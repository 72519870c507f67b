import { and, eq, gte, inArray, isNull, lte, or } from "drizzle-orm";
import type { SchemeRules } from "~/domain/assessment";
import { cycleSquads, individualLines, schemeVersions, seats } from "../schema";
import type { Reader } from "../store";

/** Every seat that the squads' leads of `day` (ISO) hold on that day, in whatever squad. */
export function seatsOfLeads(r: Reader, { squadIds, day }: { squadIds: readonly string[]; day: string }) {
  const onDay = and(lte(seats.from, day), or(isNull(seats.to), gte(seats.to, day)));
  const leadIds = r
    .select({ id: seats.personId })
    .from(seats)
    .where(and(inArray(seats.squadId, [...squadIds]), eq(seats.role, "lead"), onDay));
  return r
    .select({
      personId: seats.personId,
      squadId: seats.squadId,
      discipline: seats.discipline,
      role: seats.role,
      from: seats.from,
      to: seats.to,
      allocation: seats.allocation,
    })
    .from(seats)
    .where(and(inArray(seats.personId, leadIds), onDay));
}

/** Weight, metric and curve of people's individual lines in a cycle. */
export function individualWeights(
  r: Reader,
  { cycleId, personIds }: { cycleId: string; personIds: readonly string[] },
) {
  return r
    .select({
      id: individualLines.id,
      personId: individualLines.personId,
      metricId: individualLines.metricId,
      segment: individualLines.segment,
      weight: individualLines.weight,
      curve: individualLines.curve,
    })
    .from(individualLines)
    .where(and(eq(individualLines.cycleId, cycleId), inArray(individualLines.personId, [...personIds])));
}

/** The rules of a scheme version; undefined when there is none. */
export async function schemeRules(r: Reader, schemeVersionId: string): Promise<SchemeRules | undefined> {
  const [row] = await r
    .select({ rules: schemeVersions.rules })
    .from(schemeVersions)
    .where(eq(schemeVersions.id, schemeVersionId));
  return row?.rules;
}

/** HR's written reason for letting a squad into a cycle despite a failed gate; null without one. */
export async function overrideReason(
  r: Reader,
  { cycleId, squadId }: { cycleId: string; squadId: string },
): Promise<string | null> {
  const [row] = await r
    .select({ reason: cycleSquads.overrideReason })
    .from(cycleSquads)
    .where(and(eq(cycleSquads.cycleId, cycleId), eq(cycleSquads.squadId, squadId)));
  return row?.reason ?? null;
}
