import { longestLabel, type Priority, quickLines, readQuickLine, whoIsMeant } from "~/domain/board";
import type { Discipline } from "~/domain/org/discipline";

/** What a quick-add line can name. */
export type QuickChoices = {
  people: readonly {
    id: string;
    name: string;
    nameEn: string;
    email: string;
    discipline: Discipline;
    current: boolean;
  }[];
  kpis: readonly { metricId: string; code: string }[];
  /** The reader, for "@me". */
  meId: string;
  ownDiscipline: Discipline;
  today: string;
};

export type QuickTask = {
  title: string;
  discipline: Discipline;
  assigneeId: string | null;
  /** Who else works on it. */
  otherIds: string[];
  priority: Priority;
  startOn: string | null;
  dueOn: string | null;
  estimateHours: number | null;
  metricId: string | null;
  labels: string[];
};

/** Why a line cannot become a task: a message key behind `error.` and what goes into it. */
export type QuickProblem = {
  reason:
    | "task_title_missing"
    | "quick_title_long"
    | "quick_nobody"
    | "quick_several"
    | "quick_no_seat"
    | "quick_no_kpi"
    | "task_due_before_start";
  text: string;
  candidates: readonly QuickChoices["people"][number][];
  discipline: Discipline | null;
};

export const mostQuickLines = 50;
const longestTitle = 200;
const me: readonly string[] = ["me", "我", "自己"];

/** A line read against what the squad has: the task it means, or why it means none. The same on the page and on the server. */
export function quickTask(line: string, choices: QuickChoices): QuickTask | QuickProblem {
  const { title, marks } = readQuickLine(line, choices.today);
  const problem = (reason: QuickProblem["reason"], more: Partial<QuickProblem> = {}): QuickProblem => ({
    reason,
    text: "",
    candidates: [],
    discipline: null,
    ...more,
  });
  if (title === "") return problem("task_title_missing");
  if (title.length > longestTitle) return problem("quick_title_long");

  const seated = choices.people.filter(({ current }) => current);
  const people: string[] = [];
  const task: QuickTask = {
    title,
    discipline: choices.ownDiscipline,
    assigneeId: null,
    otherIds: [],
    priority: "normal",
    startOn: null,
    dueOn: null,
    estimateHours: null,
    metricId: null,
    labels: [],
  };
  let discipline: Discipline | null = null;
  for (const mark of marks) {
    switch (mark.kind) {
      case "person": {
        const found = me.includes(mark.text.toLowerCase())
          ? seated.filter(({ id }) => id === choices.meId)
          : whoIsMeant(mark.text, seated);
        const [first] = found;
        if (!first) return problem("quick_nobody", { text: mark.text });
        const candidates = found.filter((one, i) => found.findIndex(({ id }) => id === one.id) === i);
        if (candidates.length > 1) return problem("quick_several", { text: mark.text, candidates });
        if (!people.includes(first.id)) people.push(first.id);
        break;
      }
      case "kpi": {
        const code = mark.code.toLowerCase();
        const kpi = choices.kpis.find((one) => one.code.toLowerCase() === code);
        if (!kpi) return problem("quick_no_kpi", { text: mark.code });
        task.metricId = kpi.metricId;
        break;
      }
      case "label":
        if (!task.labels.includes(mark.name)) task.labels.push(mark.name.slice(0, longestLabel));
        break;
      case "discipline":
        discipline = mark.discipline;
        break;
      case "priority":
        task.priority = mark.priority;
        break;
      case "estimate":
        task.estimateHours = mark.hours;
        break;
      case "due":
        task.dueOn = mark.day;
        break;
      case "start":
        task.startOn = mark.day;
        break;
    }
  }
  if (task.startOn !== null && task.dueOn !== null && task.startOn > task.dueOn)
    return problem("task_due_before_start");
  const [assigneeId = null, ...otherIds] = people;
  const seatsOfAssignee = seated.filter(({ id }) => id === assigneeId);
  const own = seatsOfAssignee.find((seat) => seat.discipline === choices.ownDiscipline);
  task.discipline = discipline ?? (own ?? seatsOfAssignee[0])?.discipline ?? choices.ownDiscipline;
  if (assigneeId !== null && !seatsOfAssignee.some((seat) => seat.discipline === task.discipline))
    return problem("quick_no_seat", { candidates: seatsOfAssignee.slice(0, 1), discipline: task.discipline });
  return { ...task, assigneeId, otherIds };
}

export const isProblem = (read: QuickTask | QuickProblem): read is QuickProblem => "reason" in read;

export { quickLines };
