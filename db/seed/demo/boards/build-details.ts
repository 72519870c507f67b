import { labelSlug, positionsAfter } from "~/domain/board";
import type {
  checklistItems,
  labels,
  taskComments,
  taskLabels,
  taskLinks,
  taskPeople,
  tasks,
} from "../../../schema";
import { idOf } from "../../random";
import type { Anchor } from "../anchor";
import { personId } from "../people";
import { type CardDetails, wealthDetails } from "./wealth-details";

type Task = typeof tasks.$inferInsert;
type Card = { task: Task; details: CardDetails };

const hour = 3_600_000;

/** Labels, checklists, comments, links and people of Wealth Engine's cards, as if it had come about through the application. */
export function buildDetails({ now }: Anchor, all: readonly Task[]) {
  const squadId = idOf("squad:WLT");
  const byNumber = new Map(all.filter((task) => task.squadId === squadId).map((task) => [task.number, task]));
  const cards = Object.entries(wealthDetails).flatMap(([number, details]): Card[] => {
    const task = byNumber.get(Number(number));
    return task ? [{ task, details }] : [];
  });
  const names = [...new Set(cards.flatMap(({ details }) => details.labels ?? []))];
  const labelId = (name: string) => idOf(`label:WLT:${name}`);
  return {
    labels: names.map((name): typeof labels.$inferInsert => ({
      id: labelId(name),
      squadId,
      name,
      slug: labelSlug(name),
    })),
    taskLabels: cards.flatMap(({ task, details }): (typeof taskLabels.$inferInsert)[] =>
      (details.labels ?? []).map((name) => ({ taskId: task.id, labelId: labelId(name) })),
    ),
    items: cards.flatMap((card) => itemsOf(card, now)),
    comments: cards.flatMap((card) => commentsOf(card, now)),
    links: cards.flatMap(({ task, details }): (typeof taskLinks.$inferInsert)[] =>
      (details.waitsFor ?? []).flatMap((number) => {
        const other = byNumber.get(number);
        const added = { addedBy: task.reporterId, addedAt: task.createdAt };
        return other ? [{ fromId: other.id, toId: task.id, kind: "blocks", ...added }] : [];
      }),
    ),
    people: peopleOf(all, cards),
  };
}

function itemsOf({ task, details }: Card, now: Date): (typeof checklistItems.$inferInsert)[] {
  const texts = details.items ?? [];
  const positions = positionsAfter(null, texts.length);
  return texts.map((text, i) => {
    const done = i < (details.done ?? 0);
    return {
      id: idOf(`item:${task.key}:${i}`),
      taskId: task.id,
      text,
      position: positions[i]!,
      doneAt: done ? between(task.createdAt, now) : null,
      doneBy: done ? (task.assigneeId ?? task.reporterId) : null,
    };
  });
}

function commentsOf({ task, details }: Card, now: Date): (typeof taskComments.$inferInsert)[] {
  return (details.comments ?? []).map(({ by, text, hoursAgo }, i) => {
    const at = new Date(now.getTime() - hoursAgo * hour);
    return {
      id: idOf(`comment:${task.key}:${i}`),
      taskId: task.id,
      authorId: personId(by),
      body: text,
      createdAt: at < task.createdAt ? between(task.createdAt, now) : at,
    };
  });
}

/** Reporters and holders follow their tasks; who comments or works on one follows it too. */
function peopleOf(all: readonly Task[], cards: readonly Card[]): (typeof taskPeople.$inferInsert)[] {
  const watching = new Map(all.map((task) => [task.id, new Set([task.reporterId, task.assigneeId])]));
  const working: (typeof taskPeople.$inferInsert)[] = [];
  for (const { task, details } of cards) {
    const watchers = watching.get(task.id)!;
    for (const { by } of details.comments ?? []) watchers.add(personId(by));
    for (const person of details.coworkers ?? []) {
      watchers.add(personId(person));
      working.push({ taskId: task.id, personId: personId(person), role: "assignee" });
    }
  }
  const watchers = [...watching].flatMap(([taskId, people]) =>
    [...people].flatMap((id) => (id ? [{ taskId, personId: id, role: "watcher" as const }] : [])),
  );
  return [...working, ...watchers];
}

const between = (from: Date, to: Date) => new Date((from.getTime() + to.getTime()) / 2);
