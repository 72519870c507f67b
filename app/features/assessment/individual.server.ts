import { newId } from "#db/id";
import {
  contractLinesInForce,
  personFacts,
  type SeatedScope,
  seatedPage,
  squadsOfPerson,
} from "#db/repositories/assessed-people";
import { cyclesOverview } from "#db/repositories/assessment-cycles";
import { type CycleRow, cycleById } from "#db/repositories/cycles";
import {
  deleteIndividualLine,
  type IndividualLineRow,
  individualLinesOf,
  insertIndividualLines,
  saveIndividualLine,
  saveRating,
} from "#db/repositories/individual-lines";
import { metricCodes } from "#db/repositories/scheme-metrics";
import type { Reader, Tx } from "#db/store";
import { type Curve, FULL_WEIGHT, validateCurve } from "~/domain/assessment";
import { type CurveConflict, curveConflicts, isOpen } from "~/domain/assessment-cycle";
import { contractWeightGap } from "~/domain/contract";
import { AppError } from "~/domain/errors";
import type { Context } from "~/platform/context.server";
import { openFor } from "./cycles.server";

/** The person and whether the reader may set their individual part. Throws `not_found` for people the reader may not know of. */
async function assertSettable(ctx: Context, r: Reader, personId: string) {
  const found = await personFacts(r, { personId, day: ctx.today });
  if (found === undefined) throw new AppError("not_found");
  return { person: found.person, allowed: ctx.require("individual.set", found.facts) };
}

/** A person's individual part for its editor: lines, squads, metrics to choose from, and where a curve differs from the contract's. */
export async function loadIndividualPart(
  ctx: Context,
  { cycleId, personId }: { cycleId: string; personId: string },
) {
  const r = ctx.store.read;
  const cycle = await cycleOf(r, cycleId);
  const { person } = await assertSettable(ctx, r, personId);
  const { start, end } = cycle;
  const [lines, squads, joint, metrics] = await Promise.all([
    individualLinesOf(r, { cycleId, personId }),
    squadsOfPerson(r, { cycleId, personId, start, end }),
    contractLinesInForce(r, { cycleId, personId, start, end }),
    metricCodes(r),
  ]);
  return {
    cycle: { id: cycle.id, name: cycle.name, nameEn: cycle.nameEn, state: cycle.state, start, end },
    person,
    squads,
    metrics,
    lines: lines.map(({ setAt, scoredAt, ...line }) => line),
    conflicts: curveConflicts({ individual: lines, joint }) satisfies CurveConflict[],
    open: { lines: isOpen("individual", cycle.state), ratings: isOpen("ratings", cycle.state) },
  };
}

async function cycleOf(r: Reader, id: string): Promise<CycleRow> {
  const cycle = await cycleById(r, id);
  if (cycle === undefined) throw new AppError("not_found");
  return cycle;
}

export type IndividualLineInput = {
  /** null for a new line. */
  id: string | null;
  version: number;
  title: string;
  titleEn: string;
  metricId: string | null;
  segment: string;
  weight: number;
  curve: Curve | null;
};
export type SaveIndividualPart = { cycleId: string; personId: string; lines: readonly IndividualLineInput[] };

/** Makes exactly these lines the person's individual part, in this order. Weights sum to 10 000; a metric and a curve come together. */
export function saveIndividualPart(
  ctx: Context,
  { cycleId, personId, lines }: SaveIndividualPart,
): Promise<void> {
  return ctx.change("individual.set", async (t) => {
    const { allowed } = await assertSettable(ctx, t, personId);
    await openFor(t, { id: cycleId, part: "individual" });
    assertLines(lines);
    const before = await individualLinesOf(t, { cycleId, personId });
    await replaceLines(ctx, t, { cycleId, personId, lines, before });
    return {
      allowed,
      entries: [
        {
          subject: { type: "person", id: personId },
          before: before.map(factsOf),
          after: { cycleId, lines: lines.map(factsOf) },
        },
      ],
      result: undefined,
    };
  });
}

function assertLines(lines: readonly IndividualLineInput[]): void {
  const gap = contractWeightGap(lines);
  if (gap !== 0) {
    throw new AppError("invalid", {
      reason: gap > 0 ? "individual_weights_missing" : "individual_weights_over",
      params: weightParams(gap),
    });
  }
  lines.forEach(({ curve, metricId }, i) => {
    if ((curve === null) !== (metricId === null))
      throw new AppError("invalid", { reason: "individual_curve", field: `lines[${i}].metricId` });
    const [problem] = curve === null ? [] : validateCurve(curve);
    if (problem)
      throw new AppError("invalid", {
        reason: `problem.${problem.code}`,
        params: problem.params,
        field: `lines[${i}].curve`,
      });
  });
}

