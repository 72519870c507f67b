import type { AnySQLiteTable } from "drizzle-orm/sqlite-core";
import { hashPassword } from "~/platform/passwords.server";
import { appendAudit } from "../repositories/audit";
import * as schema from "../schema";
import type { Store } from "../store";
import * as boards from "./bank/boards";
import * as contracts from "./bank/contracts";
import { ids } from "./bank/ids";
import * as numbers from "./bank/numbers";
import * as organisation from "./bank/organisation";
import type { BankSize } from "./bank/size";
import { type Bulk, openBulk } from "./bulk";
import { addDays, halfOf, instant } from "./calendar";
import { isEmpty, type SeedCounts } from "./demo";
import { demoPassword } from "./sign-ins";

type Options = {
  url: string;
  size: BankSize;
  today: string;
  now: Date;
  /** Called after each table. */
  onTable: (table: string, rows: number) => void;
};

/**
 * Fills an empty database with a bank of the given size, for measuring: every squad complete, its contract of the running
 * half signed, its board full. Rows are made and written one after the other, so that memory does not grow with the bank.
 * Not one transaction: what an interrupted run leaves behind has to be erased.
 */
export async function seedBank(store: Store, options: Options): Promise<SeedCounts> {
  if (!(await isEmpty(store))) throw new Error("The bank goes into an empty database only");
  const bulk = await openBulk(options.url);
  const counts: SeedCounts = {};
  try {
    await fill(bulk, options, counts);
    await agree(store, bulk, options, counts);
  } finally {
    await bulk.close();
  }
  await store.tx(async (t) => {
    const subject = { type: "database", id: "bank" };
    await appendAudit(t, [{ at: options.now, actorId: null, action: "demo.seeded", subject, after: counts }]);
  });
  return counts;
}

/** Writes the rows of one table, counts them and tells of it. */
const inserter =
  (bulk: Bulk, { onTable }: Options, counts: SeedCounts) =>
  async <T extends AnySQLiteTable>(name: string, table: T, rows: Iterable<T["$inferInsert"]>) => {
    counts[name] = await bulk.insert(table, rows);
    onTable(name, counts[name]);
  };

async function fill(bulk: Bulk, options: Options, counts: SeedCounts): Promise<void> {
  const { size, today, now } = options;
  const insert = inserter(bulk, options, counts);
  const firstDay = addDays(today, -size.days);
  const started = addDays(today, -730);
  const cycle = contracts.bankCycle(size, today);

  await insert("people", schema.people, organisation.bankPeople(size, started));
  await insert("credentials", schema.credentials, await credentials(size, started));
  await insert("role_grants", schema.roleGrants, organisation.bankRoles(size, started));
  await insert("units", schema.units, organisation.bankUnits(size));
  await insert("discipline_heads", schema.disciplineHeads, organisation.bankDisciplineHeads(size));
  await insert("squads", schema.squads, organisation.bankSquads(size, started));
  await insert("squad_units", schema.squadUnits, organisation.bankSquadUnits(size));
  await insert("seats", schema.seats, organisation.bankSeats(size, started));
  await insert("metrics", schema.metrics, numbers.bankMetrics(size, firstDay));
  await insert("readings", schema.readings, numbers.bankReadings(size, addDays(today, -1)));
  await insert("board_columns", schema.boardColumns, boards.bankColumns(size));
  await insert("tasks", schema.tasks, boards.bankTasks(size, now));
  await insert("task_events", schema.taskEvents, boards.bankEvents(size, now));
  await insert("handoffs", schema.handoffs, boards.bankHandoffs(size, now));
  await insert("schemes", schema.schemes, [cycle.scheme]);
  await insert("scheme_versions", schema.schemeVersions, [cycle.version]);
  await insert("assessment_cycles", schema.assessmentCycles, [cycle.cycle]);
  await insert("cycle_squads", schema.cycleSquads, contracts.bankCycleSquads(size));
  await insert(
    "individual_lines",
    schema.individualLines,
    contracts.bankIndividualLines(size, cycle.cycle.openedAt),
  );
}

/** Contracts go the way the database allows: lines into drafts, signatures onto what is proposed, then into force. */
async function agree(store: Store, bulk: Bulk, options: Options, counts: SeedCounts): Promise<void> {
  const { size, today } = options;
  const insert = inserter(bulk, options, counts);
  const at = instant(halfOf(today).start, "10:00");
  await insert("contracts", schema.contracts, contracts.bankContracts(size, at));
  await insert("contract_versions", schema.contractVersions, contracts.bankVersions(size, at));
  await insert("contract_lines", schema.contractLines, contracts.bankLines(size));
  await store.tx((t) => t.update(schema.contractVersions).set({ status: "proposed", proposedAt: at }));
  await insert("contract_signatures", schema.contractSignatures, contracts.bankSignatures(size, at));
  await store.tx((t) => t.update(schema.contractVersions).set({ status: "in-force", inForceAt: at }));
}

/** One hash for everybody: twenty thousand would take an hour. */
async function credentials(size: BankSize, day: string): Promise<(typeof schema.credentials.$inferInsert)[]> {
  const passwordHash = await hashPassword(demoPassword);
  const changedAt = instant(day, "09:00");
  return Array.from({ length: size.people }, (_, index) => ({
    personId: ids.person(index),
    passwordHash,
    changedAt,
  }));
}
