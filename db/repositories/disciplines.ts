import { and, eq } from "drizzle-orm";
import { disciplineHeads, people } from "../schema";
import type { Discipline } from "../schema/values";
import { countAll } from "../sql";
import type { Reader, Tx } from "../store";

/** The disciplines that were given a head so far, with their heads; and how many active people each has. */
export async function disciplinesWithHeads(r: Reader) {
  const [heads, counts] = await Promise.all([
    r
      .select({
        discipline: disciplineHeads.discipline,
        version: disciplineHeads.version,
        head: {
          id: people.id,
          employeeNo: people.employeeNo,
          name: people.name,
          nameEn: people.nameEn,
          discipline: people.discipline,
        },
      })
      .from(disciplineHeads)
      .leftJoin(people, eq(people.id, disciplineHeads.headId)),
    r
      .select({ discipline: people.discipline, count: countAll() })
      .from(people)
      .where(eq(people.active, true))
      .groupBy(people.discipline),
  ]);
  return { heads, counts };
}

/** Disciplines this person heads. */
export async function disciplinesHeadedBy(r: Reader, personId: string): Promise<Discipline[]> {
  const rows = await r
    .select({ discipline: disciplineHeads.discipline })
    .from(disciplineHeads)
    .where(eq(disciplineHeads.headId, personId));
  return rows.map((row) => row.discipline);
}

/** The stored head of a discipline; undefined when none was ever set. */
export async function disciplineHead(r: Reader, discipline: Discipline) {
  const [row] = await r.select().from(disciplineHeads).where(eq(disciplineHeads.discipline, discipline));
  return row;
}

/** Sets the head; `version` 0 stands for "none was ever set". False when it is stale: somebody saved in between. */
export async function saveDisciplineHead(
  t: Tx,
  { discipline, headId, version }: { discipline: Discipline; headId: string | null; version: number },
): Promise<boolean> {
  if (version === 0) {
    const added = await t
      .insert(disciplineHeads)
      .values({ discipline, headId })
      .onConflictDoNothing()
      .returning({ discipline: disciplineHeads.discipline });
    return added.length === 1;
  }
  const saved = await t
    .update(disciplineHeads)
    .set({ headId, version: version + 1 })
    .where(and(eq(disciplineHeads.discipline, discipline), eq(disciplineHeads.version, version)))
    .returning({ discipline: disciplineHeads.discipline });
  return saved.length === 1;
}
