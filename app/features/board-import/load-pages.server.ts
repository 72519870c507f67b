import { boardPeople, columnsOf } from "#db/repositories/board-columns";
import { recentTaskImports, taskImportById } from "#db/repositories/task-imports";
import {
  changesAnything,
  type Field,
  type ImportPlan,
  isNumericDate,
  type Resolved,
  resolveCard,
  type Source,
  writtenDayOrder,
} from "~/domain/board-import";
import { AppError } from "~/domain/errors";
import type { Context } from "~/platform/context.server";
import { importBytes } from "~/platform/uploads.server";
import type { MappingInput } from "./forms";
import { lineagesOf } from "./lineages";
import { type OpenImport, openImport, planOf } from "./open-import.server";
import { planHash } from "./plan-hash.server";
import { choiceFrom } from "./save-mapping.server";
import { importScope } from "./scope.server";
import { isApplying, stateOf } from "./state";

const pageSize = 50;
const previewCards = 6;

type Address = { squadId: string; id: string };

/** What the first page of the import shows: what a file may be, and the squad's latest imports. */
export async function loadImportHome(ctx: Context, squadId: string) {
  const { squad } = await importScope(ctx, ctx.store.read, squadId);
  const recent = await recentTaskImports(ctx.store.read, { squadId, limit: 10 });
  return {
    squad: { id: squad.id, name: squad.name, nameEn: squad.nameEn },
    maximumMegabytes: importBytes / 1024 / 1024,
    recent: recent.map(({ mapping, ...row }) => {
      const { result } = stateOf(mapping);
      return {
        ...row,
        source: row.source as Source,
        counts: result && { created: result.created, updated: result.updated },
        running: row.appliedAt === null && isApplying(stateOf(mapping), ctx.now),
      };
    }),
  };
}

/** The mapping step: what the file holds and what each of its words becomes. Null once the import was applied. */
export async function loadMapping(ctx: Context, { squadId, id }: Address) {
  const r = ctx.store.read;
  const { squad } = await importScope(ctx, r, squadId);
  const row = await taskImportById(r, { squadId, id });
  if (!row) throw new AppError("not_found");
  if (row.appliedAt !== null) return null;
  const open = await openImport(ctx, r, { squadId, id });
  const { board, file, mapping, columns, candidates } = open;
  const lineages = lineagesOf(await recentTaskImports(r, { squadId, limit: 50 }), {
    source: file.source,
    headerHash: open.state.headerHash,
  });
  return {
    squad: { id: squad.id, key: squad.key, name: squad.name, nameEn: squad.nameEn },
    import: { id, version: row.version, fileName: row.fileName, source: file.source, title: board.title },
    cards: board.cards.length,
    table:
      file.source === "trello"
        ? null
        : { columns: columnsShown(file.table, mapping.fields), askDayOrder: asksDayOrder(open) },
    lists: board.lists.map((list) => ({
      ...list,
      columnId: mapping.lists[list.key] ?? "skip",
      discipline: mapping.listDisciplines[list.key] ?? "",
    })),
    labels: board.labels.map((label) => ({ ...label, discipline: mapping.labels[label.name] ?? "" })),
    priorities: board.priorities.map((found) => ({
      ...found,
      priority: mapping.priorities[found.name] ?? "normal",
    })),
    people: board.people.map((person) => ({ ...person, personId: mapping.people[person.key] || "" })),
    discipline: mapping.discipline,
    archived: mapping.archived,
    archivedCount: board.cards.filter((card) => card.archived).length,
    dayOrder: mapping.dayOrder,
    lineage: open.state.lineage,
    lineages: file.source === "trello" ? [] : lineages.map(({ id, fileName, at }) => ({ id, fileName, at })),
    columns: columns.map(({ id, name, nameEn }) => ({ id, name, nameEn })),
    candidates: candidates.map(({ email: _, ...candidate }) => candidate),
    leftOut: board.leftOut.slice(0, 100),
    preview: previewOf(open),
  };
}

export type MappingView = NonNullable<Awaited<ReturnType<typeof loadMapping>>>;
export type Preview = ReturnType<typeof previewOf>;

/** The first cards as a mapping that is being tried would bring them; nothing is kept. */
export async function previewMapping(
  ctx: Context,
  { squadId, id }: Address,
  input: MappingInput,
): Promise<Preview> {
  const r = ctx.store.read;
  await importScope(ctx, r, squadId);
  const open = await openImport(ctx, r, { squadId, id });
  return previewOf(await openImport(ctx, r, { squadId, id, tried: choiceFrom(open, input) }));
}

function previewOf({ board, mapping, world, columns, candidates }: OpenImport) {
  const names = new Map(candidates.map(({ id, name, nameEn }) => [id, { name, nameEn }]));
  const byColumn = new Map(columns.map(({ id, name, nameEn }) => [id, { name, nameEn }]));
  return board.cards.slice(0, previewCards).map((card) => {
    const resolved = resolveCard(card, { mapping, world, names: new Map(), problems: [] });
    return {
      reference: card.reference,
      title: card.title,
      taken: resolved && {
        column: byColumn.get(resolved.values.columnId) ?? null,
        discipline: resolved.discipline,
        assignee:
          resolved.values.assigneeId === null ? null : (names.get(resolved.values.assigneeId) ?? null),
        priority: resolved.values.priority,
        dueOn: resolved.values.dueOn,
        archived: resolved.values.archived,
        labels: card.labels,
      },
    };
  });
}

