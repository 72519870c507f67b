import type { TaskFilterScope } from "#db/repositories/task-filter";
import { startOfDay } from "~/platform/clock";
import type { Context } from "~/platform/context.server";

/** What a filter of the squad's tasks is read against: who asks, and today, in the organisation's time zone. */
export const filterScope = (ctx: Context, squadId: string): TaskFilterScope => ({
  squadId,
  today: ctx.today,
  personId: ctx.actor.personId,
  startOf: (day) => startOfDay(ctx.timeZone, day),
});
