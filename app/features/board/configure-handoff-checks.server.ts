import { newId } from "#db/id";
import { lockSquad } from "#db/repositories/board-columns";
import {
  deleteHandoffCheck,
  type HandoffCheckRow,
  handoffChecksOf,
  insertHandoffCheck,
  moveHandoffCheck,
  saveHandoffCheck,
} from "#db/repositories/handoff-checks";
import type { Tx } from "#db/store";
import { maximumChecks } from "~/domain/board";
import { AppError } from "~/domain/errors";
import type { AuditEntry, Context } from "~/platform/context.server";
import type { HandoffChecksInput } from "./handoff-check-forms";
import { openSquadInScope } from "./squad-scope.server";

/** The squad's list of what is handed over, with the id of a new line, for the leads who edit it; `forbidden` for others of the squad. */
export async function loadHandoffChecks(ctx: Context, squadId: string) {
  const squad = await openSquadInScope(ctx, ctx.store.read, squadId);
  ctx.require("board.configure", squad);
  const rows = await handoffChecksOf(ctx.store.read, squadId);
  const checks = rows.map(({ id, fromDiscipline, toDiscipline, text, required }) => ({
    id,
    from: fromDiscipline,
    to: toDiscipline,
    text,
    required,
  }));
  return { checks, newId: newId() };
}

export type EditableCheck = Awaited<ReturnType<typeof loadHandoffChecks>>["checks"][number];

/**
 * One change of the squad's list; hand-offs that were offered keep the list they were offered with. Throws `stale` when somebody changed
 * the line since the reader saw it.
 */
export function configureHandoffChecks(
  ctx: Context,
  squadId: string,
  input: HandoffChecksInput,
): Promise<void> {
  return ctx.change("board.handoff_checks", async (t) => {
    await lockSquad(t, squadId);
    const squad = await openSquadInScope(ctx, t, squadId);
    const allowed = ctx.require("board.configure", squad);
    const rows = await handoffChecksOf(t, squadId);
    const entries = await changed(t, { squadId, rows, input });
    return {
      allowed,
      entries,
      result: undefined,
      live: [{ topic: `squad:${squadId}`, subject: { type: "squad", id: squadId } }],
    };
  });
}

type Change = { squadId: string; rows: readonly HandoffCheckRow[]; input: HandoffChecksInput };

async function changed(t: Tx, { squadId, rows, input }: Change): Promise<AuditEntry[]> {
  const subject = { type: "squad", id: squadId };
  const before = rows.find(({ id }) => id === input.checkId);
  if (input.intent === "add") {
    if (before) return [];
    if (rows.length >= maximumChecks) {
      throw new AppError("invalid", {
        reason: "handoff_checks_too_many",
        params: { maximum: maximumChecks },
      });
    }
    const after = {
      id: input.checkId,
      squadId,
      fromDiscipline: input.from,
      toDiscipline: input.to,
      text: input.text,
      required: input.required,
      position: (rows.at(-1)?.position ?? 0) + 1,
    };
    await insertHandoffCheck(t, after);
    return [{ subject, after }];
  }
  if (!before) throw staleCheck();
  switch (input.intent) {
    case "save": {
      const { text, required, from: fromDiscipline, to: toDiscipline } = input;
      const after = { text, required, fromDiscipline, toDiscipline };
      const base = {
        text: input.baseText,
        required: input.baseRequired,
        fromDiscipline: input.baseFrom,
        toDiscipline: input.baseTo,
      };
      if (!(await saveHandoffCheck(t, { id: before.id, squadId, base, ...after }))) throw staleCheck();
      return [{ subject, before, after: { id: before.id, ...after } }];
    }
    case "up": {
      const above = rows[rows.indexOf(before) - 1];
      if (!above) return [];
      await moveHandoffCheck(t, { id: before.id, position: above.position });
      await moveHandoffCheck(t, { id: above.id, position: before.position });
      return [{ subject, before, after: { id: before.id, position: above.position } }];
    }
    case "delete":
      if (!(await deleteHandoffCheck(t, { id: before.id, squadId }))) throw staleCheck();
      return [{ subject, before }];
  }
}

const staleCheck = () => new AppError("stale", { reason: "handoff_check_stale" });
