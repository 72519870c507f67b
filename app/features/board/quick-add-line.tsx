import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useActionData, useFetcher, useLocation, useNavigate } from "react-router";
import { type Mark, readQuickLine } from "~/domain/board";
import { isMessageKey, useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { randomId } from "~/platform/random-id";
import { useRefetch } from "~/platform/refetch";
import { Button } from "~/ui/button";
import { Chip, DisciplineTag } from "~/ui/status";
import { UndoBar } from "~/ui/undo-bar";
import { withParameter } from "./address";
import { isProblem, type QuickChoices, type QuickProblem, quickLines, quickTask } from "./quick-add";
import type { QuickAdded } from "./quick-add.server";
import type { BoardColumnView, BoardView } from "./view";

type Submission = {
  error?: Record<string, string[] | null> | null;
  initialValue?: Record<string, unknown> | null;
};
type Reply = QuickAdded | { submission: Submission };
type Notice = { text: string; failed: boolean; undo: (() => void) | null };

/** The line that adds cards to a column: what it is understood to say shows while it is typed, several lines make several cards. */
export function QuickAdd({
  column,
  view,
  problem,
}: {
  column: BoardColumnView;
  view: BoardView;
  /** What was wrong with the line when it was sent without script. */
  problem: string | null;
}) {
  const { t, name } = useI18n();
  const { search } = useLocation();
  const refetch = useRefetch();
  const navigate = useNavigate();
  const fetcher = useFetcher<Reply>();
  const sent = useActionData<Reply>();
  const [text, setText] = useState(() => typedBefore(sent, column.id));
  const [taskId, setTaskId] = useState(view.newTaskId);
  const [notice, setNotice] = useState<Notice | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const hint = useId();
  const lines = quickLines(text);
  const choices: QuickChoices = {
    people: view.people,
    kpis: view.kpis,
    meId: view.meId,
    ownDiscipline: view.ownDiscipline,
    today: view.today,
  };

  const reply = fetcher.state === "idle" ? fetcher.data : undefined;
  const refused =
    reply && "submission" in reply
      ? (Object.values(reply.submission.error ?? {}).flatMap((errors) => errors ?? [])[0] ?? null)
      : null;
  const answered = useRef<Reply | undefined>(undefined);
  useEffect(() => {
    if (!reply || answered.current === reply || !("added" in reply)) return;
    answered.current = reply;
    const { added } = reply;
    setText("");
    setTaskId(randomId());
    field.current?.focus();
    const undo = async () => {
      const body = new URLSearchParams(added.map(({ id }) => ["taskId", id]));
      const gone = await fetch(paths.boardUndoAdd(view.squad.id), { method: "POST", body }).catch(() => null);
      if (gone?.ok)
        setNotice({ text: t("quick.undone", { count: added.length }), failed: false, undo: null });
      else {
        const { submission } = ((await gone?.json().catch(() => null)) ?? {}) as {
          submission?: { error?: Record<string, string[] | null> | null };
        };
        const [reason = "board.offline"] = Object.values(submission?.error ?? {}).flatMap((one) => one ?? []);
        setNotice({ text: isMessageKey(reason) ? t(reason) : reason, failed: true, undo: null });
      }
      await refetch();
    };
    const said = t("quick.added", { count: added.length, key: added[0]?.key ?? "" });
    setNotice({ text: said, failed: false, undo: () => void undo() });
  }, [reply, refetch, t, view.squad.id]);

  const submit = () => {
    if (lines.length === 0) return;
    void fetcher.submit(
      { taskId, columnId: column.id, title: text, stay: "1" },
      { method: "post", action: `${paths.squadBoard(view.squad.id)}${search}` },
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.preventDefault();
      const closed = withParameter(new URLSearchParams(search), "add", null);
      void navigate(paths.squadBoard(view.squad.id) + closed, { preventScrollReset: true, replace: true });
    }
    if (event.key === "z" && (event.ctrlKey || event.metaKey) && text === "" && notice?.undo) {
      event.preventDefault();
      notice.undo();
    }
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    if (lines.length > 1 && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    submit();
  };
  const shownProblem = refused ?? problem;
  return (
    <>
      <fetcher.Form
        method="post"
        action={`${paths.squadBoard(view.squad.id)}${search}`}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
        className="mt-1 flex flex-wrap items-start gap-1.5"
      >
        <input type="hidden" name="taskId" value={taskId} />
        <input type="hidden" name="columnId" value={column.id} />
        <textarea
          ref={field}
          name="title"
          required
          rows={Math.min(8, Math.max(1, text.split("\n").length))}
          maxLength={20_000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          // biome-ignore lint/a11y/noAutofocus: the line was opened a moment ago in order to type in it
          autoFocus
          autoComplete="off"
          aria-label={t("board.quick.title", { column: name(column) })}
          aria-invalid={shownProblem !== null || undefined}
          aria-describedby={hint}
          placeholder={t("board.quick.placeholder")}
          className="field-sizing-content max-h-56 min-h-8 min-w-0 flex-1 resize-none rounded-control border border-line-2 bg-surface px-2 py-1.5 text-sm leading-tight aria-invalid:border-bad max-sm:min-h-9"
        />
        <Button small className="h-8" disabled={fetcher.state !== "idle"}>
          {lines.length > 1 ? t("quick.add_several", { count: lines.length }) : t("action.add")}
        </Button>
        <div id={hint} className="basis-full text-xs">
          {shownProblem !== null && (
            <p role="alert" className="text-bad">
              {shownProblem}
            </p>
          )}
          {lines.length === 0 ? (
            <p className="text-ink-3">{t("quick.hint")}</p>
          ) : (
            <Understood lines={lines} choices={choices} />
          )}
        </div>
      </fetcher.Form>
      {notice && (
        <UndoBar
          key={notice.text}
          text={notice.text}
          failed={notice.failed}
          onUndo={notice.undo}
          onClose={() => setNotice(null)}
        />
      )}
    </>
  );
}

/** What was typed for this column and refused, where the page was sent without script. */
function typedBefore(reply: Reply | undefined, columnId: string): string {
  const typed = reply && "submission" in reply ? reply.submission.initialValue : null;
  return typed?.columnId === columnId && typeof typed.title === "string" ? typed.title : "";
}

const shownLines = 5;

/** What the lines are understood to say, and what stands in the way. */
function Understood({ lines, choices }: { lines: readonly string[]; choices: QuickChoices }) {
  const { t } = useI18n();
  return (
    <ul aria-label={t("quick.understood")} className="flex flex-col gap-1.5">
      {lines.slice(0, shownLines).map((line, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two lines may be the same
        <UnderstoodLine key={i} line={line} choices={choices} several={lines.length > 1} />
      ))}
      {lines.length > shownLines && (
        <li className="text-ink-3">{t("quick.more_lines", { count: lines.length - shownLines })}</li>
      )}
    </ul>
  );
}

function UnderstoodLine({
  line,
  choices,
  several,
}: {
  line: string;
  choices: QuickChoices;
  several: boolean;
}) {
  const words = useMarkWords(choices);
  const problemWords = useProblemWords();
  const { title, marks } = readQuickLine(line, choices.today);
  const read = quickTask(line, choices);
  const problem = isProblem(read) && read.reason !== "task_title_missing" ? read : null;
  if (!several && marks.length === 0 && !problem) return null;
  return (
    <li className="flex min-w-0 flex-wrap items-center gap-1">
      {several && <span className="mr-1 min-w-0 truncate text-ink-2">{title}</span>}
      {marks.map((mark) => (
        <Chip key={mark.raw}>{words(mark)}</Chip>
      ))}
      {problem && <span className="basis-full text-watch">{problemWords(problem)}</span>}
    </li>
  );
}

function useMarkWords({ people, kpis, meId }: QuickChoices) {
  const { t, f, name } = useI18n();
  return (mark: Mark) => {
    switch (mark.kind) {
      case "person": {
        const read = quickTask(`x ${mark.raw}`, {
          people,
          kpis,
          meId,
          ownDiscipline: "tech",
          today: "2000-01-01",
        });
        const person = isProblem(read) ? undefined : people.find(({ id }) => id === read.assigneeId);
        return person ? name(person) : `@${mark.text}?`;
      }
      case "label":
        return `#${mark.name}`;
      case "priority":
        return t(`task.priority.${mark.priority}`);
      case "discipline":
        return <DisciplineTag discipline={mark.discipline} />;
      case "due":
        return t("board.card.due", { day: f.dayWithYear(mark.day) });
      case "start":
        return t("filter.since", { day: f.dayWithYear(mark.day) });
      case "estimate":
        return t("views.hours", { hours: mark.hours });
      case "kpi":
        return (
          kpis.find(({ code }) => code.toLowerCase() === mark.code.toLowerCase())?.code ?? `${mark.code}?`
        );
    }
  };
}

function useProblemWords() {
  const { t, name } = useI18n();
  return ({ reason, text, candidates, discipline }: QuickProblem): string => {
    const key = `error.${reason}` as const;
    const named = candidates.map((person) => `${name(person)} (@${person.email.split("@")[0]})`);
    return t(key, {
      text,
      candidates: named.join(t("quick.and")),
      discipline: discipline === null ? "" : t(`discipline.${discipline}`),
    });
  };
}
