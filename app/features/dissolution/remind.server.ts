import { unitHeadsUpwards } from "#db/repositories/contracts";
import {
  noteReminder,
  openTaskCounts,
  sentReminders,
  taskForcesEndingBy,
} from "#db/repositories/dissolution";
import { leadsOn } from "#db/repositories/squad-pulse";
import { addDays } from "~/domain/org/day";
import { daysUntil, reminderDays, reminderDue } from "~/domain/org/dissolution";
import { notify } from "~/features/notifications/index.server";
import { type RequestInfo, recordChange, withoutActor } from "~/platform/context.server";

type House = Pick<RequestInfo, "store" | "now" | "today" | "timeZone" | "live"> &
  Partial<Pick<RequestInfo, "mail">>;

/**
 * Reminds leads and unit heads of task forces that end in 14, 7 or 1 days or today; each reminder goes out once, however many processes
 * there are. Returns how many squads were reminded of.
 */
export async function remindOfDissolutions(house: House): Promise<number> {
  const { store, now, today } = house;
  const squads = await taskForcesEndingBy(store.read, addDays(today, Math.max(...reminderDays)));
  if (squads.length === 0) return 0;
  const squadIds = squads.map(({ id }) => id);
  const sent = await sentReminders(store.read, squadIds);
  const leads = await leadsOn(store.read, { squadIds, day: today });
  const heads = await unitHeadsUpwards(store.read, squadIds);
  let reminded = 0;
  for (const squad of squads) {
    const endsOn = squad.endsOn!;
    const before = sent.filter((one) => one.squadId === squad.id && one.endsOn === endsOn);
    const days = reminderDue(
      daysUntil(endsOn, today),
      before.map((one) => one.days),
    );
    if (days === null) continue;
    const head = heads.get(squad.id)?.find((person) => person !== null) ?? null;
    const to = [
      ...leads.filter(({ squadId }) => squadId === squad.id).map(({ person }) => person.id),
      head?.id ?? null,
    ];
    const told = await recordChange(house, {
      action: "squad.dissolution_reminded",
      actorId: null,
      work: async (t) => {
        const allowed = withoutActor("system");
        if (!(await noteReminder(t, { squadId: squad.id, endsOn, days, sentAt: now })))
          return { allowed, entries: [], result: false };
        const { open } = await openTaskCounts(t, squad.id);
        const subject = { type: "squad", id: squad.id };
        const notice = {
          kind: "squad.dissolving" as const,
          to,
          squadId: squad.id,
          subject,
          data: { day: endsOn, open },
        };
        const live = await notify(t, { ...house, actor: null }, [notice]);
        return { allowed, entries: [{ subject, after: { endsOn, days, open } }], result: true, live };
      },
    });
    if (told) reminded += 1;
  }
  return reminded;
}