const weightParams = (gap: number) => ({ total: (FULL_WEIGHT - gap) / 100, gap: Math.abs(gap) / 100 });

type Replace = SaveIndividualPart & { before: readonly IndividualLineRow[] };

async function replaceLines(
  ctx: Context,
  t: Tx,
  { cycleId, personId, lines, before }: Replace,
): Promise<void> {
  const known = new Map(before.map((line) => [line.id, line]));
  const kept = new Set(lines.map((line) => line.id));
  const by = { setBy: ctx.actor.personId, setAt: ctx.now };
  for (const line of before) if (!kept.has(line.id)) await deleteIndividualLine(t, line.id);
  const added: Parameters<typeof insertIndividualLines>[1] = [];
  for (const [position, { id, version, ...line }] of lines.entries()) {
    if (id === null) added.push({ id: newId(), cycleId, personId, ...line, ...by, position });
    else if (!known.has(id)) throw new AppError("stale");
    else if (!(await saveIndividualLine(t, { id, version, ...line, ...by, position })))
      throw new AppError("stale");
  }
  await insertIndividualLines(t, added);
}

const factsOf = ({
  title,
  titleEn,
  metricId,
  segment,
  weight,
  curve,
}: IndividualLineInput | IndividualLineRow) => ({
  title,
  titleEn,
  metricId,
  segment,
  weight,
  curve,
});

export type Rating = { lineId: string; version: number; score: string | null; note: string };

/** Enters direct ratings in points for lines without a curve, once there is something to rate. */
export function rateLines(
  ctx: Context,
  { cycleId, personId, ratings }: { cycleId: string; personId: string; ratings: readonly Rating[] },
): Promise<void> {
  return ctx.change("individual.rated", async (t) => {
    const { allowed } = await assertSettable(ctx, t, personId);
    await openFor(t, { id: cycleId, part: "ratings" });
    const lines = new Map((await individualLinesOf(t, { cycleId, personId })).map((line) => [line.id, line]));
    const changed = ratings.filter(({ lineId, score, note }) => {
      const line = lines.get(lineId);
      if (line === undefined || line.curve !== null) throw new AppError("stale");
      return line.score !== score || line.scoreNote !== note;
    });
    for (const { lineId, version, score, note } of changed) {
      const rating = { score, scoreNote: note, scoredBy: ctx.actor.personId, scoredAt: ctx.now };
      if (!(await saveRating(t, { id: lineId, version, ...rating }))) throw new AppError("stale");
    }
    const entries = changed.map(({ lineId, score, note }) => ({
      subject: { type: "person", id: personId },
      before: { lineId, score: lines.get(lineId)?.score ?? null },
      after: { cycleId, lineId, score, note },
    }));
    return { allowed, entries, result: undefined };
  });
}

const pageSize = 25;

type PartsQuery = {
  /** null for the latest cycle that has begun setting targets. */
  cycleId: string | null;
  search: string;
  incomplete: boolean;
  page: number;
};

/** The people of a cycle whose individual part the reader may set or read, with what is still missing. */
export async function listIndividualParts(ctx: Context, { cycleId, search, incomplete, page }: PartsQuery) {
  const scope = scopeOf(ctx);
  const cycles = (await cyclesOverview(ctx.store.read)).map(({ id, name, nameEn, state, start, end }) => ({
    id,
    name,
    nameEn,
    state,
    start,
    end,
  }));
  const newest = [...cycles].sort(
    (a, b) => Number(a.state === "published") - Number(b.state === "published"),
  );
  const cycle = newest.find((one) => one.id === cycleId) ?? newest[0];
  const list = cycle
    ? await seatedPage(ctx.store.read, {
        cycleId: cycle.id,
        start: cycle.start,
        end: cycle.end,
        scope,
        search,
        incomplete,
        page,
        pageSize,
      })
    : { rows: [], total: 0 };
  return {
    ...list,
    rows: list.rows.map((row) => ({
      ...row,
      mayOpen: row.id !== ctx.actor.personId && (scope !== "everybody" || ctx.can("assessment.configure")),
    })),
    page,
    pageSize,
    cycles: newest.map(({ start, end, ...one }) => one),
    cycleId: cycle?.id ?? null,
    ratings: cycle !== undefined && isOpen("ratings", cycle.state),
  };
}

/** Everybody for HR and the auditor; their own people for line managers and discipline heads. Throws `forbidden` for anyone else. */
function scopeOf(ctx: Context): SeatedScope {
  if (ctx.can("assessment.read_console")) return "everybody";
  const { reportIds, headedDisciplines: disciplines, personId } = ctx.actor;
  if (reportIds.length === 0 && disciplines.length === 0) throw new AppError("forbidden");
  return { reportIds, disciplines, except: personId };
}
