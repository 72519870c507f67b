import { type SQL, sql } from "drizzle-orm";
import type { Actor } from "~/domain/access";
import { groupBy } from "~/domain/group-by";
import type { Discipline, RoleName, SeatRole } from "../schema/values";
import type { Reader } from "../store";

/** The person's roles and relations on `today` (an ISO date), from which every right follows. */
export async function loadActor(
  r: Reader,
  { personId, today }: { personId: string; today: string },
): Promise<Actor> {
  const [actor] = await loadActors(r, { personIds: [personId], today });
  return actor!;
}

/** What a person has or is: a role, a seat, a unit or discipline they head, a report, or a squad a report sits in. */
type Relation = {
  person_id: string;
  kind: "role" | "seat" | "unit" | "discipline" | "report" | "overseen";
  a: string;
  b: string | null;
  c: string | null;
};

/** `loadActor` for at most 500 people at once, in their order. One statement, as every request asks it. */
export async function loadActors(
  r: Reader,
  { personIds, today }: { personIds: readonly string[]; today: string },
): Promise<Actor[]> {
  const ids = [...personIds];
  if (ids.length === 0) return [];
  const none = sql`cast(null as text)`;
  const heldOn = (seat: SQL) =>
    sql`${seat}.from_day <= ${today} and (${seat}.to_day is null or ${seat}.to_day >= ${today})`;
  const rows = await r.rows<Relation>(sql`
    select person_id, 'role' as kind, role as a, ${none} as b, ${none} as c from role_grants where person_id in ${ids}
    union all
    select s.person_id, 'seat', s.squad_id, s.discipline, s.role from seats s
      where s.person_id in ${ids} and ${heldOn(sql`s`)}
    union all
    select head_id, 'unit', path, ${none}, ${none} from units where head_id in ${ids} and archived_at is null
    union all
    select head_id, 'discipline', discipline, ${none}, ${none} from discipline_heads where head_id in ${ids}
    union all
    select manager_id, 'report', id, ${none}, ${none} from people where manager_id in ${ids}
    union all
    select distinct p.manager_id, 'overseen', s.squad_id, ${none}, ${none} from people p
      join seats s on s.person_id = p.id and ${heldOn(sql`s`)} where p.manager_id in ${ids}`);
  const related = groupBy(rows, (row) => `${row.person_id} ${row.kind}`);
  return ids.map((id) => {
    const of = (kind: Relation["kind"]) => related.get(`${id} ${kind}`) ?? [];
    return {
      personId: id,
      roles: of("role").map(({ a }) => a as RoleName),
      seats: of("seat").map(({ a, b, c }) => ({
        squadId: a,
        discipline: b as Discipline,
        role: c as SeatRole,
      })),
      headedUnitPaths: of("unit").map(({ a }) => a),
      headedDisciplines: of("discipline").map(({ a }) => a as Discipline),
      reportIds: of("report").map(({ a }) => a),
      overseenSquadIds: of("overseen").map(({ a }) => a),
    };
  });
}
