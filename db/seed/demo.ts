import { eq } from "drizzle-orm";
import { dayIn } from "~/platform/clock";
import { hashPassword } from "~/platform/passwords.server";
import { withIds } from "../id";
import { appendAudit } from "../repositories/audit";
import * as schema from "../schema";
import type { Store, Tx } from "../store";
import { type Anchor, anchorOn } from "./demo/anchor";
import { buildBoards } from "./demo/boards/build-boards";
import { buildDetails } from "./demo/boards/build-details";
import { liveThrough } from "./demo/history";
import { publicationDay } from "./demo/history/cycles";
import { openResults } from "./demo/history/readers";
import { buildMetrics } from "./demo/metrics";
import { buildNotices } from "./demo/notices";
import { buildSquads, buildUnits } from "./demo/organisation";
import { buildPeople, disciplineHeadKeys, personId } from "./demo/people";
import { buildReadings } from "./demo/readings";
import { buildSeats, seatsKnownOn } from "./demo/seats";
import { insertRows } from "./insert";
import { idOf } from "./random";
import { demoPassword } from "./sign-ins";

/** Rows per table. */
export type SeedCounts = Record<string, number>;

/** True when nobody is in the database yet. */
export async function isEmpty(store: Store): Promise<boolean> {
  return (await store.read.$count(schema.people)) === 0;
}

/**
 * Fills an empty database with Chengjiang Bank as it stands on `today`, all or nothing. The same day gives the same bank,
 * down to the identifiers; only password and audit salts differ. Throws when anybody is in the database already.
 */
export async function seedDemo(
  store: Store,
  { today, now }: { today: string; now: Date },
): Promise<SeedCounts> {
  if (!(await isEmpty(store))) throw new Error("The demo bank goes into an empty database only");
  const passwordHash = await hashPassword(demoPassword);
  const anchor = anchorOn({ today, now });
  return store.tx((t) => {
    let made = 0;
    return withIds(
      () => idOf(`made:${++made}`),
      () => seedBank({ store, t, anchor, passwordHash }),
    );
  });
}

type Seeding = { store: Store; t: Tx; anchor: Anchor; passwordHash: string };

async function seedBank({ store, t, anchor, passwordHash }: Seeding): Promise<SeedCounts> {
  const { people, roles, leaves, drawn } = buildPeople(anchor);
  const seats = buildSeats(anchor, drawn);
  const known = seatsKnownOn(seats, dayIn("Asia/Shanghai", publicationDay(anchor)));

  await insertRows(t, schema.people, people);
  const credentials = people.map(({ id, createdAt }) => ({
    personId: id,
    passwordHash,
    changedAt: createdAt,
  }));
  await insertRows(t, schema.credentials, credentials);
  await insertRows(t, schema.roleGrants, roles);
  await insertRows(t, schema.leaves, leaves);
  await insertRows(t, schema.units, buildUnits());
  await insertRows(t, schema.disciplineHeads, heads());
  await insertRows(t, schema.metrics, buildMetrics(anchor));
  await insertBoards(t, { anchor, seats: known.before, all: seats });
  await insertRows(t, schema.readings, buildReadings(anchor));

  await liveThrough({ store, anchor, drawn }, async () => {
    for (const { id, to } of known.ended)
      await t.update(schema.seats).set({ to }).where(eq(schema.seats.id, id));
    await insertRows(t, schema.seats, known.opened);
    await openResults(t, anchor);
  });

  const counts = await countRows(t);
  const subject = { type: "database", id: "demo" };
  await appendAudit(t, [{ at: anchor.now, actorId: null, action: "demo.seeded", subject, after: counts }]);
  return counts;
}

const heads = () =>
  (["tech", "data", "product"] as const).map((discipline) => ({
    discipline,
    headId: personId(disciplineHeadKeys[discipline]),
  }));

type SeatRows = Parameters<typeof buildBoards>[1];

/** Squads with their seats, columns and tasks. Tasks look at all seats, because they were taken by those who sat there then. */
async function insertBoards(
  t: Tx,
  { anchor, seats, all }: { anchor: Anchor; seats: SeatRows; all: SeatRows },
): Promise<void> {
  const { squads, squadUnits } = buildSquads(anchor);
  const { columns, tasks, events, handoffs, nextNumbers, checks, items } = buildBoards(anchor, all);
  const next = new Map(nextNumbers.map(({ squadId, nextTaskNumber }) => [squadId, nextTaskNumber]));
  const numbered = squads.map((squad) => ({ ...squad, nextTaskNumber: next.get(squad.id) }));
  await insertRows(t, schema.squads, numbered);
  await insertRows(t, schema.squadUnits, squadUnits);
  await insertRows(t, schema.seats, [...seats]);
  await insertRows(t, schema.boardColumns, columns);
  await insertRows(t, schema.tasks, tasks);
  await insertRows(t, schema.taskEvents, events);
  await insertRows(t, schema.handoffs, handoffs);
  await insertRows(t, schema.handoffChecks, checks);
  await insertRows(t, schema.handoffItems, items);
  const details = buildDetails(anchor, tasks);
  await insertRows(t, schema.labels, details.labels);
  await insertRows(t, schema.taskLabels, details.taskLabels);
  await insertRows(t, schema.checklistItems, details.items);
  await insertRows(t, schema.taskComments, details.comments);
  await insertRows(t, schema.taskLinks, details.links);
  await insertRows(t, schema.taskPeople, details.people);
  await insertRows(t, schema.notifications, buildNotices(anchor, { handoffs, tasks }));
}

/** How much of everything there is, for the progress print-out and the audit entry. */
async function countRows(t: Tx): Promise<SeedCounts> {
  const counted = {
    people: schema.people,
    units: schema.units,
    squads: schema.squads,
    seats: schema.seats,
    metrics: schema.metrics,
    readings: schema.readings,
    tasks: schema.tasks,
    task_events: schema.taskEvents,
    handoffs: schema.handoffs,
    notifications: schema.notifications,
    contracts: schema.contracts,
    contract_signatures: schema.contractSignatures,
    individual_lines: schema.individualLines,
    assessments: schema.assessments,
    audit_entries: schema.auditEntries,
  };
  const counts: SeedCounts = {};
  for (const [name, table] of Object.entries(counted)) counts[name] = await t.$count(table);
  return counts;
}
