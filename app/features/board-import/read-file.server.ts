import { isJiraHeader, isObject, isTrelloBoard, type SourceFile } from "~/domain/board-import";
import { AppError } from "~/domain/errors";
import { readCsvText } from "~/platform/csv.server";
import { plainCell } from "~/platform/csv-out";
import { depthOf } from "~/platform/json-body.server";

/** quality.md, Security: what an import may hold. */
const deepest = 32;
const mostRows = 100_000;
/** Jira repeats "Comment" and "Sprint" and writes every custom field. */
const mostColumns = 2_000;
const refusedKeys = new Set(["__proto__", "constructor", "prototype"]);

/**
 * What a file is, told by its content: a Trello board in JSON, Jira's CSV, or another CSV. Throws `invalid` or `too_large` where it is
 * none of them or more than an import takes.
 */
export function recogniseFile(text: string): SourceFile {
  // A heading may stand in brackets: a list in JSON goes on otherwise.
  if (/^\s*(?:\{|\[\s*(?:[[{"\d\]]|$))/.test(text)) return recogniseJson(text);
  const table = readCsvText(text, { rows: mostRows, columns: mostColumns });
  if (table.rows.length === 0) throw new AppError("invalid", { reason: "csv_empty", field: "file" });
  if (isJiraHeader(table.header)) return { source: "jira", table };
  // Files of this bank's own exports, too.
  const rows = table.rows.map(({ line, cells }) => ({ line, cells: cells.map(plainCell) }));
  return { source: "csv", table: { header: table.header, rows } };
}

function recogniseJson(text: string): SourceFile {
  if (depthOf(text) > deepest)
    throw new AppError("invalid", {
      reason: "import_json_depth",
      params: { maximum: deepest },
      field: "file",
    });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new AppError("invalid", { reason: "import_json_broken", field: "file" });
  }
  const key = refusedKeyIn(value);
  if (key) throw new AppError("invalid", { reason: "import_json_key", params: { key }, field: "file" });
  if (!isTrelloBoard(value)) throw new AppError("invalid", { reason: "import_json_unknown", field: "file" });
  for (const part of ["cards", "actions", "checklists", "members", "lists", "labels", "customFields"]) {
    const items = value[part];
    if (Array.isArray(items) && items.length > mostRows)
      throw new AppError("too_large", { reason: "csv_rows", params: { maximum: mostRows }, field: "file" });
  }
  return { source: "trello", board: value };
}

function refusedKeyIn(value: unknown): string | undefined {
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (Array.isArray(next)) {
      for (const item of next) if (typeof item === "object") waiting.push(item);
    } else if (isObject(next)) {
      for (const [key, inner] of Object.entries(next)) {
        if (refusedKeys.has(key)) return key;
        if (typeof inner === "object") waiting.push(inner);
      }
    }
  }
  return undefined;
}
