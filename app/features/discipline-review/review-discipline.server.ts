import { currentCycle } from "#db/repositories/cycles";
import { disciplinePeople, lastPublishedOf, seatsOfPeople } from "#db/repositories/discipline-review";
import { disciplinesWithHeads } from "#db/repositories/disciplines";
import { AppError } from "~/domain/errors";
import { groupBy } from "~/domain/group-by";
import { isDiscipline } from "~/domain/org/discipline";
import { jointStandings } from "~/features/squad-pulse/index.server";
import type { Context } from "~/platform/context.server";

const pageSize = 50;

export type DisciplineReviewQuery = { discipline: string; asOf: string; search: string; page: number };
export type DisciplineReview = Awaited<ReturnType<typeof reviewDiscipline>>;

/** A discipline's people across squads: seats on the day, joint points to date of each squad, and the last published result. */
export async function reviewDiscipline(
  ctx: Context,
  { discipline, asOf, search, page }: DisciplineReviewQuery,
) {
  if (!isDiscipline(discipline)) throw new AppError("not_found");
  ctx.require("discipline.review", { discipline });
  const { read } = ctx.store;
  const [{ heads }, cycle, { rows, total }] = await Promise.all([
    disciplinesWithHeads(read),
    currentCycle(read, asOf),
    disciplinePeople(read, { discipline, search, page, pageSize }),
  ]);
  const personIds = rows.map((row) => row.id);
  const [seats, published] = await Promise.all([
    seatsOfPeople(read, { personIds, day: asOf }),
    lastPublishedOf(read, personIds),
  ]);
  const standings = cycle
    ? await jointStandings(ctx, { squadIds: [...new Set(seats.map((seat) => seat.squadId))], asOf, cycle })
    : new Map<string, never>();
  const seatsBy = groupBy(seats, (seat) => seat.personId);
  return {
    discipline,
    head: heads.find((row) => row.discipline === discipline)?.head ?? null,
    cycle: cycle ? { name: cycle.name, nameEn: cycle.nameEn } : null,
    asOf,
    search,
    page: { page, pageSize, total },
    people: rows.map((person) => {
      const held = seatsBy.get(person.id) ?? [];
      return {
        ...person,
        seats: held.map((seat) => ({ ...seat, points: standings.get(seat.squadId)?.score?.printed ?? null })),
        allocation: held.reduce((sum, seat) => sum + seat.allocation, 0),
        last: published.get(person.id) ?? null,
      };
    }),
  };
}
