import { AppError } from "../errors";
import type { Discipline } from "../org/discipline";

/** What a squad wants handed over; a null discipline means any. */
export type HandoffCheck = {
  id: string;
  from: Discipline | null;
  to: Discipline | null;
  text: string;
  required: boolean;
};

/** A line of the list as it stood when the hand-off was offered. */
export type HandoffItem = { position: number; text: string; required: boolean; done: boolean };

/** Most lines a squad's list may have: a longer one is no longer read. */
export const maximumChecks = 20;

/** The lines that concern a hand-off from one discipline to another, in the squad's order. */
export const checksFor = <C extends Pick<HandoffCheck, "from" | "to">>(
  checks: readonly C[],
  { from, to }: { from: Discipline; to: Discipline },
): C[] =>
  checks.filter(
    (check) => (check.from === null || check.from === from) && (check.to === null || check.to === to),
  );

/**
 * The list as it goes with the offer, positions from 0. `ticked` holds ids of checks; others in it are ignored. Throws `invalid`, naming
 * them, when a required line was not ticked.
 */
export function offeredItems(
  checks: readonly Pick<HandoffCheck, "id" | "text" | "required">[],
  ticked: ReadonlySet<string>,
): HandoffItem[] {
  const missing = checks.filter(({ id, required }) => required && !ticked.has(id));
  if (missing.length > 0) {
    throw new AppError("invalid", {
      reason: "handoff_check_missing",
      params: { count: missing.length, items: missing.map(({ text }) => text).join(" · ") },
      field: "checks",
    });
  }
  return checks.map(({ id, text, required }, position) => ({
    position,
    text,
    required,
    done: ticked.has(id),
  }));
}

/** The reason of a return with the lines that were missing below it, one a line. */
export const returnReason = (reason: string, missing: readonly string[]): string =>
  [reason.trim(), ...missing.map((text) => `– ${text}`)].filter((line) => line !== "").join("\n");
