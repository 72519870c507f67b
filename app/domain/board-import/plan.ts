import { labelSlug } from "../board/label";
import type { Discipline } from "../org/discipline";
import { heldLinks } from "./blocking";
import type { ChecklistItem, ImportBoard, Problem } from "./card";
import type { Mapping } from "./mapping";
import { heldParents } from "./parents";
import { type Resolved, resolveCard, type Values, type World } from "./resolve";

/** What of a card was brought the last time; kept to tell a change there from a change here. */
export type Brought = {
  values: Values;
  labels: string[];
  checklist: ChecklistItem[];
  comments: string[];
  attachments: string[];
  /** External ids of the cards that waited for it; absent where nothing was brought of them. */
  blocks?: string[];
};

/** A task that an earlier import made, as it is now. `parent` of `values` is the parent's external id, "" for one that was not brought. */
export type KnownTask = {
  taskId: string;
  key: string;
  version: number;
  discipline: Discipline;
  brought: Brought;
  values: Values;
  labels: string[];
  checklist: ChecklistItem[];
  handoffPending: boolean;
  /** It went to another squad's board since. */
  elsewhere: boolean;
};

export type Field = keyof Values | "labels";
export type FieldChange = {
  field: Field;
  from: Values[keyof Values] | string[];
  to: Values[keyof Values] | string[];
};
/** Why a change from outside is not taken although nobody touched the field here; it is tried again with the next file. */
export type Refusal = "handoff" | "archived" | "seat";
/** A field that changed there and here since the last import; what is here stays. */
export type Conflict = {
  field: Field;
  here: FieldChange["from"];
  there: FieldChange["to"];
  because: "both" | Refusal;
};

export type Update = {
  resolved: Resolved;
  known: KnownTask;
  changes: FieldChange[];
  conflicts: Conflict[];
  added: {
    comments: number;
    attachments: number;
    checklist: ChecklistItem[];
    ticks: ChecklistItem[];
    /** External ids of cards that wait for it now. */
    links: string[];
  };
};

/** True when the update does something to its task. */
export const changesAnything = ({ changes, added }: Pick<Update, "changes" | "added">): boolean =>
  changes.length +
    added.comments +
    added.attachments +
    added.checklist.length +
    added.ticks.length +
    added.links.length >
  0;

export type ImportPlan = {
  creates: Resolved[];
  updates: Update[];
  /** Cards whose task differs in nothing that the file changed. */
  unchanged: Resolved[];
  /** Cards of skipped lists, archived ones that stay behind, and tasks that went to another board. */
  left: number;
  problems: Problem[];
};

