import { sql } from "drizzle-orm";
import { c } from "../dialect";
import { boardColumns, handoffs, tasks } from "./board";
import { squads } from "./org";
import { people } from "./people";
import type { Discipline, TaskLinkKind, TaskPersonRole } from "./values";

const taskId = () =>
  c
    .text("task_id")
    .notNull()
    .references(() => tasks.id);
const squadId = () =>
  c
    .text("squad_id")
    .notNull()
    .references(() => squads.id);
const personId = (name: string) =>
  c
    .text(name)
    .notNull()
    .references(() => people.id);

/** Who works on a task beside its holder (`tasks.assignee_id`), and who follows it. */
export const taskPeople = c.table(
  "task_people",
  {
    taskId: taskId(),
    personId: personId("person_id"),
    role: c.text("role").$type<TaskPersonRole>().notNull(),
  },
  (t) => [
    c.primaryKey({ columns: [t.taskId, t.personId, t.role] }),
    c.index("task_people_person").on(t.personId, t.role),
    c.check("task_people_role", sql`role in ('assignee', 'watcher')`),
  ],
);

export const labels = c.table(
  "labels",
  {
    id: c.id("id").primaryKey(),
    squadId: squadId(),
    name: c.text("name").notNull(),
    /** The name in lower case, by which `#label` finds it. */
    slug: c.text("slug").notNull(),
    archivedAt: c.ts("archived_at"),
    version: c.int("version").notNull().default(1),
  },
  (t) => [c.uniqueIndex("labels_slug").on(t.squadId, t.slug)],
);

export const taskLabels = c.table(
  "task_labels",
  {
    taskId: taskId(),
    labelId: c
      .text("label_id")
      .notNull()
      .references(() => labels.id),
  },
  (t) => [c.primaryKey({ columns: [t.taskId, t.labelId] }), c.index("task_labels_label").on(t.labelId)],
);

export const checklistItems = c.table(
  "checklist_items",
  {
    id: c.id("id").primaryKey(),
    taskId: taskId(),
    text: c.text("text").notNull(),
    position: c.text("position").notNull(),
    doneAt: c.ts("done_at"),
    doneBy: c.text("done_by").references(() => people.id),
    version: c.int("version").notNull().default(1),
  },
  (t) => [c.index("checklist_items_task").on(t.taskId, t.position)],
);

/** `deletedAt` keeps the place of a comment that was taken back; its text is emptied with its edits. */
export const taskComments = c.table(
  "task_comments",
  {
    id: c.id("id").primaryKey(),
    taskId: taskId(),
    authorId: personId("author_id"),
    body: c.text("body").notNull(),
    createdAt: c.ts("created_at").notNull(),
    editedAt: c.ts("edited_at"),
    deletedAt: c.ts("deleted_at"),
    version: c.int("version").notNull().default(1),
  },
  (t) => [c.index("task_comments_task").on(t.taskId, t.createdAt)],
);

/** The earlier texts of an edited comment. */
export const commentEdits = c.table(
  "comment_edits",
  {
    commentId: c
      .text("comment_id")
      .notNull()
      .references(() => taskComments.id),
    version: c.int("version").notNull(),
    body: c.text("body").notNull(),
    at: c.ts("at").notNull(),
  },
  (t) => [c.primaryKey({ columns: [t.commentId, t.version] })],
);

/** A file under the data folder (`sha256` names it), or, with `url`, a link that an import brought. */
export const attachments = c.table(
  "attachments",
  {
    id: c.id("id").primaryKey(),
    taskId: taskId(),
    name: c.text("name").notNull(),
    mediaType: c.text("media_type").notNull(),
    bytes: c.int("bytes").notNull(),
    sha256: c.text("sha256"),
    url: c.text("url"),
    addedBy: personId("added_by"),
    addedAt: c.ts("added_at").notNull(),
    removedAt: c.ts("removed_at"),
  },
  (t) => [
    c.index("attachments_task").on(t.taskId, t.addedAt),
    c.index("attachments_file").on(t.sha256),
    c.check("attachments_somewhere", sql`sha256 is not null or url is not null`),
  ],
);

