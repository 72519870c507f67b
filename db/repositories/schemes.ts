import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { assessmentCycles, people, schemes, schemeVersions } from "../schema";
import type { Reader, Tx } from "../store";

export type SchemeRow = typeof schemes.$inferSelect;
export type SchemeVersionRow = typeof schemeVersions.$inferSelect;

/** Every scheme with its latest version's number and status and how many cycles use it, the newest scheme first. */
export function allSchemes(r: Reader) {
  const latest = sql`(select max(v.number) from ${schemeVersions} v where v.scheme_id = ${schemes.id})`;
  const used = sql`(select count(*) from ${assessmentCycles} c join ${schemeVersions} v on v.id = c.scheme_version_id where v.scheme_id = ${schemes.id})`;
  return r
    .select({
      id: schemes.id,
      name: schemes.name,
      nameEn: schemes.nameEn,
      number: schemeVersions.number,
      status: schemeVersions.status,
      rules: schemeVersions.rules,
      cycles: used.mapWith(Number),
    })
    .from(schemes)
    .innerJoin(
      schemeVersions,
      and(eq(schemeVersions.schemeId, schemes.id), eq(schemeVersions.number, latest)),
    )
    .orderBy(desc(schemes.createdAt), schemes.id);
}

/** The scheme with this id. */
export async function schemeById(r: Reader, id: string): Promise<SchemeRow | undefined> {
  const [row] = await r.select().from(schemes).where(eq(schemes.id, id));
  return row;
}

/** All versions of a scheme, the latest first. */
export function versionsOfScheme(r: Reader, schemeId: string): Promise<SchemeVersionRow[]> {
  return r
    .select()
    .from(schemeVersions)
    .where(eq(schemeVersions.schemeId, schemeId))
    .orderBy(desc(schemeVersions.number));
}

/** One version with the scheme it belongs to. */
export async function schemeVersionById(
  r: Reader,
  id: string,
): Promise<(SchemeVersionRow & { scheme: SchemeRow }) | undefined> {
  const [row] = await r
    .select({ version: schemeVersions, scheme: schemes })
    .from(schemeVersions)
    .innerJoin(schemes, eq(schemes.id, schemeVersions.schemeId))
    .where(eq(schemeVersions.id, id));
  return row && { ...row.version, scheme: row.scheme };
}

/** Approved versions a cycle may be given, the latest approval first. */
export function approvedVersions(r: Reader) {
  return r
    .select({
      id: schemeVersions.id,
      number: schemeVersions.number,
      name: schemes.name,
      nameEn: schemes.nameEn,
    })
    .from(schemeVersions)
    .innerJoin(schemes, eq(schemes.id, schemeVersions.schemeId))
    .where(eq(schemeVersions.status, "approved"))
    .orderBy(desc(schemeVersions.approvedAt), schemeVersions.id);
}

/** Names of the people with these ids, for "configured by". */
export function namesOf(r: Reader, ids: readonly string[]) {
  return r
    .select({ id: people.id, name: people.name, nameEn: people.nameEn })
    .from(people)
    .where(inArray(people.id, [...ids]));
}

export async function insertScheme(t: Tx, scheme: SchemeRow): Promise<void> {
  await t.insert(schemes).values(scheme);
}

/** Saves a scheme's names. */
export async function renameScheme(
  t: Tx,
  { id, name, nameEn }: Pick<SchemeRow, "id" | "name" | "nameEn">,
): Promise<void> {
  await t.update(schemes).set({ name, nameEn }).where(eq(schemes.id, id));
}

/** Throws a ConstraintError when the scheme has an open version already. */
export async function insertSchemeVersion(t: Tx, version: typeof schemeVersions.$inferInsert): Promise<void> {
  await t.insert(schemeVersions).values(version);
}

export type SchemeVersionChange = Partial<
  Pick<SchemeVersionRow, "rules" | "status" | "submittedBy" | "submittedAt" | "approvedBy" | "approvedAt">
>;

/** Changes a version as it was read at `version`; false when somebody saved in between. */
export async function saveSchemeVersion(
  t: Tx,
  { id, version, change }: { id: string; version: number; change: SchemeVersionChange },
): Promise<boolean> {
  const saved = await t
    .update(schemeVersions)
    .set({ ...change, version: version + 1 })
    .where(and(eq(schemeVersions.id, id), eq(schemeVersions.version, version)))
    .returning({ id: schemeVersions.id });
  return saved.length === 1;
}

/** Retires the approved versions of a scheme before `number`: a new approval takes their place for coming cycles. */
export async function retireEarlierVersions(
  t: Tx,
  { schemeId, number }: { schemeId: string; number: number },
): Promise<void> {
  await t
    .update(schemeVersions)
    .set({ status: "retired", version: sql`${schemeVersions.version} + 1` })
    .where(
      and(
        eq(schemeVersions.schemeId, schemeId),
        eq(schemeVersions.status, "approved"),
        sql`${schemeVersions.number} < ${number}`,
      ),
    );
}
