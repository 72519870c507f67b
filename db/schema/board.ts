import { sql } from "drizzle-orm";
import type { AnySQLiteColumn } from "drizzle-orm/sqlite-core";
import { c } from "../dialect";
import { metrics } from "./metrics";
import { squads } from "./org";
import { people } from "./people";
import type { ColumnCategory, Discipline, HandoffStatus, Priority, WipMode } from "./values";

export const boardColumns = c.table(
  "board_columns",
  {
    id: c.id("id").primaryKey(),
    squadId: c
      .text("squad_id")
      .notNull()
      .references(() => squads.id),
    name: c.text("name").notNull(),
    nameEn: c.text("name_en").notNull(),
    category: c.text("category").$type<ColumnCategory>().notNull(),
    position: c.text("position").notNull(),
    wipLimit: c.int("wip_limit"),
    wipMode: c.text("wip_mode").$type<WipMode>().notNull().default("warn"),
    /** Time in a queue counts as waiting (flow.md, flow efficiency). */
    queue: c.bool("is_queue").notNull().default(false),
    version: c.int("version").notNull().default(1),
  },
  (t) => [c.uniqueIndex("board_columns_position").on(t.squadId, t.position)],
);

/** `position` is a fractional key: a move writes one row and two moves into one gap both stand. */
export const tasks = c.table(
  "tasks",
  {
    id: c.id("id").primaryKey(),
    squadId: c
      .text("squad_id")
      .notNull()
      .references(() => squads.id),
    number: c.int("number").notNull(),
    key: c.text("key").notNull(),
    title: c.text("title").notNull(),
    description: c.text("description").notNull().default(""),
    /** The discipline that holds the task now; a task that nobody holds cannot be stored. */
    discipline: c.text("discipline").$type<Discipline>().notNull(),
    assigneeId: c.text("assignee_id").references(() => people.id),
    reporterId: c
      .text("reporter_id")
      .notNull()
      .references(() => people.id),
    priority: c.text("priority").$type<Priority>().notNull().default("normal"),
    /** Hours of work. */
    estimateHours: c.int("estimate_hours"),
    startOn: c.day("start_on"),
    dueOn: c.day("due_on"),
    parentId: c.text("parent_id").references((): AnySQLiteColumn => tasks.id),
    metricId: c.text("metric_id").references(() => metrics.id),
    columnId: c
      .text("column_id")
      .notNull()
      .references(() => boardColumns.id),
    position: c.text("position").notNull(),
    columnSince: c.ts("column_since").notNull(),
    committedAt: c.ts("committed_at"),
    startedAt: c.ts("started_at"),
    finishedAt: c.ts("finished_at"),
    blockedReason: c.text("blocked_reason"),
    blockedAt: c.ts("blocked_at"),
    archivedAt: c.ts("archived_at"),
    createdAt: c.ts("created_at").notNull(),
    updatedAt: c.ts("updated_at").notNull(),
    version: c.int("version").notNull().default(1),
  },
  (t) => [
    c.uniqueIndex("tasks_key").on(t.key),
    c.index("tasks_column").on(t.columnId, t.position),
    c.index("tasks_squad").on(t.squadId, t.archivedAt),
    c.index("tasks_assignee").on(t.assigneeId, t.finishedAt),
    c.index("tasks_metric").on(t.metricId),
    c.index("tasks_parent").on(t.parentId),
    c.index("tasks_finished").on(t.squadId, t.finishedAt),
    c.check("tasks_discipline", sql`discipline in ('tech', 'data', 'product')`),
  ],
);

/** The task's history, from which every flow figure can be recomputed. */
export const taskEvents = c.table(
  "task_events",
  {
    id: c.id("id").primaryKey(),
    taskId: c
      .text("task_id")
      .notNull()
      .references(() => tasks.id),
    squadId: c
      .text("squad_id")
      .notNull()
      .references(() => squads.id),
    at: c.ts("at").notNull(),
    actorId: c.text("actor_id").references(() => people.id),
    kind: c.text("kind").notNull(),
    data: c.json<Record<string, unknown>>("data").notNull(),
  },
  (t) => [c.index("task_events_task").on(t.taskId, t.at), c.index("task_events_squad").on(t.squadId, t.at)],
);

export const handoffs = c.table(
  "handoffs",
  {
    id: c.id("id").primaryKey(),
    taskId: c
      .text("task_id")
      .notNull()
      .references(() => tasks.id),
    squadId: c
      .text("squad_id")
      .notNull()
      .references(() => squads.id),
    fromDiscipline: c.text("from_discipline").$type<Discipline>().notNull(),
    toDiscipline: c.text("to_discipline").$type<Discipline>().notNull(),
    offeredBy: c
      .text("offered_by")
      .notNull()
      .references(() => people.id),
    toPersonId: c
      .text("to_person_id")
      .notNull()
      .references(() => people.id),
    note: c.text("note").notNull(),
    dueOn: c.day("due_on"),
    status: c.text("status").$type<HandoffStatus>().notNull(),
    offeredAt: c.ts("offered_at").notNull(),
    decidedAt: c.ts("decided_at"),
    decidedBy: c.text("decided_by").references(() => people.id),
    returnReason: c.text("return_reason"),
    /** When the receiving discipline was done with an accepted task: it handed it on or finished it. */
    completedAt: c.ts("completed_at"),
    version: c.int("version").notNull().default(1),
  },
  (t) => [
    c.uniqueIndex("handoffs_pending").on(t.taskId).where(sql`status = 'pending'`),
    c.index("handoffs_task").on(t.taskId, t.offeredAt),
    c.index("handoffs_squad").on(t.squadId, t.offeredAt),
    c.index("handoffs_receiver").on(t.toPersonId, t.status),
    c.index("handoffs_sender").on(t.offeredBy, t.status),
    c.check("handoffs_between", sql`from_discipline <> to_discipline`),
  ],
);
