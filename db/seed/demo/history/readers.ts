import { and, eq, inArray } from "drizzle-orm";
import { assessmentRuns, assessments } from "../../../schema";
import type { Tx } from "../../../store";
import { addDays } from "../../calendar";
import { randomFor } from "../../random";
import { demoSignIns } from "../../sign-ins";
import type { Anchor } from "../anchor";
import { personId } from "../people";

/** Most people have opened their result by now; those who are signed in as still have it before them. */
export async function openResults(t: Tx, anchor: Anchor): Promise<void> {
  const random = randomFor("readers");
  const unread = new Set(demoSignIns.map(({ email }) => personId(email.split("@")[0]!)));
  const rows = await t
    .select({ runId: assessments.runId, personId: assessments.personId })
    .from(assessments)
    .innerJoin(assessmentRuns, eq(assessmentRuns.id, assessments.runId))
    .orderBy(assessments.personId);
  const readOn = new Map<number, { runId: string; people: string[] }>();
  for (const row of rows) {
    const days = random.int(0, 9);
    if (unread.has(row.personId) || random.chance(0.15)) continue;
    const group = readOn.get(days) ?? { runId: row.runId, people: [] };
    readOn.set(days, { ...group, people: [...group.people, row.personId] });
  }
  for (const [days, { runId, people }] of readOn) {
    const seenAt = anchor.at(addDays(anchor.previous.end, 20 + days), "13:10");
    await t
      .update(assessments)
      .set({ seenAt })
      .where(and(eq(assessments.runId, runId), inArray(assessments.personId, people)));
  }
}
