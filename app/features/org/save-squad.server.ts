import { newId } from "#db/id";
import { seatsAround } from "#db/repositories/seats";
import {
  insertSquads,
  saveSquad,
  squadKeyTaken,
  squadWithUnits,
  tieSquadToUnits,
} from "#db/repositories/squads";
import { unitChoices } from "#db/repositories/units";
import type { Tx } from "#db/store";
import { AppError } from "~/domain/errors";
import type { Span } from "~/domain/org/seat";
import { squadProblems } from "~/domain/org/squad";
import type { Context } from "~/platform/context.server";
import { explained } from "./constraints.server";
import type { EditSquadInput, NewSquadInput } from "./forms";
import { visibleSquad } from "./squad-access.server";
import { unitOptions } from "./unit-options.server";

/** What the form of a new squad offers. */
export async function newSquadForm(ctx: Context) {
  ctx.require("organisation.edit");
  return { units: await unitOptions(ctx.store.read), today: ctx.today };
}

/** What the form of a squad starts from, and which of it the reader may change. */
export async function squadForm(ctx: Context, id: string) {
  const facts = await visibleSquad(ctx, id);
  ctx.require("squad.edit", facts);
  const [found, units] = await Promise.all([squadWithUnits(ctx.store.read, id), unitOptions(ctx.store.read)]);
  if (!found) throw new AppError("not_found");
  const { squad } = found;
  return {
    units,
    today: ctx.today,
    mayPlace: ctx.can("organisation.edit"),
    mayDissolve: ctx.can("squad.dissolve", { ...facts, lastLeadIds: [] }),
    squad: {
      id: squad.id,
      version: squad.version,
      key: squad.key,
      name: squad.name,
      nameEn: squad.nameEn,
      mission: squad.mission,
      missionEn: squad.missionEn,
      kind: squad.kind,
      startsOn: squad.startsOn,
      endsOn: squad.endsOn,
      handoffLimitHours: squad.handoffLimitHours,
      closed: squad.closedAt !== null,
      primaryUnitId: found.units.find((unit) => unit.primary)?.id ?? null,
      otherUnitIds: found.units.filter((unit) => !unit.primary).map((unit) => unit.id),
    },
  };
}

/** Forms a squad, with all three lead seats vacant, and returns its id. */
export function createSquad(ctx: Context, input: NewSquadInput): Promise<string> {
  return explained(() =>
    ctx.change("squad.created", async (t) => {
      const allowed = ctx.require("organisation.edit");
      const id = newId();
      const { unitIds, ...values } = await checkedSquad(t, { id, input, seats: [] });
      await insertSquads(t, [{ id, ...values }]);
      await tieSquadToUnits(t, { squadId: id, unitIds });
      return {
        allowed,
        entries: [{ subject: { type: "squad", id }, after: { ...values, unitIds } }],
        result: id,
      };
    }),
  );
}

/**
 * Saves a squad. Its leads and unit heads change its names, mission and hand-off limit; key, kind, days and units are the
 * organisation's. Throws `stale` when somebody saved in between.
 */
export function editSquad(ctx: Context, { id, ...input }: EditSquadInput & { id: string }): Promise<void> {
  return explained(() =>
    ctx.change("squad.edited", async (t) => {
      const facts = await visibleSquad(ctx, id);
      const allowed =
        input.intent === "save" ? ctx.require("organisation.edit") : ctx.require("squad.edit", facts);
      const found = await squadWithUnits(t, id);
      if (!found) throw new AppError("not_found");
      const { squad, units } = found;
      const words = wordsOf(input);
      const subject = { type: "squad", id };
      if (input.intent === "save-words") {
        if (!(await saveSquad(t, { id, version: input.version, ...words }))) throw new AppError("stale");
        return { allowed, entries: [{ subject, before: wordsOf(squad), after: words }], result: undefined };
      }
      const { squadSeats } = await seatsAround(t, { squadId: id, personIds: [] });
      const { unitIds, ...values } = await checkedSquad(t, { id, input, seats: squadSeats });
      if (!(await saveSquad(t, { id, version: input.version, ...values }))) throw new AppError("stale");
      await tieSquadToUnits(t, { squadId: id, unitIds });
      const { key, kind, startsOn, endsOn } = squad;
      const before = {
        ...wordsOf(squad),
        key,
        kind,
        startsOn,
        endsOn,
        unitIds: units.map((unit) => unit.id),
      };
      return { allowed, entries: [{ subject, before, after: { ...values, unitIds } }], result: undefined };
    }),
  );
}

type Words = Pick<NewSquadInput, "name" | "nameEn" | "mission" | "missionEn" | "handoffLimitHours">;

const wordsOf = ({ name, nameEn, mission, missionEn, handoffLimitHours }: Words): Words => ({
  name,
  nameEn,
  mission,
  missionEn,
  handoffLimitHours,
});

async function checkedSquad(
  t: Tx,
  { id, input, seats }: { id: string; input: NewSquadInput; seats: readonly Span[] },
) {
  const { key, kind, startsOn, endsOn = null, primaryUnitId, otherUnitIds } = input;
  const unitIds = [primaryUnitId, ...otherUnitIds.filter((unitId) => unitId !== primaryUnitId)];
  const [problem] = squadProblems({ kind, startsOn, endsOn, unitIds }, seats);
  if (problem) throw new AppError("invalid", problem);
  const known = new Set((await unitChoices(t)).map((unit) => unit.id));
  if (unitIds.some((unitId) => !known.has(unitId))) {
    throw new AppError("invalid", { reason: "unit_unknown", field: "primaryUnitId" });
  }
  if (await squadKeyTaken(t, { key, except: id }))
    throw new AppError("conflict", { reason: "squad_key_taken", field: "key" });
  return { ...wordsOf(input), key, kind, startsOn, endsOn, unitIds };
}
