import { newId } from "#db/id";
import {
  deleteStaleRosterImports,
  insertRosterImport,
  type WholeOrganisation,
  wholeOrganisation,
} from "#db/repositories/roster";
import type { RosterItem } from "#db/schema/roster";
import {
  inFileOrder,
  planRoster,
  type RosterPlan,
  type RosterProblem,
  type RosterRows,
} from "~/domain/org/roster";
import type { Context } from "~/platform/context.server";
import { sha256Canonical } from "~/platform/hash.server";
import type { Upload } from "~/platform/uploads.server";
import { rosterOf } from "./organisation";
import { readRosterFiles } from "./read-files.server";

const keptMilliseconds = 7 * 86_400_000;

/**
 * Reads roster files and keeps what applying them would change and every problem, without changing anything of the organisation.
 * Returns the id of the check.
 */
export async function checkRoster(ctx: Context, uploads: readonly Upload[]): Promise<string> {
  ctx.require("roster.import");
  const { files, rows, refused, problems: unread } = readRosterFiles(uploads);
  const id = newId();
  await ctx.change("roster.checked", async (t) => {
    const allowed = ctx.require("roster.import");
    await deleteStaleRosterImports(t, new Date(ctx.now.getTime() - keptMilliseconds));
    const plan = planFor(ctx, { rows, refused, organisation: await wholeOrganisation(t) });
    const found = foundIn(plan, unread);
    await insertRosterImport(t, {
      check: {
        id,
        createdBy: ctx.actor.personId,
        createdAt: ctx.now,
        today: ctx.today,
        files,
        input: { rows, refused, unread },
        ...found.figures,
      },
      items: found.items,
    });
    return {
      allowed,
      entries: [{ subject: { type: "roster", id }, after: { files, ...found.figures } }],
      result: undefined,
    };
  });
  return id;
}

/** The plan of what was read on the organisation as it is, for the person and day of the request. */
export function planFor(
  ctx: Context,
  {
    rows,
    refused,
    organisation,
  }: { rows: RosterRows; refused: readonly string[]; organisation: WholeOrganisation },
): RosterPlan {
  const actor = organisation.people.find((person) => person.id === ctx.actor.personId);
  const current = rosterOf(organisation);
  return planRoster({ rows, refused, current, actorNo: actor?.employeeNo ?? null, today: ctx.today });
}

/** What is kept of a plan: its figures, its hash, and its problems and changes one by one. */
export function foundIn(plan: RosterPlan, unread: readonly RosterProblem[]) {
  const problems = inFileOrder([...unread, ...plan.problems]);
  const counts: Record<string, number> = {};
  const items: { kind: string; detail: RosterItem }[] = problems.map((problem) => ({
    kind: "problem",
    detail: { kind: "problem", problem },
  }));
  for (const change of plan.changes) {
    const kind = `${change.entity}.${change.action}`;
    counts[kind] = (counts[kind] ?? 0) + 1;
    items.push({ kind, detail: { kind: "change", change } });
  }
  for (const [entity, count] of Object.entries(plan.unchanged))
    if (count > 0) counts[`${entity}.unchanged`] = count;
  return {
    items,
    figures: {
      counts,
      problemCount: problems.length,
      changeCount: plan.changes.length,
      planHash: sha256Canonical(plan.changes),
    },
  };
}
