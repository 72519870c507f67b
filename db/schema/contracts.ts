import { sql } from "drizzle-orm";
import type { Curve } from "~/domain/assessment";
import { c } from "../dialect";
import { assessmentCycles } from "./assessment";
import { metrics } from "./metrics";
import { squads } from "./org";
import { people } from "./people";
import type { ContractStatus, SignatureCapacity } from "./values";

export const contracts = c.table(
  "contracts",
  {
    id: c.id("id").primaryKey(),
    squadId: c
      .text("squad_id")
      .notNull()
      .references(() => squads.id),
    cycleId: c
      .text("cycle_id")
      .notNull()
      .references(() => assessmentCycles.id),
    createdAt: c.ts("created_at").notNull(),
  },
  (t) => [
    c.uniqueIndex("contracts_squad_cycle").on(t.squadId, t.cycleId),
    c.index("contracts_cycle").on(t.cycleId),
  ],
);

/** At most one version is in force and at most one is open (draft or proposed) at a time. */
export const contractVersions = c.table(
  "contract_versions",
  {
    id: c.id("id").primaryKey(),
    contractId: c
      .text("contract_id")
      .notNull()
      .references(() => contracts.id),
    number: c.int("number").notNull(),
    status: c.text("status").$type<ContractStatus>().notNull(),
    /** Set when the cycle is active: the day from which the amendment holds. */
    effectiveFrom: c.day("effective_from"),
    note: c.text("note").notNull().default(""),
    /** SHA-256 of the canonical lines; what a signature is given for. */
    contentHash: c.text("content_hash").notNull(),
    createdBy: c
      .text("created_by")
      .notNull()
      .references(() => people.id),
    createdAt: c.ts("created_at").notNull(),
    proposedAt: c.ts("proposed_at"),
    inForceAt: c.ts("in_force_at"),
    version: c.int("version").notNull().default(1),
  },
  (t) => [
    c.uniqueIndex("contract_versions_number").on(t.contractId, t.number),
    c.uniqueIndex("contract_versions_in_force").on(t.contractId).where(sql`status = 'in-force'`),
    c.uniqueIndex("contract_versions_open").on(t.contractId).where(sql`status in ('draft', 'proposed')`),
  ],
);

export const contractLines = c.table(
  "contract_lines",
  {
    id: c.id("id").primaryKey(),
    versionId: c
      .text("version_id")
      .notNull()
      .references(() => contractVersions.id),
    /** Stable across versions, so that a difference can say "changed" instead of "removed and added". */
    lineKey: c.text("line_key").notNull(),
    metricId: c
      .text("metric_id")
      .notNull()
      .references(() => metrics.id),
    segment: c.text("segment").notNull().default(""),
    weight: c.int("weight").notNull(),
    curve: c.json<Curve>("curve").notNull(),
    position: c.int("position").notNull(),
  },
  (t) => [
    c.uniqueIndex("contract_lines_key").on(t.versionId, t.lineKey),
    c.uniqueIndex("contract_lines_metric").on(t.versionId, t.metricId, t.segment),
    c.index("contract_lines_by_metric").on(t.metricId),
    c.check("contract_lines_weight", sql`weight between 0 and 10000`),
  ],
);

export const contractSignatures = c.table(
  "contract_signatures",
  {
    id: c.id("id").primaryKey(),
    versionId: c
      .text("version_id")
      .notNull()
      .references(() => contractVersions.id),
    personId: c
      .text("person_id")
      .notNull()
      .references(() => people.id),
    capacity: c.text("capacity").$type<SignatureCapacity>().notNull(),
    contentHash: c.text("content_hash").notNull(),
    signedAt: c.ts("signed_at").notNull(),
    voidedAt: c.ts("voided_at"),
    voidReason: c.text("void_reason"),
  },
  (t) => [
    c.uniqueIndex("contract_signatures_valid").on(t.versionId, t.capacity).where(sql`voided_at is null`),
    c.index("contract_signatures_person").on(t.personId),
  ],
);
