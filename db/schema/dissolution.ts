import { sql } from "drizzle-orm";
import { c } from "../dialect";
import { tasks } from "./board";
import { squads } from "./org";
import { people } from "./people";

/** What is to become of an open task when its squad dissolves; carried out when the squad closes. */
export const dissolutionPlans = c.table(
  "dissolution_plans",
  {
    taskId: c
      .text("task_id")
      .primaryKey()
      .references(() => tasks.id),
    squadId: c
      .text("squad_id")
      .notNull()
      .references(() => squads.id),
    home: c.text("home").$type<"squad" | "done" | "archive">().notNull(),
    toSquadId: c.text("to_squad_id").references(() => squads.id),
    reason: c.text("reason").notNull().default(""),
    decidedBy: c
      .text("decided_by")
      .notNull()
      .references(() => people.id),
    decidedAt: c.ts("decided_at").notNull(),
  },
  (t) => [
    c.index("dissolution_plans_squad").on(t.squadId),
    c.check("dissolution_plans_home", sql`home in ('done', 'archive') or to_squad_id is not null`),
  ],
);

/** Reminders that were sent: for one end date, each number of days before it once. */
export const dissolutionReminders = c.table(
  "dissolution_reminders",
  {
    squadId: c
      .text("squad_id")
      .notNull()
      .references(() => squads.id),
    endsOn: c.day("ends_on").notNull(),
    days: c.int("days").notNull(),
    sentAt: c.ts("sent_at").notNull(),
  },
  (t) => [c.primaryKey({ columns: [t.squadId, t.endsOn, t.days] })],
);
