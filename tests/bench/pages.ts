import { asc, eq, isNull, sql } from "drizzle-orm";
import { people, seats, squads, squadUnits, tasks, units } from "#db/schema";
import type { Store } from "#db/store";
import { paths } from "~/platform/paths";

export type BenchPage = { name: string; path: string; email: string };

/** The pages people open most, on whatever bank the database holds: its busiest squad and that squad's unit. */
export async function benchPages({ read }: Store): Promise<BenchPage[]> {
  const [busiest] = await read
    .select({ squadId: tasks.squadId })
    .from(tasks)
    .where(isNull(tasks.archivedAt))
    .groupBy(tasks.squadId)
    .orderBy(sql`count(*) desc`)
    .limit(1);
  const squadId = busiest?.squadId ?? (await read.select({ id: squads.id }).from(squads).limit(1))[0]!.id;
  const [lead] = await read
    .select({ email: people.email })
    .from(seats)
    .innerJoin(people, eq(people.id, seats.personId))
    .where(sql`${seats.squadId} = ${squadId} and ${seats.role} = 'lead' and ${seats.to} is null`)
    .orderBy(asc(people.email))
    .limit(1);
  const [unit] = await read
    .select({ id: units.id, email: people.email })
    .from(squadUnits)
    .innerJoin(units, eq(units.id, squadUnits.unitId))
    .innerJoin(people, eq(people.id, units.headId))
    .where(eq(squadUnits.squadId, squadId))
    .limit(1);
  const member = lead!.email;
  const hr = "he.jing@chengjiang.example";
  return [
    { name: "home", path: paths.home, email: member },
    { name: "board", path: paths.squadBoard(squadId), email: member },
    { name: "kpis", path: paths.squadKpis(squadId), email: member },
    { name: "unit", path: paths.unit(unit!.id), email: unit!.email },
    { name: "squads", path: paths.squads, email: hr },
    { name: "people", path: paths.people, email: hr },
    { name: "metrics", path: paths.metrics, email: hr },
    { name: "console", path: paths.console, email: hr },
  ];
}
