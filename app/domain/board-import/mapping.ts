import type { Category } from "../board/column";
import type { Priority } from "../board/priority";
import type { Discipline } from "../org/discipline";
import type { FoundList, FoundPerson, ImportBoard } from "./card";
import type { DayOrder } from "./dates";
import type { FieldOf } from "./table-fields";

/** A list that is not brought in. */
export const skipped = "skip";

/** What a person decided about a file: how its words become the board's. */
export type Mapping = {
  /** Columns of a CSV file; empty for a Trello board. */
  fields: FieldOf;
  dayOrder: DayOrder;
  /** List key → column id, or `skipped`. */
  lists: Record<string, string>;
  /** Person key → person id; absent is nobody. */
  people: Record<string, string>;
  priorities: Record<string, Priority>;
  /** Label → discipline that holds its cards; a label comes before a list. */
  labels: Record<string, Discipline>;
  /** List key → discipline. */
  listDisciplines: Record<string, Discipline>;
  /** Where neither label, list nor an assignee's seat tells. */
  discipline: Discipline;
  archived: "take" | "skip";
};

export type BoardColumn = { id: string; name: string; nameEn: string; category: Category };
/** Somebody a name in the file may stand for; without seats they can be author or reporter, not assignee. */
export type Candidate = {
  id: string;
  name: string;
  nameEn: string;
  email: string;
  disciplines: readonly Discipline[];
};

const plain = (text: string): string => text.normalize("NFKC").trim().toLowerCase().replace(/\s+/g, " ");

const words: readonly (readonly [Category, RegExp])[] = [
  [
    "done",
    /\b(?:done|complete|completed|closed|resolved|finished|released|shipped|live|cancelled|canceled)\b|已完成|完成|关闭|已解决|上线|已发布|结束/,
  ],
  [
    "review",
    /\b(?:review|reviewing|testing|test|qa|uat|verify|verification|acceptance|approval|staging)\b|评审|审核|测试|验收|验证|复核/,
  ],
  [
    "doing",
    /\b(?:doing|progress|wip|active|working|in development|developing|started|implementing)\b|进行|开发中|处理中|实施|在办|办理中/,
  ],
  ["backlog", /\b(?:backlog|icebox|ideas?|inbox|someday|later|parking)\b|待规划|需求池|想法|收集|储备|积压/],
  [
    "to-do",
    /\b(?:to ?do|ready|selected|next|planned|open|new|queue|sprint|week)\b|待办|待启动|就绪|未开始|待处理|计划|本周/,
  ],
];

/** The column a list most likely is: one of the same name, else one of the category its name speaks of, else the first. */
export function suggestedColumn(list: Pick<FoundList, "name">, columns: readonly BoardColumn[]): string {
  const wanted = plain(list.name);
  const same = columns.find((column) => plain(column.name) === wanted || plain(column.nameEn) === wanted);
  if (same) return same.id;
  const category = words.find(([, pattern]) => pattern.test(wanted.replace(/-/g, " ")))?.[0];
  const fitting = columns.find((column) => column.category === category);
  return (fitting ?? columns[0])?.id ?? skipped;
}

const priorityWords: readonly (readonly [Priority, RegExp])[] = [
  ["urgent", /^(?:highest|blocker|critical|urgent|immediate|p0|最高|紧急|特急|加急)$/],
  ["high", /^(?:high|major|important|p1|高|重要)$/],
  ["low", /^(?:low|lowest|minor|trivial|p3|p4|低|最低|次要)$/],
];

export const suggestedPriority = (name: string): Priority =>
  priorityWords.find(([, pattern]) => pattern.test(plain(name)))?.[0] ?? "normal";

const disciplineWords: readonly (readonly [Discipline, RegExp])[] = [
  ["tech", /\b(?:tech|technology|engineering|backend|frontend|dev|it)\b|技术|科技|研发|开发/],
  ["data", /\b(?:data|analytics|model|bi)\b|数据|模型|分析/],
  ["product", /\b(?:product|business|marketing|ux|design)\b|产品|业务|运营|营销/],
];

/** The discipline a label or list names; null when none or more than one does. */
export function suggestedDiscipline(name: string): Discipline | null {
  const found = disciplineWords.filter(([, pattern]) => pattern.test(plain(name)));
  return found.length === 1 ? found[0]![0] : null;
}

/**
 * The candidate a person in the file is: by e-mail, else by exact name where only one has it; people with a seat in the squad
 * come first. Null when nobody, or more than one, fits.
 */
export function matchedPerson(person: FoundPerson, candidates: readonly Candidate[]): string | null {
  const byEmail = candidates.find(
    ({ email }) => person.email !== null && email.toLowerCase() === person.email,
  );
  if (byEmail) return byEmail.id;
  const wanted = plain(person.name);
  if (wanted === "") return null;
  const named = candidates.filter(({ name, nameEn }) => plain(name) === wanted || plain(nameEn) === wanted);
  const seated = named.filter(({ disciplines }) => disciplines.length > 0);
  const fitting = seated.length > 0 ? seated : named;
  return fitting.length === 1 ? fitting[0]!.id : null;
}

type Suggest = {
  columns: readonly BoardColumn[];
  candidates: readonly Candidate[];
  discipline: Discipline;
  /** What was decided before, kept where the file still has it. */
  before?: Partial<Mapping>;
};

/** A mapping for everything the file has: what was decided before, and for the rest what is most likely. */
export function suggestedMapping(
  board: ImportBoard,
  { columns, candidates, discipline, before = {} }: Suggest,
): Omit<Mapping, "fields" | "dayOrder"> {
  const known = new Set([skipped, ...columns.map((column) => column.id)]);
  const lists: Mapping["lists"] = {};
  const listDisciplines: Mapping["listDisciplines"] = {};
  for (const list of board.lists) {
    const decided = own(before.lists, list.key);
    lists[list.key] = decided !== undefined && known.has(decided) ? decided : suggestedColumn(list, columns);
    const holder = before.listDisciplines
      ? own(before.listDisciplines, list.key)
      : suggestedDiscipline(list.name);
    if (holder) listDisciplines[list.key] = holder;
  }
  const people: Mapping["people"] = {};
  for (const person of board.people) {
    const decided = before.people ? own(before.people, person.key) : undefined;
    const id = decided ?? (decided === "" ? null : matchedPerson(person, candidates));
    if (id !== null) people[person.key] = id;
  }
  const labels: Mapping["labels"] = {};
  for (const { name } of board.labels) {
    const holder = before.labels ? own(before.labels, name) : suggestedDiscipline(name);
    if (holder) labels[name] = holder;
  }
  const priorities: Mapping["priorities"] = {};
  for (const { name } of board.priorities)
    priorities[name] = own(before.priorities, name) ?? suggestedPriority(name);
  return {
    lists,
    listDisciplines,
    people,
    labels,
    priorities,
    discipline: before.discipline ?? discipline,
    archived: before.archived ?? "take",
  };
}

/** A record's own value: names from a file may be anything, `constructor` too. */
export const own = <T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined =>
  record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
