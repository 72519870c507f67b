import { and, desc, eq, isNull, lt } from "drizzle-orm";
import { people, taskImports } from "../schema";
import type { Reader, Tx } from "../store";

export type TaskImport = typeof taskImports.$inferSelect;

export async function insertTaskImport(t: Tx, row: typeof taskImports.$inferInsert): Promise<void> {
  await t.insert(taskImports).values(row);
}

/** The import in its squad, with the whole file; undefined for one of another squad. */
export async function taskImportById(
  r: Reader,
  { squadId, id }: { squadId: string; id: string },
): Promise<TaskImport | undefined> {
  const [row] = await r
    .select()
    .from(taskImports)
    .where(and(eq(taskImports.id, id), eq(taskImports.squadId, squadId)));
  return row;
}

/** The squad's latest imports with who brought the file, the latest first; without the files. */
export function recentTaskImports(r: Reader, { squadId, limit }: { squadId: string; limit: number }) {
  return r
    .select({
      id: taskImports.id,
      fileName: taskImports.fileName,
      source: taskImports.source,
      createdAt: taskImports.createdAt,
      appliedAt: taskImports.appliedAt,
      mapping: taskImports.mapping,
      by: { name: people.name, nameEn: people.nameEn },
    })
    .from(taskImports)
    .innerJoin(people, eq(people.id, taskImports.personId))
    .where(eq(taskImports.squadId, squadId))
    .orderBy(desc(taskImports.createdAt), desc(taskImports.id))
    .limit(limit);
}

/** False when `version` is stale: somebody went on with this import in between. */
export async function saveTaskImport(
  t: Tx,
  {
    id,
    version,
    ...values
  }: Pick<TaskImport, "id" | "version"> & Partial<Pick<TaskImport, "mapping" | "content" | "appliedAt">>,
): Promise<boolean> {
  const saved = await t
    .update(taskImports)
    .set({ ...values, version: version + 1 })
    .where(and(eq(taskImports.id, id), eq(taskImports.version, version)))
    .returning({ id: taskImports.id });
  return saved.length === 1;
}

/** Removes files that were brought before an instant and never imported. */
export async function deleteStaleTaskImports(t: Tx, before: Date): Promise<void> {
  await t.delete(taskImports).where(and(isNull(taskImports.appliedAt), lt(taskImports.createdAt, before)));
}
