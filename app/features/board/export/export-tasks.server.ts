import writeExcel from "write-excel-file/node";
import { type ExportRow, exportRows, idRuns, taskIds } from "#db/repositories/task-views";
import type { Store } from "#db/store";
import { printTaskFilter, readTaskFilter } from "~/domain/board";
import { AppError } from "~/domain/errors";
import type { Context } from "~/platform/context.server";
import { csvCell } from "~/platform/csv-out";
import { fileHeaders, safeFileName } from "~/platform/files.server";
import { formatFor, localName } from "~/platform/i18n";
import { boardSince } from "../board-since";
import { filterScope } from "../filter-scope.server";
import { readListOrder } from "../load-task-list.server";
import { squadInScope } from "../squad-scope.server";
import { type ExportFormat, exportFormats } from "./formats";
import { type Cell, exportColumns, jsonTask, type Words, wallClock } from "./table";

/** CSV and JSON are written while they are read; a workbook is made in memory, in one go. */
const mostRows: Record<ExportFormat, number> = { csv: 100_000, json: 100_000, xlsx: 20_000 };

/**
 * The tasks of an address's filter, scope and order as a file, read while it is sent; the log says who took what along.
 * Throws `invalid` beyond 100 000 tasks, in a workbook beyond 20 000.
 */
export async function exportTasks(ctx: Context, squadId: string, search: URLSearchParams): Promise<Response> {
  const squad = await squadInScope(ctx, ctx.store.read, squadId);
  const format = exportFormats.find((one) => one === search.get("format")) ?? "csv";
  const filter = readTaskFilter(search);
  const { state, sort } = readListOrder(search);
  const ids = await taskIds(ctx.store.read, {
    filter,
    scope: filterScope(ctx, squadId),
    state,
    doneSince: boardSince(ctx.now),
    sort,
    limit: mostRows[format] + 1,
  });
  if (ids.length > mostRows[format]) {
    const reason = format === "xlsx" ? "export_too_long_for_a_book" : "export_too_long";
    throw new AppError("invalid", { reason, params: { maximum: mostRows[format] } });
  }
  await ctx.change("task.exported", async () => ({
    allowed: ctx.require("board.read", squad),
    entries: [
      {
        subject: { type: "squad", id: squad.id },
        after: { format, tasks: ids.length, scope: state, filter: printTaskFilter(filter).toString() },
      },
    ],
    result: undefined,
  }));
  const name = `${localName(ctx.locale, squad)} ${ctx.t("export.file")} ${ctx.today}.${format}`;
  const body = await bodies[format](ctx, ids);
  return new Response(body, { headers: fileHeaders({ name: safeFileName(name), mediaType: types[format] }) });
}

const types: Record<ExportFormat, string> = {
  csv: "text/csv; charset=utf-8",
  json: "application/json; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

const bodies: Record<ExportFormat, (ctx: Context, ids: readonly string[]) => Promise<BodyInit>> = {
  csv: async (ctx, ids) => csv(ctx, ids),
  json: async (ctx, ids) => json(ctx, ids),
  xlsx,
};

async function* rowsOf(store: Store, ids: readonly string[]): AsyncGenerator<ExportRow[]> {
  for (const run of idRuns(ids)) yield await exportRows(store.read, run);
}

/** Reads as much as the receiver takes. */
function stream(parts: AsyncGenerator<string>): ReadableStream {
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull: async (controller) => {
      const { value, done } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: () => void parts.return(undefined),
  });
}

const wordsOf = (ctx: Context): Words => ({
  t: ctx.t,
  f: formatFor(ctx.locale, ctx.timeZone),
  name: (row) => localName(ctx.locale, row),
});

function csv(ctx: Context, ids: readonly string[]): ReadableStream {
  const words = wordsOf(ctx);
  const plain = (cell: Cell): string | number | null => {
    switch (cell.kind) {
      case "text":
        return cell.text;
      case "number":
        return cell.number;
      case "day":
        return cell.day;
      case "instant":
        return cell.at && wallClock(cell.at, ctx.timeZone);
    }
  };
  const line = (cells: readonly (string | number | null)[]) => `${cells.map(csvCell).join(",")}\r\n`;
  async function* parts() {
    yield `\uFEFF${line(exportColumns.map(({ head }) => ctx.t(head)))}`;
    for await (const rows of rowsOf(ctx.store, ids))
      yield rows.map((row) => line(exportColumns.map(({ cell }) => plain(cell(row, words))))).join("");
  }
  return stream(parts());
}

function json(ctx: Context, ids: readonly string[]): ReadableStream {
  async function* parts() {
    yield "[";
    let first = true;
    for await (const rows of rowsOf(ctx.store, ids)) {
      yield (first ? "\n" : ",\n") + rows.map((row) => JSON.stringify(jsonTask(row))).join(",\n");
      first = false;
    }
    yield "\n]\n";
  }
  return stream(parts());
}

/** Longer texts than Excel's cells hold are cut. */
const longestCell = 32_000;

async function xlsx(ctx: Context, ids: readonly string[]): Promise<BodyInit> {
  const words = wordsOf(ctx);
  const dayStyle = { type: Date, format: "yyyy-mm-dd" };
  const instantStyle = { type: Date, format: "yyyy-mm-dd hh:mm" };
  const filled = (cell: Cell) => {
    switch (cell.kind) {
      case "text":
        return cell.text === "" ? null : { type: String, value: cell.text.slice(0, longestCell) };
      case "number":
        return cell.number === null ? null : { type: Number, value: cell.number };
      case "day":
        return cell.day === null ? null : { ...dayStyle, value: new Date(`${cell.day}T00:00:00Z`) };
      case "instant":
        // A sheet knows no zones: its clock shows the organisation's.
        return cell.at === null
          ? null
          : { ...instantStyle, value: new Date(`${wallClock(cell.at, ctx.timeZone).replace(" ", "T")}Z`) };
    }
  };
  const rows = [
    exportColumns.map(({ head }) => ({ type: String, value: ctx.t(head), fontWeight: "bold" as const })),
  ];
  const sheet: ReturnType<typeof filled>[][] = [...rows];
  for await (const run of rowsOf(ctx.store, ids))
    for (const row of run) sheet.push(exportColumns.map(({ cell }) => filled(cell(row, words))));
  const file = await writeExcel(sheet, {
    sheet: ctx.t("export.file"),
    columns: exportColumns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
  }).toBuffer();
  return new Uint8Array(file);
}
