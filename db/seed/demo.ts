import { hashPassword } from "~/platform/passwords.server";
import { appendAudit } from "../repositories/audit";
import * as schema from "../schema";
import type { Store, Tx } from "../store";
import { anchorOn } from "./demo/anchor";
import { buildBoards } from "./demo/boards/build-boards";
import { buildMetrics } from "./demo/metrics";
import { buildSquads, buildUnits } from "./demo/organisation";
import { buildPeople, disciplineHeadKeys, personId } from "./demo/people";
import { buildReadings } from "./demo/readings";
import { buildSeats } from "./demo/seats";
import { insertRows } from "./insert";
import { demoPassword } from "./sign-ins";

/** Rows written per table. */
export type SeedCounts = Record<string, number>;

/** True when nobody is in the database yet. */
export async function isEmpty(store: Store): Promise<boolean> {
  return (await store.read.$count(schema.people)) === 0;
}

/**
 * Fills an empty database with Chengjiang Bank as it stands on `today`, all or nothing. The same day gives the same bank,
 * down to the identifiers; only password salts and audit salts differ. Throws when anybody is in the database already.
 */
export async function seedDemo(
  store: Store,
  { today, now }: { today: string; now: Date },
): Promise<SeedCounts> {
  if (!(await isEmpty(store))) throw new Error("The demo bank goes into an empty database only");
  const passwordHash = await hashPassword(demoPassword);
  return store.tx((t) => seedBank(t, { today, now, passwordHash }));
}

async function seedBank(
  t: Tx,
  { today, now, passwordHash }: { today: string; now: Date; passwordHash: string },
): Promise<SeedCounts> {
  const anchor = anchorOn({ today, now });
  const { people, roles, leaves, drawn } = buildPeople(anchor);
  const { squads, squadUnits } = buildSquads(anchor);
  const counts: SeedCounts = {};
  const insert = async <T extends Parameters<typeof insertRows>[1]>(
    name: string,
    table: T,
    rows: T["$inferInsert"][],
  ) => {
    counts[name] = await insertRows(t, table, rows);
  };

  await insert("people", schema.people, people);
  await insert(
    "credentials",
    schema.credentials,
    people.map(({ id, createdAt }) => ({ personId: id, passwordHash, changedAt: createdAt })),
  );
  await insert("role_grants", schema.roleGrants, roles);
  await insert("leaves", schema.leaves, leaves);
  await insert("units", schema.units, buildUnits());
  await insert(
    "discipline_heads",
    schema.disciplineHeads,
    (["tech", "data", "product"] as const).map((discipline) => ({
      discipline,
      headId: personId(disciplineHeadKeys[discipline]),
    })),
  );
  const seats = buildSeats(anchor, drawn);
  const boards = buildBoards(anchor, seats);
  const nextNumber = new Map(
    boards.nextNumbers.map(({ squadId, nextTaskNumber }) => [squadId, nextTaskNumber]),
  );
  await insert(
    "squads",
    schema.squads,
    squads.map((squad) => ({ ...squad, nextTaskNumber: nextNumber.get(squad.id) })),
  );
  await insert("squad_units", schema.squadUnits, squadUnits);
  await insert("seats", schema.seats, seats);
  await insert("metrics", schema.metrics, buildMetrics(anchor));
  await insert("readings", schema.readings, buildReadings(anchor));
  await insert("board_columns", schema.boardColumns, boards.columns);
  await insert("tasks", schema.tasks, boards.tasks);
  await insert("task_events", schema.taskEvents, boards.events);
  await insert("handoffs", schema.handoffs, boards.handoffs);

  await appendAudit(t, [
    {
      at: now,
      actorId: null,
      action: "demo.seeded",
      subject: { type: "database", id: "demo" },
      after: counts,
    },
  ]);
  return counts;
}
