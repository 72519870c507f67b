import { recentRosterImports, rosterImportSummary, rosterItemsPage } from "#db/repositories/roster";
import { AppError } from "~/domain/errors";
import { rosterKinds } from "~/domain/org/roster";
import type { Context } from "~/platform/context.server";
import { type CheckView, kindsOf } from "./views";

const pageSize = 50;

/** What the import page shows: the files to start from and the latest checks. */
export async function importHome(ctx: Context) {
  ctx.require("roster.import");
  const recent = await recentRosterImports(ctx.store.read, 10);
  return { kinds: rosterKinds, recent, maximumMegabytes: 10 };
}

/** A check with one page of its problems or changes. */
export async function readCheck(
  ctx: Context,
  { id, view, page }: { id: string; view: CheckView | null; page: number },
) {
  ctx.require("roster.import");
  const r = ctx.store.read;
  const check = await rosterImportSummary(r, id);
  if (!check) throw new AppError("not_found");
  const shown = view ?? (check.problemCount > 0 ? "problems" : "all");
  const { rows, total } = await rosterItemsPage(r, {
    importId: id,
    kinds: kindsOf(shown, check.counts),
    page,
    pageSize,
  });
  return {
    check,
    view: shown,
    items: rows,
    page: { page, pageSize, total },
    applicable: check.appliedAt === null && check.problemCount === 0 && check.changeCount > 0,
  };
}
