import { recentTaskImports, saveTaskImport } from "#db/repositories/task-imports";
import { priorities } from "~/domain/board";
import { checkedFields, type Mapping, skipped } from "~/domain/board-import";
import { AppError } from "~/domain/errors";
import { disciplines } from "~/domain/org/discipline";
import type { Context } from "~/platform/context.server";
import type { MappingInput } from "./forms";
import { lineagesOf } from "./lineages";
import { type OpenImport, openImport } from "./open-import.server";
import { importScope } from "./scope.server";
import { type ImportState, isApplying } from "./state";

type Save = { squadId: string; id: string; version: number; input: MappingInput };

/** Keeps what was decided. Throws `stale` when somebody decided something else in between, `invalid` for a mapping without a title. */
export function saveMapping(ctx: Context, { squadId, id, version, input }: Save): Promise<void> {
  return ctx.change("board_import.mapped", async (t) => {
    const { allowed } = await importScope(ctx, t, squadId);
    const open = await openImport(ctx, t, { squadId, id });
    if (isApplying(open.state, ctx.now)) throw new AppError("conflict", { reason: "import_under_way" });
    const choice = choiceFrom(open, input);
    if (open.file.source !== "trello" && !Object.values(choice.fields ?? {}).includes("title"))
      throw new AppError("invalid", { reason: "import_no_title", field: "fields" });
    const known = lineagesOf(await recentTaskImports(t, { squadId, limit: 50 }), {
      source: open.file.source,
      headerHash: open.state.headerHash,
    });
    const fresh = open.file.source === "trello" ? "trello" : `${open.file.source}:${id}`;
    const lineage = known.some((one) => one.id === input.lineage) ? input.lineage! : fresh;
    const state: ImportState = { ...open.state, choice, lineage };
    if (!(await saveTaskImport(t, { id, version, mapping: state })))
      throw new AppError("stale", { reason: "import_mapping_stale" });
    const after = { importId: id, file: open.row.fileName };
    return { allowed, entries: [{ subject: { type: "squad", id: squadId }, after }], result: undefined };
  });
}

/** The decisions of a form by the names of the file: its rows are in the order of what was found. */
export function choiceFrom(open: OpenImport, input: MappingInput): Partial<Mapping> {
  const { board, file, columns, candidates } = open;
  const columnIds = new Set([skipped, ...columns.map(({ id }) => id)]);
  const personIds = new Set(candidates.map(({ id }) => id));
  const discipline = (text: string | undefined) => disciplines.find((one) => one === text);
  const pairs = <T>(
    keys: readonly string[],
    values: readonly (string | undefined)[],
    read: (text: string) => T | undefined,
  ) =>
    Object.fromEntries(
      keys.flatMap((key, index) => {
        const value = read(values[index] ?? "");
        return value === undefined ? [] : [[key, value] as const];
      }),
    );
  const listKeys = board.lists.map(({ key }) => key);
  const fields = Object.fromEntries(input.fields.map((field, index) => [String(index), field ?? ""]));
  return {
    ...(file.source === "trello" ? {} : { fields: checkedFields(fields, file.table.header) }),
    dayOrder: input.dayOrder,
    lists: pairs(listKeys, input.lists, (id) => (columnIds.has(id) ? id : undefined)),
    listDisciplines: pairs(listKeys, input.listDisciplines, discipline),
    labels: pairs(
      board.labels.map(({ name }) => name),
      input.labels,
      discipline,
    ),
    people: pairs(
      board.people.map(({ key }) => key),
      input.people,
      (id) => (personIds.has(id) ? id : ""),
    ),
    priorities: pairs(
      board.priorities.map(({ name }) => name),
      input.priorities,
      (text) => priorities.find((one) => one === text),
    ),
    discipline: input.discipline,
    archived: input.archived,
  };
}
