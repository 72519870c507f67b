import { sql } from "drizzle-orm";
import type { Curve, PersonTrace, PoolTrace, SchemeRules } from "~/domain/assessment";
import type { BundleHead, NotedPerson, NotedSquad } from "~/domain/assessment-cycle";
import { c } from "../dialect";
import { metrics } from "./metrics";
import { squads } from "./org";
import { people } from "./people";
import type { CycleKind, CycleState, SchemeStatus } from "./values";

export const schemes = c.table("schemes", {
  id: c.id("id").primaryKey(),
  name: c.text("name").notNull(),
  nameEn: c.text("name_en").notNull(),
  createdAt: c.ts("created_at").notNull(),
});

/** `rules` is the scheme part of the bundle (SPEC.md) plus the gates; an approved version never changes. */
export const schemeVersions = c.table(
  "scheme_versions",
  {
    id: c.id("id").primaryKey(),
    schemeId: c
      .text("scheme_id")
      .notNull()
      .references(() => schemes.id),
    number: c.int("number").notNull(),
    status: c.text("status").$type<SchemeStatus>().notNull(),
    rules: c.json<SchemeRules>("rules").notNull(),
    createdBy: c
      .text("created_by")
      .notNull()
      .references(() => people.id),
    createdAt: c.ts("created_at").notNull(),
    submittedBy: c.text("submitted_by").references(() => people.id),
    submittedAt: c.ts("submitted_at"),
    approvedBy: c.text("approved_by").references(() => people.id),
    approvedAt: c.ts("approved_at"),
    version: c.int("version").notNull().default(1),
  },
  (t) => [
    c.uniqueIndex("scheme_versions_number").on(t.schemeId, t.number),
    c.uniqueIndex("scheme_versions_open").on(t.schemeId).where(sql`status in ('draft', 'submitted')`),
    c.check(
      "scheme_versions_four_eyes",
      sql`approved_by is null or (approved_by <> created_by and approved_by <> submitted_by)`,
    ),
  ],
);

export const assessmentCycles = c.table(
  "assessment_cycles",
  {
    id: c.id("id").primaryKey(),
    name: c.text("name").notNull(),
    nameEn: c.text("name_en").notNull(),
    kind: c.text("kind").$type<CycleKind>().notNull(),
    start: c.day("start_day").notNull(),
    end: c.day("end_day").notNull(),
    state: c.text("state").$type<CycleState>().notNull(),
    schemeVersionId: c.text("scheme_version_id").references(() => schemeVersions.id),
    createdBy: c.text("created_by").references(() => people.id),
    openedBy: c.text("opened_by").references(() => people.id),
    openedAt: c.ts("opened_at"),
    version: c.int("version").notNull().default(1),
  },
  (t) => [
    c.index("assessment_cycles_start").on(t.start),
    c.check("assessment_cycles_order", sql`start_day <= end_day`),
  ],
);

/** The squads assessed in a cycle, each with HR's override of a failed gate, if any. */
export const cycleSquads = c.table(
  "cycle_squads",
  {
    cycleId: c
      .text("cycle_id")
      .notNull()
      .references(() => assessmentCycles.id),
    squadId: c
      .text("squad_id")
      .notNull()
      .references(() => squads.id),
    overrideReason: c.text("override_reason"),
    overriddenBy: c.text("overridden_by").references(() => people.id),
    overriddenAt: c.ts("overridden_at"),
  },
  (t) => [c.primaryKey({ columns: [t.cycleId, t.squadId] }), c.index("cycle_squads_squad").on(t.squadId)],
);

/** A person's individual part. `score` is a direct rating in points where there is no curve. */
export const individualLines = c.table(
  "individual_lines",
  {
    id: c.id("id").primaryKey(),
    cycleId: c
      .text("cycle_id")
      .notNull()
      .references(() => assessmentCycles.id),
    personId: c
      .text("person_id")
      .notNull()
      .references(() => people.id),
    title: c.text("title").notNull(),
    titleEn: c.text("title_en").notNull(),
    metricId: c.text("metric_id").references(() => metrics.id),
    segment: c.text("segment").notNull().default(""),
    weight: c.int("weight").notNull(),
    curve: c.json<Curve>("curve"),
    score: c.dec("score"),
    scoreNote: c.text("score_note").notNull().default(""),
    setBy: c
      .text("set_by")
      .notNull()
      .references(() => people.id),
    setAt: c.ts("set_at").notNull(),
    scoredBy: c.text("scored_by").references(() => people.id),
    scoredAt: c.ts("scored_at"),
    position: c.int("position").notNull(),
    version: c.int("version").notNull().default(1),
  },
  (t) => [
    c.index("individual_lines_person").on(t.cycleId, t.personId),
    c.index("individual_lines_metric").on(t.metricId),
    c.check("individual_lines_weight", sql`weight between 0 and 10000`),
  ],
);

