import { sql } from "drizzle-orm";
import { c } from "../dialect";
import { people } from "./people";
import type { Aggregation, Direction, Perspective } from "./values";

export const metrics = c.table(
  "metrics",
  {
    id: c.id("id").primaryKey(),
    code: c.text("code").notNull(),
    name: c.text("name").notNull(),
    nameEn: c.text("name_en").notNull(),
    description: c.text("description").notNull().default(""),
    descriptionEn: c.text("description_en").notNull().default(""),
    unit: c.text("unit").notNull().default(""),
    unitEn: c.text("unit_en").notNull().default(""),
    /** Decimal places shown; readings keep all the places they came with. */
    decimals: c.int("decimals").notNull().default(2),
    direction: c.text("direction").$type<Direction>().notNull(),
    aggregation: c.text("aggregation").$type<Aggregation>().notNull(),
    perspective: c.text("perspective").$type<Perspective>().notNull(),
    ownerId: c.text("owner_id").references(() => people.id),
    /** Where the numbers come from, in words; empty means no source, and a KPI on it is not ready. */
    source: c.text("source").notNull().default(""),
    sourceEn: c.text("source_en").notNull().default(""),
    /** Days after which the latest reading counts as stale. */
    freshDays: c.int("fresh_days").notNull().default(35),
    archivedAt: c.ts("archived_at"),
    createdAt: c.ts("created_at").notNull(),
    version: c.int("version").notNull().default(1),
  },
  (t) => [
    c.uniqueIndex("metrics_code").on(t.code),
    c.index("metrics_name").on(t.name),
    c.index("metrics_owner").on(t.ownerId),
    c.check("metrics_direction", sql`direction in ('increase', 'decrease')`),
    c.check("metrics_aggregation", sql`aggregation in ('last', 'sum', 'mean', 'max', 'min')`),
    c.check("metrics_perspective", sql`perspective in ('customer', 'growth', 'efficiency', 'risk')`),
  ],
);

/**
 * Append-only. A correction is a new row of the same (metric, segment, day) with the next `revision`; the highest
 * revision is the current one. `segment` is "" for the whole.
 */
export const readings = c.table(
  "readings",
  {
    id: c.id("id").primaryKey(),
    metricId: c
      .text("metric_id")
      .notNull()
      .references(() => metrics.id),
    segment: c.text("segment").notNull().default(""),
    day: c.day("day").notNull(),
    revision: c.int("revision").notNull().default(1),
    value: c.dec("value").notNull(),
    source: c.text("source").notNull(),
    note: c.text("note").notNull().default(""),
    receivedAt: c.ts("received_at").notNull(),
    enteredBy: c.text("entered_by"),
  },
  (t) => [c.uniqueIndex("readings_point").on(t.metricId, t.segment, t.day, t.revision)],
);
