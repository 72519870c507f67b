import { lockSquad } from "#db/repositories/board-columns";
import { seatsAround } from "#db/repositories/seats";
import { saveSquad } from "#db/repositories/squads";
import { AppError } from "~/domain/errors";
import { endDayProblem } from "~/domain/org/dissolution";
import type { Context } from "~/platform/context.server";
import { continueSeats } from "./change-end.server";
import { explainedSeats } from "./explained-seats.server";
import { dissolutionScope } from "./scope.server";

type Reopen = { squadId: string; version: number; endsOn: string; reason: string };

/**
 * Takes a dissolution back: the squad is open again until `endsOn`, with the seats that ended with it. Tasks stay where they went. For HR alone;
 * throws `conflict` where somebody's time is taken elsewhere meanwhile.
 */
export function reopenTaskForce(ctx: Context, { squadId, version, endsOn, reason }: Reopen): Promise<void> {
  return explainedSeats(() =>
    ctx.change("squad.reopened", async (t) => {
      const { squad } = await dissolutionScope(ctx, t, squadId);
      const allowed = ctx.require("organisation.edit");
      await lockSquad(t, squadId);
      if (squad.kind !== "task-force") throw new AppError("invalid", { reason: "dissolution_standing" });
      if (squad.closedAt === null) throw new AppError("conflict", { reason: "dissolution_open" });
      const problem = endDayProblem(endsOn, { startsOn: squad.startsOn, endsOn: null, today: ctx.today });
      if (problem) throw new AppError("invalid", { reason: problem, field: "endsOn" });
      const { squadSeats } = await seatsAround(t, { squadId, personIds: [] });
      if (!(await saveSquad(t, { id: squadId, version, closedAt: null, endsOn })))
        throw new AppError("stale");
      const before = squad.endsOn!;
      const seats = await continueSeats(ctx, t, { squadId, seats: squadSeats, endedOn: before, to: endsOn });
      const entry = {
        subject: { type: "squad", id: squadId },
        before: { closed: true, endsOn: before },
        after: { closed: false, endsOn, reason },
      };
      return { allowed, entries: [...seats, entry], result: undefined };
    }),
  );
}
