import { sql } from "drizzle-orm";
import { c } from "../dialect";
import { people } from "./people";
import type { Discipline, SeatRole, SquadKind } from "./values";

/** `path` is `/rootId/…/id/`: everything below a unit is one indexed prefix search on both engines. */
export const units = c.table(
  "units",
  {
    id: c.id("id").primaryKey(),
    code: c.text("code").notNull(),
    name: c.text("name").notNull(),
    nameEn: c.text("name_en").notNull(),
    parentId: c.text("parent_id"),
    path: c.text("path").notNull(),
    headId: c.text("head_id").references(() => people.id),
    archivedAt: c.ts("archived_at"),
    version: c.int("version").notNull().default(1),
  },
  (t) => [
    c.uniqueIndex("units_code").on(t.code),
    c.index("units_parent").on(t.parentId),
    c.index("units_path").on(t.path),
    c.index("units_head").on(t.headId),
  ],
);

export const disciplineHeads = c.table("discipline_heads", {
  discipline: c.text("discipline").$type<Discipline>().primaryKey(),
  headId: c.text("head_id").references(() => people.id),
  version: c.int("version").notNull().default(1),
});

/** `key` prefixes the squad's task keys (`WLT-171`). */
export const squads = c.table(
  "squads",
  {
    id: c.id("id").primaryKey(),
    key: c.text("key").notNull(),
    name: c.text("name").notNull(),
    nameEn: c.text("name_en").notNull(),
    mission: c.text("mission").notNull().default(""),
    missionEn: c.text("mission_en").notNull().default(""),
    kind: c.text("kind").$type<SquadKind>().notNull(),
    startsOn: c.day("starts_on").notNull(),
    endsOn: c.day("ends_on"),
    /** The hand-off wait, in hours, above which an edge counts as slow (flow.md: two days unless the squad agrees otherwise). */
    handoffLimitHours: c.int("handoff_limit_hours").notNull().default(48),
    nextTaskNumber: c.int("next_task_number").notNull().default(1),
    closedAt: c.ts("closed_at"),
    version: c.int("version").notNull().default(1),
  },
  (t) => [
    c.uniqueIndex("squads_key").on(t.key),
    c.index("squads_name").on(t.name),
    c.check("squads_kind", sql`kind in ('standing', 'task-force')`),
    c.check("squads_task_force_ends", sql`kind = 'standing' or ends_on is not null`),
  ],
);

export const squadUnits = c.table(
  "squad_units",
  {
    squadId: c
      .text("squad_id")
      .notNull()
      .references(() => squads.id),
    unitId: c
      .text("unit_id")
      .notNull()
      .references(() => units.id),
    primary: c.bool("is_primary").notNull().default(false),
  },
  (t) => [c.primaryKey({ columns: [t.squadId, t.unitId] }), c.index("squad_units_unit").on(t.unitId)],
);

/** Never overwritten: a change ends a seat and opens another, so that any past day can be told. */
export const seats = c.table(
  "seats",
  {
    id: c.id("id").primaryKey(),
    squadId: c
      .text("squad_id")
      .notNull()
      .references(() => squads.id),
    personId: c
      .text("person_id")
      .notNull()
      .references(() => people.id),
    discipline: c.text("discipline").$type<Discipline>().notNull(),
    role: c.text("role").$type<SeatRole>().notNull(),
    from: c.day("from_day").notNull(),
    to: c.day("to_day"),
    /** Share of the person's time, in basis points. */
    allocation: c.int("allocation").notNull(),
    createdAt: c.ts("created_at").notNull(),
  },
  (t) => [
    c.index("seats_squad").on(t.squadId, t.discipline, t.role),
    c.index("seats_person").on(t.personId),
    c.check("seats_discipline", sql`discipline in ('tech', 'data', 'product')`),
    c.check("seats_role", sql`role in ('lead', 'member')`),
    c.check("seats_order", sql`to_day is null or from_day <= to_day`),
    c.check("seats_allocation", sql`allocation between 1 and 10000`),
  ],
);