/** Bonus and penalty points; they count once a second person has approved them. */
export const assessmentItems = c.table(
  "assessment_items",
  {
    id: c.id("id").primaryKey(),
    cycleId: c
      .text("cycle_id")
      .notNull()
      .references(() => assessmentCycles.id),
    personId: c
      .text("person_id")
      .notNull()
      .references(() => people.id),
    points: c.dec("points").notNull(),
    reason: c.text("reason").notNull(),
    proposedBy: c
      .text("proposed_by")
      .notNull()
      .references(() => people.id),
    proposedAt: c.ts("proposed_at").notNull(),
    approvedBy: c.text("approved_by").references(() => people.id),
    approvedAt: c.ts("approved_at"),
  },
  (t) => [
    c.index("assessment_items_person").on(t.cycleId, t.personId),
    c.check("assessment_items_four_eyes", sql`approved_by is null or approved_by <> proposed_by`),
  ],
);

/** A veto hits either a person or a whole squad; it counts once a second person has approved it. */
export const vetoes = c.table(
  "vetoes",
  {
    id: c.id("id").primaryKey(),
    cycleId: c
      .text("cycle_id")
      .notNull()
      .references(() => assessmentCycles.id),
    personId: c.text("person_id").references(() => people.id),
    squadId: c.text("squad_id").references(() => squads.id),
    effect: c.text("effect").$type<"zero" | "cap-score" | "cap-grade">().notNull(),
    value: c.text("value"),
    reason: c.text("reason").notNull(),
    proposedBy: c
      .text("proposed_by")
      .notNull()
      .references(() => people.id),
    proposedAt: c.ts("proposed_at").notNull(),
    approvedBy: c.text("approved_by").references(() => people.id),
    approvedAt: c.ts("approved_at"),
  },
  (t) => [
    c.index("vetoes_cycle").on(t.cycleId),
    c.check("vetoes_subject", sql`(person_id is null) <> (squad_id is null)`),
    c.check("vetoes_four_eyes", sql`approved_by is null or approved_by <> proposed_by`),
  ],
);

/**
 * One computation of a cycle: the whole bundle and the whole result as canonical text, with their hashes. Publishing
 * freezes a run; a later change is a new revision that points at the old one.
 */
export const assessmentRuns = c.table(
  "assessment_runs",
  {
    id: c.id("id").primaryKey(),
    cycleId: c
      .text("cycle_id")
      .notNull()
      .references(() => assessmentCycles.id),
    revision: c.int("revision").notNull(),
    previousId: c.text("previous_id"),
    engine: c.text("engine").notNull(),
    /** The bundle without its squads and people, for the reduced bundles people are entitled to. */
    head: c.json<BundleHead>("head").notNull(),
    bundle: c.text("bundle").notNull(),
    bundleHash: c.text("bundle_hash").notNull(),
    result: c.text("result").notNull(),
    resultHash: c.text("result_hash").notNull(),
    computedBy: c
      .text("computed_by")
      .notNull()
      .references(() => people.id),
    computedAt: c.ts("computed_at").notNull(),
    approvedBy: c.text("approved_by").references(() => people.id),
    approvedAt: c.ts("approved_at"),
    publishedBy: c.text("published_by").references(() => people.id),
    publishedAt: c.ts("published_at"),
    discardedAt: c.ts("discarded_at"),
    version: c.int("version").notNull().default(1),
  },
  (t) => [
    c.uniqueIndex("assessment_runs_revision").on(t.cycleId, t.revision),
    c.check(
      "assessment_runs_four_eyes",
      sql`(approved_by is null or approved_by <> computed_by) and (published_by is null or (published_by <> computed_by and published_by <> approved_by))`,
    ),
  ],
);

/** A squad's joint result in a run: its part of the bundle and the trace of its pool. */
export const assessmentSquads = c.table(
  "assessment_squads",
  {
    runId: c
      .text("run_id")
      .notNull()
      .references(() => assessmentRuns.id),
    squadId: c
      .text("squad_id")
      .notNull()
      .references(() => squads.id),
    status: c.text("status").$type<"scored" | "blocked">().notNull(),
    joint: c.dec("joint"),
    /** Points between the best and the worst final of its leads; null for fewer than two finals. */
    divergence: c.dec("divergence"),
    input: c.json<NotedSquad>("input").notNull(),
    trace: c.json<PoolTrace>("trace").notNull(),
  },
  (t) => [c.primaryKey({ columns: [t.runId, t.squadId] })],
);

/**
 * One person's result in a run: their part of the bundle, the printed figures (docs/scoring.md, Numbers) and the trace.
 * `squadId` is the squad with the largest share in their score.
 */
export const assessments = c.table(
  "assessments",
  {
    runId: c
      .text("run_id")
      .notNull()
      .references(() => assessmentRuns.id),
    personId: c
      .text("person_id")
      .notNull()
      .references(() => people.id),
    squadId: c.text("squad_id").references(() => squads.id),
    status: c.text("status").$type<"rated" | "not-rated" | "blocked">().notNull(),
    joint: c.dec("joint"),
    individual: c.dec("individual"),
    base: c.dec("base"),
    items: c.dec("items"),
    beforeVeto: c.dec("before_veto"),
    final: c.dec("final"),
    grade: c.text("grade"),
    input: c.json<NotedPerson>("input").notNull(),
    trace: c.json<PersonTrace>("trace").notNull(),
    seenAt: c.ts("seen_at"),
  },
  (t) => [
    c.primaryKey({ columns: [t.runId, t.personId] }),
    c.index("assessments_person").on(t.personId),
    c.index("assessments_squad").on(t.runId, t.squadId),
  ],
);
