import type { RosterChange, RosterProblem, RosterRows } from "~/domain/org/roster";
import { c } from "../dialect";
import { people } from "./people";

/** What was read from roster files and what it would change, kept so that exactly what was shown is applied. */
export const rosterImports = c.table(
  "roster_imports",
  {
    id: c.id("id").primaryKey(),
    createdBy: c
      .text("created_by")
      .notNull()
      .references(() => people.id),
    createdAt: c.ts("created_at").notNull(),
    /** The day the plan was made for: seats are judged by it. */
    today: c.day("today").notNull(),
    files: c.json<{ name: string; kind: string; rows: number }[]>("files").notNull(),
    /** The rows as read and the codes of those that could not be; null once applied. */
    input: c.json<{ rows: RosterRows; refused: string[]; unread: RosterProblem[] }>("input"),
    counts: c.json<Record<string, number>>("counts").notNull(),
    problemCount: c.int("problem_count").notNull(),
    changeCount: c.int("change_count").notNull(),
    /** SHA-256 over the changes in canonical form. */
    planHash: c.text("plan_hash").notNull(),
    appliedAt: c.ts("applied_at"),
    appliedBy: c.text("applied_by").references(() => people.id),
  },
  (t) => [c.index("roster_imports_created").on(t.createdAt)],
);

export type RosterItem =
  | { kind: "problem"; problem: RosterProblem }
  | { kind: "change"; change: RosterChange };

/** One problem or change of a check, for paging. */
export const rosterItems = c.table(
  "roster_items",
  {
    importId: c
      .text("import_id")
      .notNull()
      .references(() => rosterImports.id),
    position: c.int("position").notNull(),
    /** `problem`, or entity and action such as `person.create`. */
    kind: c.text("kind").notNull(),
    detail: c.json<RosterItem>("detail").notNull(),
  },
  (t) => [
    c.primaryKey({ columns: [t.importId, t.position] }),
    c.index("roster_items_kind").on(t.importId, t.kind, t.position),
  ],
);
