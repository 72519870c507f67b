import { useCallback, useEffect, useRef, useState } from "react";
import { useLocation, useNavigate, useRevalidator } from "react-router";
import { isMessageKey, useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { usePageKeys } from "~/ui/keys";
import type { UndoNotice } from "~/ui/undo-bar";
import type { TaskListView } from "../load-task-list.server";
import { send } from "./send";

type Row = TaskListView["rows"][number];

/** Choosing several rows, where the reader may change them. */
type Selection = { toggle: (taskId: string) => void; clear: () => void; bulk: () => void };

const rowLinks = () => [...document.querySelectorAll<HTMLElement>("[data-row]")];

/** The keys of the board, on a list: they act on the row that has the focus, or had it last. */
export function useListKeys({ frame, rows }: TaskListView, { toggle, clear, bulk }: Selection) {
  const { t, name } = useI18n();
  const navigate = useNavigate();
  const { search } = useLocation();
  const { revalidate } = useRevalidator();
  const [notice, setNotice] = useState<UndoNotice | null>(null);
  const last = useRef<string | null>(null);
  const counter = useRef(0);
  const refocus = useRef<string | null>(null);
  const { squad, choices, work } = frame;

  useEffect(() => {
    const remember = (event: FocusEvent) => {
      const row =
        event.target instanceof HTMLElement ? event.target.closest<HTMLElement>("[data-row]") : null;
      if (row) last.current = row.dataset.row ?? null;
    };
    document.addEventListener("focusin", remember);
    return () => document.removeEventListener("focusin", remember);
  }, []);
  useEffect(() => {
    if (refocus.current === null) return;
    document.querySelector<HTMLElement>(`[data-row="${CSS.escape(refocus.current)}"]`)?.focus();
    refocus.current = null;
  });

  const current = (): Row | undefined => rows.find(({ id }) => id === last.current);
  const step = (by: 1 | -1) => {
    const links = rowLinks();
    const at = links.findIndex((link) => link.dataset.row === last.current);
    const next = links[at < 0 ? 0 : at + by];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  };
  const open = (path: (squadId: string, taskId: string) => string) => {
    const row = current();
    if (row) void navigate(`${path(squad.id, row.id)}${search}`);
  };
  const say = useCallback((text: string, failed: boolean, undo: (() => void) | null) => {
    counter.current += 1;
    setNotice({ n: counter.current, text, failed, undo });
  }, []);
  const refused = (key: string, reason: string) =>
    say(t("board.move_failed", { key, reason: isMessageKey(reason) ? t(reason) : reason }), true, null);

  const move = async (by: 1 | -1) => {
    const row = current();
    const at = choices.columns.findIndex(({ id }) => id === row?.column.id);
    const column = choices.columns[at + by];
    if (!row || at < 0 || !column) return;
    refocus.current = row.id;
    const moved = await send(paths.boardMoves(squad.id), {
      intent: "move",
      taskId: row.id,
      version: String(row.version),
      columnId: column.id,
      afterId: "",
    });
    if ("reason" in moved) return refused(row.key, moved.reason);
    await revalidate();
    say(t("board.moved", { key: row.key, column: name(column) }), false, async () => {
      const undone = await send(paths.boardMoves(squad.id), {
        intent: "undo",
        taskId: row.id,
        version: String(moved.version),
      });
      if ("reason" in undone) return refused(row.key, undone.reason);
      await revalidate();
      say(t("board.undone", { key: row.key }), false, null);
    });
  };

  usePageKeys([
    { keys: "ArrowUp", label: t("board.keys.focus"), run: () => step(-1) },
    { keys: "ArrowDown", label: t("board.keys.focus"), run: () => step(1) },
    { keys: "Enter", label: t("views.keys.open") },
    ...(work
      ? [
          { keys: "[", label: t("board.keys.left"), run: () => void move(-1) },
          { keys: "]", label: t("board.keys.right"), run: () => void move(1) },
          { keys: "h", label: t("board.keys.hand_off"), run: () => open(paths.taskHandOff) },
          { keys: "e", label: t("board.keys.edit_card"), run: () => open(paths.taskEdit) },
          {
            keys: "x",
            label: t("board.keys.select"),
            run: () => {
              const row = current();
              if (row) toggle(row.id);
            },
          },
          { keys: "b", label: t("board.keys.bulk"), run: bulk },
          { keys: "Escape", label: t("board.keys.select_end"), run: clear },
        ]
      : []),
  ]);
  const dismiss = useCallback((n: number) => setNotice((now) => (now?.n === n ? null : now)), []);
  return { notice, dismiss, say };
}
