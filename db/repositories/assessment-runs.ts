import { and, desc, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { chunks } from "../chunks";
import { assessmentCycles, assessmentRuns, assessmentSquads, assessments } from "../schema";
import type { Reader, Tx } from "../store";

type Run = typeof assessmentRuns.$inferSelect;
/** A run without its two long texts. */
export type RunRow = Omit<Run, "bundle" | "result" | "head">;
export type AssessmentRow = typeof assessments.$inferSelect;
export type AssessmentSquadRow = typeof assessmentSquads.$inferSelect;

const summary = {
  id: assessmentRuns.id,
  cycleId: assessmentRuns.cycleId,
  revision: assessmentRuns.revision,
  previousId: assessmentRuns.previousId,
  engine: assessmentRuns.engine,
  bundleHash: assessmentRuns.bundleHash,
  resultHash: assessmentRuns.resultHash,
  computedBy: assessmentRuns.computedBy,
  computedAt: assessmentRuns.computedAt,
  approvedBy: assessmentRuns.approvedBy,
  approvedAt: assessmentRuns.approvedAt,
  publishedBy: assessmentRuns.publishedBy,
  publishedAt: assessmentRuns.publishedAt,
  discardedAt: assessmentRuns.discardedAt,
  version: assessmentRuns.version,
};

/** Every computation of a cycle, the latest first. */
export function runsOfCycle(r: Reader, cycleId: string): Promise<RunRow[]> {
  return r
    .select(summary)
    .from(assessmentRuns)
    .where(eq(assessmentRuns.cycleId, cycleId))
    .orderBy(desc(assessmentRuns.revision));
}

/** The computation that stands: the latest that was not discarded. */
export async function standingRun(r: Reader, cycleId: string): Promise<RunRow | undefined> {
  const [row] = await r
    .select(summary)
    .from(assessmentRuns)
    .where(and(eq(assessmentRuns.cycleId, cycleId), isNull(assessmentRuns.discardedAt)))
    .orderBy(desc(assessmentRuns.revision))
    .limit(1);
  return row;
}

/** The published computation of a cycle. */
export async function publishedRun(r: Reader, cycleId: string): Promise<RunRow | undefined> {
  const [row] = await r
    .select(summary)
    .from(assessmentRuns)
    .where(
      and(
        eq(assessmentRuns.cycleId, cycleId),
        isNotNull(assessmentRuns.publishedAt),
        isNull(assessmentRuns.discardedAt),
      ),
    )
    .orderBy(desc(assessmentRuns.revision))
    .limit(1);
  return row;
}

/** The whole bundle of a run as the text its hash was taken of. */
export async function bundleText(r: Reader, runId: string): Promise<string | undefined> {
  const [row] = await r
    .select({ bundle: assessmentRuns.bundle })
    .from(assessmentRuns)
    .where(eq(assessmentRuns.id, runId));
  return row?.bundle;
}

/** A run's bundle without squads and people. */
export async function bundleHead(r: Reader, runId: string) {
  const [row] = await r
    .select({ head: assessmentRuns.head })
    .from(assessmentRuns)
    .where(eq(assessmentRuns.id, runId));
  return row?.head;
}

/** Stores a run with one row for every squad and person. Throws a ConstraintError when the revision is taken. */
export async function insertRun(
  t: Tx,
  {
    run,
    squads,
    people,
  }: { run: typeof assessmentRuns.$inferInsert; squads: AssessmentSquadRow[]; people: AssessmentRow[] },
): Promise<void> {
  await t.insert(assessmentRuns).values(run);
  for (const some of chunks(squads, 200)) await t.insert(assessmentSquads).values(some);
  for (const some of chunks(people, 200)) await t.insert(assessments).values(some);
}

type RunChange = Partial<
  Pick<Run, "approvedBy" | "approvedAt" | "publishedBy" | "publishedAt" | "discardedAt">
>;

/** Changes a run's hands as it was read at `version`; false when somebody saved in between. */
export async function saveRun(
  t: Tx,
  { id, version, change }: { id: string; version: number; change: RunChange },
): Promise<boolean> {
  const saved = await t
    .update(assessmentRuns)
    .set({ ...change, version: version + 1 })
    .where(and(eq(assessmentRuns.id, id), eq(assessmentRuns.version, version)))
    .returning({ id: assessmentRuns.id });
  return saved.length === 1;
}

/** Discards the computations before `revision` that still stand. */
export async function discardEarlierRuns(
  t: Tx,
  { cycleId, revision, at }: { cycleId: string; revision: number; at: Date },
): Promise<void> {
  await t
    .update(assessmentRuns)
    .set({ discardedAt: at, version: sql`${assessmentRuns.version} + 1` })
    .where(
      and(
        eq(assessmentRuns.cycleId, cycleId),
        isNull(assessmentRuns.discardedAt),
        sql`${assessmentRuns.revision} < ${revision}`,
      ),
    );
}

/** One person's row of a run. */
export async function assessmentOf(
  r: Reader,
  { runId, personId }: { runId: string; personId: string },
): Promise<AssessmentRow | undefined> {
  const [row] = await r
    .select()
    .from(assessments)
    .where(and(eq(assessments.runId, runId), eq(assessments.personId, personId)));
  return row;
}

/** The squads of a run with these ids. */
export function assessmentSquadsOf(
  r: Reader,
  { runId, squadIds }: { runId: string; squadIds: readonly string[] },
): Promise<AssessmentSquadRow[]> {
  return r
    .select()
    .from(assessmentSquads)
    .where(and(eq(assessmentSquads.runId, runId), inArray(assessmentSquads.squadId, [...squadIds])));
}

/** Notes that the person has read their result; false when it was noted before. */
export async function markSeen(
  t: Tx,
  { runId, personId, at }: { runId: string; personId: string; at: Date },
): Promise<boolean> {
  const rows = await t
    .update(assessments)
    .set({ seenAt: at })
    .where(and(eq(assessments.runId, runId), eq(assessments.personId, personId), isNull(assessments.seenAt)))
    .returning({ personId: assessments.personId });
  return rows.length === 1;
}

/** A person's published results, the latest cycle first. */
export function publishedResultsOf(r: Reader, personId: string) {
  return r
    .select({
      cycleId: assessmentCycles.id,
      cycleName: assessmentCycles.name,
      cycleNameEn: assessmentCycles.nameEn,
      start: assessmentCycles.start,
      end: assessmentCycles.end,
      publishedAt: assessmentRuns.publishedAt,
      status: assessments.status,
      joint: assessments.joint,
      final: assessments.final,
      grade: assessments.grade,
      seenAt: assessments.seenAt,
    })
    .from(assessments)
    .innerJoin(assessmentRuns, eq(assessmentRuns.id, assessments.runId))
    .innerJoin(assessmentCycles, eq(assessmentCycles.id, assessmentRuns.cycleId))
    .where(
      and(
        eq(assessments.personId, personId),
        isNotNull(assessmentRuns.publishedAt),
        isNull(assessmentRuns.discardedAt),
      ),
    )
    .orderBy(desc(assessmentCycles.start), assessmentCycles.id);
}
