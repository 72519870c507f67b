import { sql } from "drizzle-orm";
import { c } from "../dialect";
import type { Discipline, Locale, RoleName, Theme } from "./values";

export const people = c.table(
  "people",
  {
    id: c.id("id").primaryKey(),
    employeeNo: c.text("employee_no").notNull(),
    email: c.text("email").notNull(),
    name: c.text("name").notNull(),
    nameEn: c.text("name_en").notNull(),
    title: c.text("title").notNull().default(""),
    titleEn: c.text("title_en").notNull().default(""),
    discipline: c.text("discipline").$type<Discipline>(),
    unitId: c.text("unit_id"),
    managerId: c.text("manager_id"),
    active: c.bool("active").notNull().default(true),
    locale: c.text("locale").$type<Locale>().notNull().default("zh-CN"),
    theme: c.text("theme").$type<Theme>().notNull().default("system"),
    createdAt: c.ts("created_at").notNull(),
    version: c.int("version").notNull().default(1),
  },
  (t) => [
    c.uniqueIndex("people_employee_no").on(t.employeeNo),
    c.uniqueIndex("people_email").on(t.email),
    c.index("people_unit").on(t.unitId),
    c.index("people_manager").on(t.managerId),
    c.index("people_name").on(t.name),
    c.check("people_email_lower", sql`email = lower(email)`),
    c.check("people_discipline", sql`discipline in ('tech', 'data', 'product')`),
  ],
);

/** Administrator, HR and auditor are granted; every other right follows from a relation (seat, head, manager, self). */
export const roleGrants = c.table(
  "role_grants",
  {
    personId: c
      .text("person_id")
      .notNull()
      .references(() => people.id),
    role: c.text("role").$type<RoleName>().notNull(),
    grantedBy: c.text("granted_by"),
    grantedAt: c.ts("granted_at").notNull(),
  },
  (t) => [
    c.primaryKey({ columns: [t.personId, t.role] }),
    c.check("role_grants_role", sql`role in ('administrator', 'hr', 'auditor')`),
  ],
);

export const leaves = c.table(
  "leaves",
  {
    id: c.id("id").primaryKey(),
    personId: c
      .text("person_id")
      .notNull()
      .references(() => people.id),
    from: c.day("from_day").notNull(),
    to: c.day("to_day").notNull(),
    reason: c.text("reason").notNull().default(""),
    version: c.int("version").notNull().default(1),
  },
  (t) => [c.index("leaves_person").on(t.personId, t.from), c.check("leaves_order", sql`from_day <= to_day`)],
);