function columnsShown(
  { header, rows }: { header: string[]; rows: { cells: string[] }[] },
  fields: Record<string, string>,
) {
  return header.map((title, index) => ({
    title,
    field: fields[index] ?? "",
    sample: (rows.find(({ cells }) => cells[index])?.cells[index] ?? "").slice(0, 80),
  }));
}

/** True when numeric dates of the file could be read both ways, so that a person has to say. */
function asksDayOrder({ file, mapping }: OpenImport): boolean {
  if (file.source === "trello" || writtenDayOrder(file.table, mapping.fields) !== null) return false;
  const dated = Object.keys(mapping.fields).filter((index) =>
    ["start", "due", "created", "entered", "changed", "finished"].includes(mapping.fields[index]!),
  );
  return file.table.rows.some(({ cells }) =>
    dated.some((index) => isNumericDate(cells[Number(index)] ?? "")),
  );
}

export const checkViews = ["problems", "create", "update", "conflict"] as const;
export type CheckView = (typeof checkViews)[number];

/** The check: what applying would do now, one page of it; or, once applied, what it did. */
export async function loadCheck(
  ctx: Context,
  { squadId, id }: Address,
  { view, page }: { view: CheckView | null; page: number },
) {
  const r = ctx.store.read;
  const { squad } = await importScope(ctx, r, squadId);
  const row = await taskImportById(r, { squadId, id });
  if (!row) throw new AppError("not_found");
  const state = stateOf(row.mapping);
  const common = {
    squad: { id: squad.id, name: squad.name, nameEn: squad.nameEn },
    import: { id, fileName: row.fileName, source: row.source as Source },
  };
  if (row.appliedAt !== null && state.result) {
    const people = await boardPeople(r, { squadId, day: ctx.today });
    const columns = await columnsOf(r, squadId);
    return {
      ...common,
      kind: "done" as const,
      appliedAt: row.appliedAt,
      result: state.result,
      ...names(people, columns),
    };
  }
  const open = await openImport(ctx, r, { squadId, id });
  const plan = await planOf(r, open);
  const lines = linesOf(plan);
  const counts = Object.fromEntries(checkViews.map((one) => [one, lines[one].length])) as Record<
    CheckView,
    number
  >;
  const shown = view ?? (counts.problems > 0 ? "problems" : counts.create > 0 ? "create" : "update");
  return {
    ...common,
    kind: "check" as const,
    running: isApplying(state, ctx.now),
    hash: planHash(plan),
    errors: plan.problems.filter(({ severity }) => severity === "error").length,
    unchanged: plan.unchanged.length,
    left: plan.left,
    leftOut: open.board.leftOut.slice(0, 100),
    counts,
    view: shown,
    lines: lines[shown].slice((page - 1) * pageSize, page * pageSize),
    page: { page, pageSize, total: counts[shown] },
    ...names(open.candidates, open.columns),
  };
}

type Named = { id: string; name: string; nameEn: string };
const byId = (rows: readonly Named[]) =>
  Object.fromEntries(rows.map(({ id, name, nameEn }) => [id, { name, nameEn }]));
/** Names for the ids that changes speak of. */
const names = (people: readonly Named[], columns: readonly Named[] = []) => ({
  people: byId(people),
  columns: byId(columns),
});

type Told = Pick<Resolved["values"], "title" | "columnId" | "assigneeId" | "dueOn">;
export type CheckLine =
  | { kind: "problem"; problem: ImportPlan["problems"][number] }
  | { kind: "create"; place: number; reference: string; values: Told; discipline: Resolved["discipline"] }
  | {
      kind: "update";
      reference: string;
      key: string;
      title: string;
      changes: { field: Field; from: unknown; to: unknown }[];
      added: { comments: number; attachments: number; items: number; links: number };
    }
  | {
      kind: "conflict";
      reference: string;
      key: string;
      conflict: ImportPlan["updates"][number]["conflicts"][number];
    };

const told = (value: unknown): unknown => (typeof value === "string" ? value.slice(0, 200) : value);

function linesOf(plan: ImportPlan): Record<CheckView, CheckLine[]> {
  return {
    problems: plan.problems.map((problem) => ({ kind: "problem", problem })),
    create: plan.creates.map(({ card, values: { title, columnId, assigneeId, dueOn }, discipline }) => ({
      kind: "create",
      place: card.place,
      reference: card.reference,
      values: { title, columnId, assigneeId, dueOn },
      discipline,
    })),
    update: plan.updates.filter(changesAnything).map(({ resolved, known, changes, added }) => ({
      kind: "update",
      reference: resolved.card.reference,
      key: known.key,
      title: known.values.title,
      changes: changes.map(({ field, from, to }) => ({ field, from: told(from), to: told(to) })),
      added: {
        comments: added.comments,
        attachments: added.attachments,
        items: added.checklist.length + added.ticks.length,
        links: added.links.length,
      },
    })),
    conflict: plan.updates.flatMap(({ resolved, known, conflicts }) =>
      conflicts.map((conflict) => ({
        kind: "conflict" as const,
        reference: resolved.card.reference,
        key: known.key,
        conflict: { ...conflict, here: told(conflict.here) as never, there: told(conflict.there) as never },
      })),
    ),
  };
}