/** What bringing the board in comes to: all of it, without doing anything. */
export function planImport({
  board,
  mapping,
  world,
  known,
}: {
  board: ImportBoard;
  mapping: Mapping;
  world: World;
  known: ReadonlyMap<string, KnownTask>;
}): ImportPlan {
  const problems: Problem[] = [...board.problems];
  const names = new Map(board.people.map(({ key, name }) => [key, name]));
  const found = board.cards.flatMap((card) => resolveCard(card, { mapping, world, names, problems }) ?? []);
  const parents = heldParents(found, { known, problems });
  const links = heldLinks(found, { known, problems });
  const resolved = found.map((one) => ({
    ...one,
    blocks: links.get(one.card.externalId) ?? [],
    values: { ...one.values, parent: parents.get(one.card.externalId) ?? null },
  }));
  const plan: ImportPlan = {
    creates: [],
    updates: [],
    unchanged: [],
    left: board.cards.length - resolved.length,
    problems,
  };
  for (const one of resolved) {
    const before = known.get(one.card.externalId);
    if (!before) plan.creates.push(one);
    else if (before.elsewhere) {
      plan.left += 1;
      problems.push({
        severity: "note",
        place: one.card.place,
        column: null,
        reason: "task_moved_away",
        params: { key: before.key },
      });
    } else {
      const update = updateOf(one, before, world);
      if (update.conflicts.length === 0 && !changesAnything(update)) plan.unchanged.push(one);
      else plan.updates.push(update);
    }
  }
  problems.sort((a, b) =>
    a.severity === b.severity ? (a.place ?? 0) - (b.place ?? 0) : a.severity === "error" ? -1 : 1,
  );
  return plan;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function updateOf(resolved: Resolved, known: KnownTask, world: World): Update {
  const changes: FieldChange[] = [];
  const conflicts: Conflict[] = [];
  const compare = (
    field: Field,
    base: FieldChange["from"],
    there: FieldChange["to"],
    here: FieldChange["from"],
  ) => {
    if (same(base, there) || same(here, there)) return;
    const because = !same(here, base) ? "both" : refusal(field, known, resolved, world);
    if (because) conflicts.push({ field, here, there, because });
    else changes.push({ field, from: here, to: there });
  };
  for (const field of Object.keys(resolved.values) as (keyof Values)[])
    compare(field, known.brought.values[field], resolved.values[field], known.values[field]);
  const labels = [known.brought.labels, resolved.card.labels, known.labels] as const;
  const written = new Map(
    [...known.labels, ...known.brought.labels, ...resolved.card.labels].map((name) => [
      labelSlug(name),
      name,
    ]),
  );
  const [base, there, here] = labels.map((names) =>
    [...new Set(names.map(labelSlug))].sort().map((slug) => written.get(slug)!),
  ) as [string[], string[], string[]];
  compare("labels", base, there, here);
  const { comments, attachments } = known.brought;
  const had = new Map(known.brought.checklist.map((item) => [item.text, item.done]));
  const has = new Map(known.checklist.map((item) => [item.text, item.done]));
  return {
    resolved,
    known,
    changes,
    conflicts,
    added: {
      comments: resolved.card.comments.filter(({ id }) => !comments.includes(id)).length,
      attachments: resolved.card.attachments.filter(({ url }) => !attachments.includes(url)).length,
      checklist: resolved.card.checklist.filter(({ text }) => !had.has(text) && !has.has(text)),
      ticks: resolved.card.checklist.filter(
        ({ text, done }) => had.has(text) && had.get(text) !== done && has.get(text) === had.get(text),
      ),
      links: resolved.blocks.filter((id) => !known.brought.blocks?.includes(id)),
    },
  };
}

function refusal(field: Field, known: KnownTask, { values }: Resolved, { seats }: World): Refusal | null {
  const staysArchived = known.values.archived && (values.archived || !known.brought.values.archived);
  if (field === "columnId" && staysArchived) return "archived";
  if ((field === "columnId" || field === "archived") && known.handoffPending) return "handoff";
  const { assigneeId } = values;
  if (field !== "assigneeId" || assigneeId === null) return null;
  const seated = seats.some((seat) => seat.personId === assigneeId && seat.discipline === known.discipline);
  return seated ? null : "seat";
}

/**
 * What is kept of a card to compare the next file with. Comments and links add up; a refused change keeps its old value, so that it is tried
 * again; everything else is as last seen.
 */
export function broughtFrom({ card, values, blocks }: Resolved, update?: Update): Brought {
  const before = update?.known.brought;
  const kept: Partial<Record<keyof Values, unknown>> = {};
  for (const { field, because } of update?.conflicts ?? [])
    if (because !== "both" && field !== "labels") kept[field] = before?.values[field];
  const together = (old: readonly string[] = [], now: readonly string[]) => [...new Set([...old, ...now])];
  return {
    values: { ...values, ...(kept as Partial<Values>) },
    labels: card.labels,
    checklist: card.checklist,
    comments: together(
      before?.comments,
      card.comments.map(({ id }) => id),
    ),
    attachments: together(
      before?.attachments,
      card.attachments.map(({ url }) => url),
    ),
    blocks: together(before?.blocks, blocks),
  };
}
