import { namesOf } from "#db/repositories/people";
import type { Tx } from "#db/store";
import { AppError } from "~/domain/errors";
import type { Seat } from "~/domain/org/seat";
import type { SeatEndProblem, SeatProblem } from "~/domain/org/seat-rules";
import type { Context } from "~/platform/context.server";
import { formatFor, localName } from "~/platform/i18n";

/** The form's field for a part of a seat that the form does not show under its own name. */
const fields: Record<string, string | undefined> = { personId: "person", squadId: undefined };

/** The sentence for a broken rule of seats, with the person and the day that stand in the way. */
export async function seatRefusal(
  ctx: Context,
  { t, seat, problem }: { t: Tx; seat: Seat; problem: SeatProblem },
): Promise<AppError> {
  const f = formatFor(ctx.locale, ctx.timeZone);
  const params: Record<string, string | number> = {};
  if ("other" in problem) {
    const names = await namesOf(t, [problem.other.personId]);
    params.person = localName(ctx.locale, names.get(problem.other.personId) ?? { name: "", nameEn: "" });
    params.discipline = ctx.t(`discipline.${problem.other.discipline}`);
    params.from = f.dayWithYear(problem.other.from);
  }
  if ("day" in problem) params.day = f.dayWithYear(problem.day);
  if ("total" in problem) {
    params.total = f.percent(problem.total);
    params.free = f.percent(Math.max(0, seat.allocation - (problem.total - 10_000)));
  }
  const field = problem.field in fields ? fields[problem.field] : problem.field;
  return new AppError("invalid", { reason: problem.reason, params, field });
}

/** The sentence for a seat that cannot end on the day wanted, with the days it has. */
export function seatEndRefusal(
  ctx: Context,
  { reason, seat, field }: { reason: SeatEndProblem; seat: Seat; field: string },
): AppError {
  const f = formatFor(ctx.locale, ctx.timeZone);
  const params = { from: f.dayWithYear(seat.from), to: seat.to === null ? "" : f.dayWithYear(seat.to) };
  return new AppError("invalid", { reason, params, field });
}
