import { peoplePage, personById, suggestPeople } from "#db/repositories/people";
import { squadWithUnits } from "#db/repositories/squads";
import { unitById } from "#db/repositories/units";
import type { Context } from "~/platform/context.server";
import type { PeopleSearch } from "./queries";
import { maySeeSquad } from "./squad-access.server";
import { unitOptions } from "./unit-options.server";

const pageSize = 50;

/** One page of the directory with the filters that shaped it. */
export async function listPeople(ctx: Context, query: PeopleSearch) {
  ctx.require("organisation.read");
  const r = ctx.store.read;
  const [unit, squad, manager, units] = await Promise.all([
    query.unit ? unitById(r, query.unit) : undefined,
    query.squad && (await maySeeSquad(ctx, query.squad)) ? squadWithUnits(r, query.squad) : undefined,
    query.manager ? personById(r, query.manager) : undefined,
    unitOptions(r),
  ]);
  const { rows, total } = await peoplePage(r, {
    search: query.q,
    discipline: query.discipline,
    unitPath: unit?.path,
    squadId: squad?.squad.id,
    managerId: manager?.id,
    state: query.state,
    ...query.sort,
    page: query.page,
    pageSize,
    today: ctx.today,
  });
  return {
    people: rows,
    page: { page: query.page, pageSize, total },
    units,
    squad: squad && { id: squad.squad.id, name: squad.squad.name, nameEn: squad.squad.nameEn },
    manager: manager && { id: manager.id, name: manager.name, nameEn: manager.nameEn },
    mayEdit: ctx.can("organisation.edit"),
    mayImport: ctx.can("roster.import"),
  };
}

/** People to offer in a picker for what was typed so far. */
export async function offerPeople(ctx: Context, text: string) {
  ctx.require("organisation.read");
  const wanted = text.trim();
  return wanted === "" ? [] : suggestPeople(ctx.store.read, { text: wanted.slice(0, 100), limit: 8 });
}
