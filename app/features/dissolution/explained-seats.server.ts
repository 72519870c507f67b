import { ConstraintError } from "#db/errors";
import { AppError } from "~/domain/errors";

/** Runs `work`; the database's rules of seats and of closing come back as the sentence for them. */
export async function explainedSeats<R>(work: () => Promise<R>): Promise<R> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ConstraintError)) throw error;
    if (error.target.includes("squads_open_tasks"))
      throw new AppError("conflict", { reason: "dissolution_undecided" });
    if (error.target.includes("seats_")) throw new AppError("conflict", { reason: "dissolution_seat_clash" });
    throw error;
  }
}
