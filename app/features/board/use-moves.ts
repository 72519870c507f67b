import { useCallback, useEffect, useRef, useState } from "react";
import { useRevalidator } from "react-router";
import { isMessageKey, useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { type Arranged, type MoveInFlight, placeOf, type Target, unsettled } from "./arrange";
import type { BoardCard, BoardView } from "./view";

export type Notice = { n: number; text: string; tone: "done" | "failed"; undo: (() => void) | null };

type Reply = { ok: true; version: number } | { ok: false; reason: string | null };

/**
 * Moves that show at once and are sent one after the other; one that is refused is taken back on the page, and every one
 * can be undone from its notice.
 */
export function useMoves(view: BoardView) {
  const { t, name } = useI18n();
  const { revalidate } = useRevalidator();
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
    (fields: Record<string, string>, card: BoardCard): Promise<Reply> => {
      open.current += 1;
      const sent = queue.current.then(async () => {
        const version = versions.current.get(card.id) ?? card.version;
        const reply = await post(paths.boardMoves(view.squad.id), {
          ...fields,
          taskId: card.id,
          version: String(version),
        });
        if (reply.ok) versions.current.set(card.id, reply.version);
        open.current -= 1;
        if (open.current === 0) revalidate();
        return reply;
      });
      queue.current = sent;
      return sent;
    },
    [revalidate, view.squad.id],
  );

  const refused = useCallback(
    (card: BoardCard, reason: string | null) => {
      const text = reason === null ? t("board.offline") : isMessageKey(reason) ? t(reason) : reason;
      setNotice({
        n: ++counter.current,
        tone: "failed",
        text: t("board.move_failed", { key: card.key, reason: text }),
        undo: null,
      });
    },
    [t],
  );

  const undo = useCallback(
    async (card: BoardCard, back: Target) => {
      const n = ++counter.current;
      setMoves((current) => [...current, { n, taskId: card.id, ...back, version: null }]);
      const sameColumn = back.columnId === card.columnId;
      const reply = await send(
        sameColumn
          ? { intent: "move", columnId: back.columnId, afterId: back.afterId ?? "" }
          : { intent: "undo" },
        card,
      );
      setMoves((current) => settle(current, n, reply));
      if (reply.ok) setNotice({ n, tone: "done", text: t("board.undone", { key: card.key }), undo: null });
      else refused(card, reply.reason);
    },
    [refused, send, t],
  );

  const move = useCallback(
    async (card: BoardCard, target: Target, arranged: Arranged) => {
      const back = placeOf(arranged, card);
      if (target.columnId === back.columnId && target.afterId === back.afterId) return;
      const n = ++counter.current;
      setMoves((current) => [...current, { n, taskId: card.id, ...target, version: null }]);
      const reply = await send(
        { intent: "move", columnId: target.columnId, afterId: target.afterId ?? "" },
        card,
      );
      setMoves((current) => settle(current, n, reply));
      if (!reply.ok) return refused(card, reply.reason);
      const moved = { ...card, columnId: target.columnId };
      const column = view.columns.find(({ id }) => id === target.columnId);
      const text =
        target.columnId === card.columnId || !column
          ? t("board.reordered", { key: card.key })
          : t("board.moved", { key: card.key, column: name(column) });
      const takeBack = () => void undo(target.columnId === card.columnId ? card : moved, back);
      setNotice({ n, tone: "done", text, undo: takeBack });
    },
    [name, refused, send, t, undo, view.columns],
  );

  const dismiss = useCallback((n: number) => setNotice((current) => (current?.n === n ? null : current)), []);
  return { moves, move, notice, dismiss };
}

function settle(moves: MoveInFlight[], n: number, reply: Reply): MoveInFlight[] {
  if (!reply.ok) return moves.filter((move) => move.n !== n);
  return moves.map((move) => (move.n === n ? { ...move, version: reply.version } : move));
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
