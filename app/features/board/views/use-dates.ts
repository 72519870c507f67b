import { useCallback, useEffect, useRef, useState } from "react";
import { useRevalidator } from "react-router";
import { isMessageKey, useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import type { UndoNotice } from "~/ui/undo-bar";
import { type Reply, send } from "./send";

export type Dates = { startOn: string | null; dueOn: string | null };
type Dated = Dates & { id: string; key: string; version: number };

/**
 * Other days for tasks that show at once and are sent one after the other; what is refused is taken back on the page, and
 * each change can be undone from its notice. `tasks` are those loaded last.
 */
export function useDates<Task extends Dated>(squadId: string, tasks: readonly Task[]) {
  const { t, f } = useI18n();
  const { revalidate } = useRevalidator();
  const [given, setGiven] = useState<ReadonlyMap<string, Dates & { version: number | null }>>(new Map());
  const [notice, setNotice] = useState<UndoNotice | null>(null);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const counter = useRef(0);
  const versions = useRef(new Map<string, number>());

  useEffect(() => {
    for (const { id, version } of tasks)
      versions.current.set(id, Math.max(version, versions.current.get(id) ?? 0));
    setGiven((current) => {
      const loaded = new Map(tasks.map(({ id, version }) => [id, version]));
      const open = [...current].filter(
        ([id, { version }]) => version === null || (loaded.get(id) ?? version) < version,
      );
      return open.length === current.size ? current : new Map(open);
    });
  }, [tasks]);

  const sendDates = useCallback(
    (task: Dated, { startOn, dueOn }: Dates, seen?: number): Promise<Reply> => {
      const sent = queue.current.then(async () => {
        const version = seen ?? versions.current.get(task.id) ?? task.version;
        const reply = await send(paths.boardDates(squadId), {
          taskId: task.id,
          version: String(version),
          startOn: startOn ?? "",
          dueOn: dueOn ?? "",
        });
        if ("version" in reply) versions.current.set(task.id, reply.version);
        return reply;
      });
      queue.current = sent;
      return sent;
    },
    [squadId],
  );

  const setDates = useCallback(
    /** `undoes` is the version that is taken back: what somebody else did to the task since is not overwritten. */
    async (task: Dated, dates: Dates, undoes?: number) => {
      const undoing = undoes !== undefined;
      if (dates.startOn === task.startOn && dates.dueOn === task.dueOn) return;
      const n = ++counter.current;
      setGiven((current) => new Map(current).set(task.id, { ...dates, version: null }));
      const reply = await sendDates(task, dates, undoes);
      if (!("version" in reply)) {
        setGiven((current) => new Map([...current].filter(([id]) => id !== task.id)));
        const reason = isMessageKey(reply.reason) ? t(reply.reason) : reply.reason;
        const text = t("dates.refused", { key: task.key, reason });
        setNotice({ n, text, failed: true, undo: null });
      } else {
        setGiven((current) => new Map(current).set(task.id, { ...dates, version: reply.version }));
        const back = { startOn: task.startOn, dueOn: task.dueOn };
        const day = dates.dueOn ?? dates.startOn;
        const text = undoing
          ? t("board.undone", { key: task.key })
          : day === null
            ? t("dates.cleared", { key: task.key })
            : t("dates.set", { key: task.key, day: f.dayWithYear(day) });
        const undo = undoing ? null : () => void setDates({ ...task, ...dates }, back, reply.version);
        setNotice({ n, text, failed: false, undo });
      }
      void revalidate();
    },
    [f, revalidate, sendDates, t],
  );

  const shown = tasks.map((task) => {
    const dates = given.get(task.id);
    return dates ? { ...task, startOn: dates.startOn, dueOn: dates.dueOn } : task;
  });
  const dismiss = useCallback((n: number) => setNotice((now) => (now?.n === n ? null : now)), []);
  return { shown, setDates, notice, dismiss };
}
