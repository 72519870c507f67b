import { useCallback, useState } from "react";
import { isMessageKey, useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { useRefetch } from "~/platform/refetch";
import type { BulkOutcome } from "./bulk-change.server";
import type { BulkStep } from "./bulk-forms";
import type { Told } from "./use-moves";

type Options = {
  squadId: string;
  tell: (told: Told) => void;
  /** The cards that stay chosen: those the change was refused for. */
  keep: (ids: readonly string[]) => void;
};

/** Does one thing to all chosen cards in one request, says what came of it, and can take the whole back. */
export function useBulk({ squadId, tell, keep }: Options) {
  const { t } = useI18n();
  const refetch = useRefetch();
  const [busy, setBusy] = useState(false);

  const run = useCallback(
    async (steps: readonly BulkStep[], undoing = false): Promise<void> => {
      setBusy(true);
      const reply = await post(paths.boardBulk(squadId), steps);
      setBusy(false);
      await refetch();
      if (!reply.ok) {
        const { reason } = reply;
        tell({ tone: "failed", text: isMessageKey(reason) ? t(reason) : reason, undo: null });
        return;
      }
      const { done, refused } = reply.outcome;
      keep(undoing ? [] : refused.map(({ taskId }) => taskId));
      const parts = [
        ...(done.length > 0 ? [t(undoing ? "bulk.undone" : "bulk.done", { count: done.length })] : []),
        ...(refused.length > 0 ? [t("bulk.refused", { count: refused.length })] : []),
        ...refused.map(({ key, reason }) => t("bulk.refused_one", { key, reason })),
      ];
      const back = done.flatMap(({ undo }) => undo ?? []).reverse();
      tell({
        tone: refused.length > 0 ? "failed" : "done",
        text: parts.join(" "),
        undo: back.length > 0 && !undoing ? () => void run(back, true) : null,
      });
    },
    [keep, refetch, squadId, t, tell],
  );
  return { busy, run };
}

type Reply = { ok: true; outcome: BulkOutcome } | { ok: false; reason: string };

async function post(path: string, steps: readonly BulkStep[]): Promise<Reply> {
  try {
    const body = new URLSearchParams({ steps: JSON.stringify(steps) });
    const response = await fetch(path, { method: "POST", body });
    if (response.ok) return { ok: true, outcome: (await response.json()) as BulkOutcome };
    const { submission, code } = (await response.json()) as {
      submission?: { error?: Record<string, string[] | null> | null };
      code?: string;
    };
    const [first] = Object.values(submission?.error ?? {}).flatMap((messages) => messages ?? []);
    return { ok: false, reason: first ?? `error.${code ?? "unavailable"}` };
  } catch {
    return { ok: false, reason: "board.offline" };
  }
}