/** `blocks`: `to` waits for `from`. The graph has no cycles; the use case that adds an edge holds both tasks. */
export const taskLinks = c.table(
  "task_links",
  {
    fromId: c
      .text("from_id")
      .notNull()
      .references(() => tasks.id),
    toId: c
      .text("to_id")
      .notNull()
      .references(() => tasks.id),
    kind: c.text("kind").$type<TaskLinkKind>().notNull(),
    addedBy: personId("added_by"),
    addedAt: c.ts("added_at").notNull(),
  },
  (t) => [
    c.primaryKey({ columns: [t.fromId, t.toId, t.kind] }),
    c.index("task_links_to").on(t.toId, t.kind),
    c.check("task_links_two", sql`from_id <> to_id`),
    c.check("task_links_kind", sql`kind in ('blocks', 'relates')`),
  ],
);

/** What has to be handed over from one discipline to another in this squad; null disciplines mean any. */
export const handoffChecks = c.table(
  "handoff_checks",
  {
    id: c.id("id").primaryKey(),
    squadId: squadId(),
    fromDiscipline: c.text("from_discipline").$type<Discipline>(),
    toDiscipline: c.text("to_discipline").$type<Discipline>(),
    text: c.text("text").notNull(),
    required: c.bool("required").notNull().default(false),
    position: c.int("position").notNull(),
  },
  (t) => [c.index("handoff_checks_squad").on(t.squadId, t.position)],
);

/** The squad's list as it stood when a hand-off was offered, and what was ticked. */
export const handoffItems = c.table(
  "handoff_items",
  {
    handoffId: c
      .text("handoff_id")
      .notNull()
      .references(() => handoffs.id),
    position: c.int("position").notNull(),
    text: c.text("text").notNull(),
    required: c.bool("required").notNull(),
    done: c.bool("done").notNull(),
  },
  (t) => [c.primaryKey({ columns: [t.handoffId, t.position] })],
);

/** How a squad reads its flow; a squad without a row has the defaults of flow.md. */
export const flowSettings = c.table("flow_settings", {
  squadId: squadId().primaryKey(),
  /** Category whose first entry starts the clock, and category whose entry stops it. */
  startedCategory: c
    .text("started_category")
    .$type<"to-do" | "doing" | "review">()
    .notNull()
    .default("doing"),
  finishedCategory: c.text("finished_category").$type<"review" | "done">().notNull().default("done"),
  breakpointHours: c.int("breakpoint_hours").notNull().default(48),
  breakpointReturnRate: c.int("breakpoint_return_rate").notNull().default(2_000),
  version: c.int("version").notNull().default(1),
});

/** A filter of a board under a name; shared ones are offered to everybody who reads the board. */
export const boardFilters = c.table(
  "board_filters",
  {
    id: c.id("id").primaryKey(),
    squadId: squadId(),
    ownerId: personId("owner_id"),
    name: c.text("name").notNull(),
    /** The query of the board's address, without place or open panel. */
    query: c.text("query").notNull(),
    shared: c.bool("shared").notNull().default(false),
    createdAt: c.ts("created_at").notNull(),
    version: c.int("version").notNull().default(1),
  },
  (t) => [
    c.uniqueIndex("board_filters_name").on(t.squadId, t.ownerId, t.name),
    c.index("board_filters_shared").on(t.squadId, t.shared),
  ],
);

/** Which task a card of another tool became, so that the same export brought again updates it. */
export const importedTasks = c.table(
  "imported_tasks",
  {
    squadId: squadId(),
    source: c.text("source").notNull(),
    externalId: c.text("external_id").notNull(),
    taskId: taskId(),
    /** The external fields as last brought, to tell a change there from a change here. */
    fields: c.json<Record<string, unknown>>("fields").notNull(),
    importedAt: c.ts("imported_at").notNull(),
  },
  (t) => [
    c.primaryKey({ columns: [t.squadId, t.source, t.externalId] }),
    c.index("imported_tasks_task").on(t.taskId),
  ],
);

/** A file on its way in: kept between the mapping step, the preview and the import itself. */
export const taskImports = c.table(
  "task_imports",
  {
    id: c.id("id").primaryKey(),
    squadId: squadId(),
    personId: personId("person_id"),
    fileName: c.text("file_name").notNull(),
    source: c.text("source").notNull(),
    content: c.text("content").notNull(),
    mapping: c.json<Record<string, unknown>>("mapping").notNull(),
    columnId: c.text("column_id").references(() => boardColumns.id),
    createdAt: c.ts("created_at").notNull(),
    appliedAt: c.ts("applied_at"),
    version: c.int("version").notNull().default(1),
  },
  (t) => [c.index("task_imports_squad").on(t.squadId, t.createdAt)],
);
