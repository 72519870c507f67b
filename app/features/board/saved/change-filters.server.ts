import { ConstraintError } from "#db/errors";
import {
  type BoardFilterRow,
  countFilters,
  deleteFilter,
  filterById,
  insertFilter,
  saveFilter,
} from "#db/repositories/board-filters";
import type { Reader } from "#db/store";
import { countConditions, printTaskFilter, readTaskFilter } from "~/domain/board";
import { AppError } from "~/domain/errors";
import type { AuditAction, Authorised, Context } from "~/platform/context.server";
import { squadInScope } from "../squad-scope.server";
import type { DeleteFilterInput, ReplaceFilterInput, SaveFilterInput, UpdateFilterInput } from "./forms";

const mostFilters = 50;

const factsOf = ({ squadId, ownerId, shared }: Pick<BoardFilterRow, "squadId" | "ownerId" | "shared">) => ({
  squadId,
  ownerId,
  shared,
});

/** The query as the board prints it. Throws `invalid` where it holds nothing back. */
function canonical(query: string): string {
  const filter = readTaskFilter(new URLSearchParams(query));
  if (countConditions(filter) === 0) throw new AppError("invalid", { reason: "filter_empty", field: "name" });
  return printTaskFilter(filter).toString();
}

/** Keeps a filter under a name, for oneself or, with a seat in the squad, for everybody who reads the board. */
export async function keepFilter(ctx: Context, squadId: string, input: SaveFilterInput): Promise<void> {
  const query = canonical(input.query);
  await named(() =>
    ctx.change("board_filter.saved", async (t) => {
      const squad = await squadInScope(ctx, t, squadId);
      const ownerId = ctx.actor.personId;
      const allowed = ctx.require("board.read", squad);
      if (input.shared) ctx.require("board.work", squad);
      if (await filterById(t, { squadId, id: input.filterId }))
        return { allowed, entries: [], result: undefined };
      if ((await countFilters(t, { squadId, ownerId })) >= mostFilters)
        throw new AppError("invalid", { reason: "too_many_filters", params: { maximum: mostFilters } });
      const { filterId: id, name, shared } = input;
      await insertFilter(t, { id, squadId, ownerId, name, query, shared, createdAt: ctx.now });
      return {
        allowed,
        entries: [{ subject: { type: "board_filter", id }, after: { squadId, name, query, shared } }],
        result: undefined,
      };
    }),
  );
}

/** Renames a filter, shares it or takes it back. */
export async function updateFilter(ctx: Context, squadId: string, input: UpdateFilterInput): Promise<void> {
  const { filterId, version, name, shared } = input;
  await named(() =>
    change(ctx, squadId, { filterId, version, action: "board_filter.changed" }, { name, shared }),
  );
}

/** Puts another filter under the same name. */
export async function replaceFilter(ctx: Context, squadId: string, input: ReplaceFilterInput): Promise<void> {
  const { filterId, version } = input;
  const query = canonical(input.query);
  await change(ctx, squadId, { filterId, version, action: "board_filter.changed" }, { query });
}

export type DeletedFilter = Pick<BoardFilterRow, "id" | "name" | "query" | "shared">;

/** Removes a filter and answers with what it was, so that it can be kept again. */
export function removeFilter(
  ctx: Context,
  squadId: string,
  { filterId, version }: DeleteFilterInput,
): Promise<DeletedFilter> {
  return ctx.change("board_filter.deleted", async (t) => {
    const { allowed, filter } = await editable(ctx, t, { squadId, filterId });
    if (!(await deleteFilter(t, { id: filterId, version }))) throw staleFilter();
    const { id, name, query, shared } = filter;
    const before = { squadId, name, query, shared };
    return {
      allowed,
      entries: [{ subject: { type: "board_filter", id }, before }],
      result: { id, name, query, shared },
    };
  });
}

type Target = { filterId: string; version: number; action: AuditAction };

function change(
  ctx: Context,
  squadId: string,
  { filterId, version, action }: Target,
  values: Partial<Pick<BoardFilterRow, "name" | "query" | "shared">>,
): Promise<void> {
  return ctx.change(action, async (t) => {
    const { allowed, filter, squad } = await editable(ctx, t, { squadId, filterId });
    if (values.shared && !filter.shared) ctx.require("board.work", squad);
    if (!(await saveFilter(t, { id: filterId, version, ...values }))) throw staleFilter();
    const before = Object.fromEntries(
      Object.keys(values).map((key) => [key, filter[key as keyof BoardFilterRow]]),
    );
    const entry = { subject: { type: "board_filter", id: filterId }, before, after: values };
    return { allowed, entries: [entry], result: undefined };
  });
}

/** Throws `not_found` for somebody else's private filter, `forbidden` for a shared one of another that only leads may change. */
async function editable(
  ctx: Context,
  r: Reader,
  { squadId, filterId }: { squadId: string; filterId: string },
) {
  const squad = await squadInScope(ctx, r, squadId);
  const filter = await filterById(r, { squadId, id: filterId });
  if (!filter || !(filter.shared || filter.ownerId === ctx.actor.personId)) throw new AppError("not_found");
  const allowed: Authorised = ctx.require("board_filter.edit", factsOf(filter));
  return { squad, filter, allowed };
}

const staleFilter = () => new AppError("stale", { reason: "filter_stale" });

async function named(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof ConstraintError && error.kind === "unique")
      throw new AppError("conflict", { reason: "filter_name_taken", field: "name" });
    throw error;
  }
}
