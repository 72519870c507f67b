import { and, asc, desc, eq, inArray, isNotNull, or, sql } from "drizzle-orm";
import { credentials, people, roleGrants, secondFactors } from "../schema";
import type { RoleName } from "../schema/values";
import { aliased, contains, countAll } from "../sql";
import type { Reader, Tx } from "../store";

/** The roles granted to a person. */
export async function rolesOf(r: Reader, personId: string): Promise<RoleName[]> {
  const rows = await r
    .select({ role: roleGrants.role })
    .from(roleGrants)
    .where(eq(roleGrants.personId, personId))
    .orderBy(asc(roleGrants.role));
  return rows.map((row) => row.role);
}

export type Grant = typeof roleGrants.$inferInsert;

/** Replaces the roles of a person: grants that stay keep who gave them and when. */
export async function saveRoles(
  t: Tx,
  {
    personId,
    add,
    remove,
    grantedBy,
    now,
  }: {
    personId: string;
    add: readonly RoleName[];
    remove: readonly RoleName[];
    grantedBy: string | null;
    now: Date;
  },
): Promise<void> {
  if (remove.length > 0)
    await t
      .delete(roleGrants)
      .where(and(eq(roleGrants.personId, personId), inArray(roleGrants.role, [...remove])));
  if (add.length > 0)
    await t.insert(roleGrants).values(add.map((role) => ({ personId, role, grantedBy, grantedAt: now })));
}

/** Holds other changes of roles off until the transaction ends, so that two cannot each remove the other administrator. */
export async function lockAdministrators(t: Tx): Promise<void> {
  await t
    .update(roleGrants)
    .set({ role: sql`${roleGrants.role}` })
    .where(eq(roleGrants.role, "administrator"));
}

export type GrantsQuery = {
  search: string | undefined;
  role: RoleName | undefined;
  page: number;
  pageSize: number;
};

/** One page of grants with who holds and who gave them, by name, and how many there are in all. */
export async function grantsPage(r: Reader, { search, role, page, pageSize }: GrantsQuery) {
  const givers = aliased(people, "givers");
  const where = and(
    role && eq(roleGrants.role, role),
    search
      ? or(contains(people.name, search), contains(people.nameEn, search), contains(people.email, search))
      : undefined,
  );
  const [rows, [count]] = await Promise.all([
    r
      .select({
        personId: people.id,
        name: people.name,
        nameEn: people.nameEn,
        title: people.title,
        titleEn: people.titleEn,
        discipline: people.discipline,
        active: people.active,
        role: roleGrants.role,
        grantedAt: roleGrants.grantedAt,
        giver: givers.name,
        giverEn: givers.nameEn,
        hasPassword: isNotNull(credentials.personId).mapWith(Boolean),
        secondFactor: isNotNull(secondFactors.confirmedAt).mapWith(Boolean),
      })
      .from(roleGrants)
      .innerJoin(people, eq(people.id, roleGrants.personId))
      .leftJoin(givers, eq(givers.id, roleGrants.grantedBy))
      .leftJoin(credentials, eq(credentials.personId, people.id))
      .leftJoin(secondFactors, eq(secondFactors.personId, people.id))
      .where(where)
      .orderBy(asc(roleGrants.role), asc(people.name), desc(people.id))
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    r
      .select({ total: countAll() })
      .from(roleGrants)
      .innerJoin(people, eq(people.id, roleGrants.personId))
      .where(where),
  ]);
  return { rows, total: count?.total ?? 0 };
}
