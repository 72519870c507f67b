import { newId } from "#db/id";
import { deleteStaleTaskImports, insertTaskImport, recentTaskImports } from "#db/repositories/task-imports";
import { guessFields } from "~/domain/board-import";
import type { Context } from "~/platform/context.server";
import { decodeText } from "~/platform/csv.server";
import { sha256Canonical } from "~/platform/hash.server";
import type { Upload } from "~/platform/uploads.server";
import { lineagesOf } from "./lineages";
import { recogniseFile } from "./read-file.server";
import { importScope } from "./scope.server";
import { type ImportState, stateOf } from "./state";

const keptMilliseconds = 7 * 86_400_000;

/** Reads a file and keeps it for its mapping; nothing of the board changes. Returns the id of the import. */
export async function startImport(ctx: Context, squadId: string, file: Upload): Promise<string> {
  await importScope(ctx, ctx.store.read, squadId);
  const text = decodeText(file.bytes);
  const found = recogniseFile(text);
  const header = found.source === "trello" ? null : found.table.header;
  const id = newId();
  await ctx.change("board_import.uploaded", async (t) => {
    const { allowed } = await importScope(ctx, t, squadId);
    await deleteStaleTaskImports(t, new Date(ctx.now.getTime() - keptMilliseconds));
    const headerHash = header === null ? null : sha256Canonical(header);
    const earlier = await recentTaskImports(t, { squadId, limit: 50 });
    const [last] = lineagesOf(earlier, { source: found.source, headerHash });
    const before = earlier.find((row) => row.appliedAt !== null && stateOf(row.mapping).lineage === last?.id);
    const state: ImportState = {
      choice: {
        ...(before ? stateOf(before.mapping).choice : {}),
        ...(header === null ? {} : { fields: sameFields(before, headerHash) ?? guessFields(header) }),
      },
      lineage: found.source === "trello" ? "trello" : (last?.id ?? `${found.source}:${id}`),
      headerHash,
      applyingSince: null,
      result: null,
    };
    await insertTaskImport(t, {
      id,
      squadId,
      personId: ctx.actor.personId,
      fileName: file.name.slice(0, 200),
      source: found.source,
      content: text,
      mapping: state,
      createdAt: ctx.now,
    });
    const after = { importId: id, file: file.name, source: found.source };
    return { allowed, entries: [{ subject: { type: "squad", id: squadId }, after }], result: undefined };
  });
  return id;
}

/** The columns as they were read the last time, when the file has the same ones. */
function sameFields(before: { mapping: Record<string, unknown> } | undefined, headerHash: string | null) {
  if (!before) return undefined;
  const state = stateOf(before.mapping);
  return state.headerHash === headerHash ? state.choice.fields : undefined;
}
