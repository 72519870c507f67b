import { useCallback, useEffect, useRef, useState } from "react";
import { isMessageKey, useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { useRefetch } from "~/platform/refetch";
import {
  type Arranged,
  type LaneChange,
  type MoveInFlight,
  noLane,
  placeOf,
  type Target,
  unsettled,
} from "./arrange";
import type { BoardCard, BoardView } from "./view";

export type Told = {
  text: string;
  tone: "done" | "failed";
  undo: (() => void) | null;
  /** The card it is about, where it is about one. */
  cardId?: string;
};
export type Notice = Told & { n: number };

type Reply = { ok: true; version: number } | { ok: false; reason: string | null };

/**
 * Moves that show at once and are sent one after the other; one that is refused is taken back on the page, and every one
 * can be undone from its notice.
 */
export function useMoves(view: BoardView) {
  const { t, name } = useI18n();
  const refetch = useRefetch();
  const [moves, setMoves] = useState<MoveInFlight[]>([]);
  const [notice, setNotice] = useState<Notice | null>(null);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const counter = useRef(0);
  const open = useRef(0);
  /** The newest version of each card that the page has heard of. */
  const versions = useRef(new Map<string, number>());

  useEffect(() => {
    setMoves((current) => unsettled(current, view.cards));
    for (const { id, version } of view.cards) {
      versions.current.set(id, Math.max(version, versions.current.get(id) ?? 0));
    }
  }, [view.cards]);

  const send = useCallback(
    (fields: Record<string, string>, card: BoardCard, seen?: number): Promise<Reply> => {
      open.current += 1;
      const sent = queue.current.then(async () => {
        const version = seen ?? versions.current.get(card.id) ?? card.version;
        const reply = await post(paths.boardMoves(view.squad.id), {
          ...fields,
          taskId: card.id,
          version: String(version),
        });
        if (reply.ok) versions.current.set(card.id, reply.version);
        open.current -= 1;
        if (open.current === 0) void refetch();
        return reply;
      });
      queue.current = sent;
      return sent;
    },
    [refetch, view.squad.id],
  );

  const refused = useCallback(
    (card: BoardCard, reason: string | null) => {
      const text = reason === null ? t("board.offline") : isMessageKey(reason) ? t(reason) : reason;
      setNotice({
        n: ++counter.current,
        tone: "failed",
        text: t("board.move_failed", { key: card.key, reason: text }),
        undo: null,
        cardId: card.id,
      });
    },
    [t],
  );

  /**
   * Shows the move, sends it, and takes it back from the page when the server refuses. It holds against the newest version the
   * page knows, or against the one that was `seen`.
   */
  const make = useCallback(
    async (card: BoardCard, target: Target, fields: Record<string, string>, seen?: number) => {
      const n = ++counter.current;
      setMoves((current) => [...current, { n, taskId: card.id, ...target, version: null }]);
      const reply = await send(fields, card, seen);
      setMoves((current) => settle(current, n, reply));
      if (!reply.ok) refused(card, reply.reason);
      return reply.ok ? { n, version: reply.version } : null;
    },
    [refused, send],
  );

  /** Takes back what led to `version`; what somebody else did to the card since is not overwritten. */
  const undo = useCallback(
    async (card: BoardCard, back: Target, version: number) => {
      const again = { intent: "move", ...placeFields(back) };
      const within = back.columnId === card.columnId;
      const made = await make(card, back, within ? again : { intent: "undo" }, version);
      if (!made) return;
      const text = t("board.undone", { key: card.key });
      setNotice({ n: made.n, tone: "done", text, undo: null, cardId: card.id });
    },
    [make, t],
  );

  const move = useCallback(
    async (card: BoardCard, target: Target, arranged: Arranged) => {
      const { change } = target;
      const back: Target = { ...placeOf(arranged, card), change: change && valuesNow(card, change) };
      if (!change && target.columnId === back.columnId && target.afterId === back.afterId) return;
      const made = await make(card, target, { intent: "move", ...placeFields(target) });
      if (!made) return;
      const { n, version } = made;
      const moved = { ...card, ...change, columnId: target.columnId };
      const column = view.columns.find(({ id }) => id === target.columnId);
      const { key } = card;
      const text =
        column && target.columnId !== card.columnId
          ? t("board.moved", { key, column: name(column) })
          : t(change ? "board.changed_lane" : "board.reordered", { key });
      setNotice({ n, tone: "done", text, undo: () => void undo(moved, back, version), cardId: card.id });
    },
    [make, name, t, undo, view.columns],
  );

  const dismiss = useCallback((n: number) => setNotice((current) => (current?.n === n ? null : current)), []);
  const tell = useCallback((told: Told) => setNotice({ n: ++counter.current, ...told }), []);
  return { moves, move, notice, dismiss, tell };
}

function settle(moves: MoveInFlight[], n: number, reply: Reply): MoveInFlight[] {
  if (!reply.ok) return moves.filter((move) => move.n !== n);
  return moves.map((move) => (move.n === n ? { ...move, version: reply.version } : move));
}

const valuesNow = (card: BoardCard, change: LaneChange): LaneChange => ({
  ...("assigneeId" in change && { assigneeId: card.assigneeId }),
  ...("metricId" in change && { metricId: card.metricId }),
});

function placeFields({ columnId, afterId, change }: Target): Record<string, string> {
  return {
    columnId,
    afterId: afterId ?? "",
    ...(change?.assigneeId !== undefined && { assign: change.assigneeId ?? noLane }),
    ...(change?.metricId !== undefined && { serve: change.metricId ?? noLane }),
  };
}

async function post(path: string, fields: Record<string, string>): Promise<Reply> {
  try {
    const response = await fetch(path, { method: "POST", body: new URLSearchParams(fields) });
    const body: unknown = await response.json();
    if (response.ok) return { ok: true, version: (body as { version: number }).version };
    const { submission, code } = body as {
      submission?: { error?: Record<string, string[] | null> | null };
      code?: string;
    };
    const [first] = Object.values(submission?.error ?? {}).flatMap((messages) => messages ?? []);
    return { ok: false, reason: first ?? `error.${code ?? "unavailable"}` };
  } catch {
    return { ok: false, reason: null };
  }
}
