import { pino } from "pino";
import { loadActor } from "#db/repositories/actors";
import {
  assessmentCycles,
  boardColumns,
  handoffs,
  metrics,
  people,
  readings,
  seats,
  squads,
  squadUnits,
  tasks,
  units,
} from "#db/schema";
import type { Perspective, SeatRole } from "#db/schema/values";
import type { Store } from "#db/store";
import "~/messages/register.server";
import { type Discipline, disciplines } from "~/domain/org/discipline";
import { type Context, contextFor } from "~/platform/context.server";
import { translator } from "~/platform/i18n";

const createdAt = new Date("2026-01-02T00:00:00Z");
let serial = 0;

/** A person; the id doubles as name, so that a failing test names who it was. */
export async function givenPerson(
  store: Store,
  id: string,
  discipline: Discipline | null = null,
): Promise<string> {
  const row = {
    id,
    employeeNo: `E-${id}`,
    email: `${id}@bank.example`,
    name: id,
    nameEn: id,
    discipline,
    createdAt,
  };
  await store.tx((t) => t.insert(people).values(row));
  return id;
}

export type TestSquad = {
  squadId: string;
  leads: Record<Discipline, string>;
  headId: string;
  aboveId: string;
  unitId: string;
  cycleId: string;
};

/** A complete squad under a unit with a head, whose parent unit has a head too, and the half-year 2026 H2. */
export async function givenSquad(
  store: Store,
  { name = `s${++serial}` }: { name?: string } = {},
): Promise<TestSquad> {
  const id = (part: string) => `${name}-${part}`;
  const leads = { tech: id("tech"), data: id("data"), product: id("product") };
  for (const discipline of disciplines) await givenPerson(store, leads[discipline], discipline);
  const headId = await givenPerson(store, id("head"));
  const aboveId = await givenPerson(store, id("above"));
  const unit = (unitId: string, parentId: string | null, path: string, head: string) => ({
    id: unitId,
    code: unitId.toUpperCase(),
    name: unitId,
    nameEn: unitId,
    parentId,
    path,
    headId: head,
  });
  await store.tx(async (t) => {
    await t
      .insert(units)
      .values([
        unit(id("bank"), null, `/${id("bank")}/`, aboveId),
        unit(id("unit"), id("bank"), `/${id("bank")}/${id("unit")}/`, headId),
      ]);
    await t.insert(squads).values({
      id: name,
      key: name.toUpperCase(),
      name,
      nameEn: name,
      kind: "standing",
      startsOn: "2026-01-01",
    });
    await t.insert(squadUnits).values({ squadId: name, unitId: id("unit"), primary: true });
    await t.insert(assessmentCycles).values({
      id: id("cycle"),
      name: "2026 下半年",
      nameEn: "H2 2026",
      kind: "half",
      start: "2026-07-01",
      end: "2026-12-31",
      state: "target-setting",
    });
  });
  for (const discipline of disciplines)
    await givenSeat(store, { squadId: name, personId: leads[discipline], discipline });
  return { squadId: name, leads, headId, aboveId, unitId: id("unit"), cycleId: id("cycle") };
}

export type SeatGiven = {
  squadId: string;
  personId: string;
  discipline: Discipline;
  role?: SeatRole;
  from?: string;
  to?: string | null;
  /** Basis points; a person who sits in two squads needs room for both. */
  allocation?: number;
};

export async function givenSeat(
  store: Store,
  {
    squadId,
    personId,
    discipline,
    role = "lead",
    from = "2026-01-01",
    to = null,
    allocation = 10_000,
  }: SeatGiven,
): Promise<string> {
  const id = `seat-${++serial}`;
  await store.tx((t) =>
    t.insert(seats).values({ id, squadId, personId, discipline, role, from, to, allocation, createdAt }),
  );
  return id;
}

export async function givenMetric(
  store: Store,
  id: string,
  {
    perspective = "growth",
    direction = "increase",
    source = "数据中台",
  }: { perspective?: Perspective; direction?: "increase" | "decrease"; source?: string } = {},
): Promise<string> {
  await store.tx((t) =>
    t.insert(metrics).values({
      id,
      code: id.toUpperCase(),
      name: id,
      nameEn: id,
      direction,
      aggregation: "last",
      perspective,
      source,
      sourceEn: source,
      createdAt,
    }),
  );
  return id;
}

export async function givenReading(
  store: Store,
  { metricId, day, value, segment = "" }: { metricId: string; day: string; value: string; segment?: string },
): Promise<void> {
  await store.tx((t) =>
    t.insert(readings).values({
      id: `reading-${++serial}`,
      metricId,
      segment,
      day,
      value,
      source: "数据中台",
      receivedAt: new Date(`${day}T22:00:00Z`),
    }),
  );
}

/** Hand-offs of one squad: offered on `day` at noon, decided `hours` later. */
export async function givenHandoffs(
  store: Store,
  squad: TestSquad,
  rows: {
    from: Discipline;
    to: Discipline;
    day: string;
    hours: number | null;
    status?: "accepted" | "returned" | "withdrawn" | "pending";
  }[],
): Promise<void> {
  const columnId = `column-${++serial}`;
  await store.tx(async (t) => {
    await t.insert(boardColumns).values({
      id: columnId,
      squadId: squad.squadId,
      name: "进行中",
      nameEn: "Doing",
      category: "doing",
      position: `a${serial}`,
    });
    for (const { from, to, day, hours, status = "accepted" } of rows) {
      const number = ++serial;
      const offeredAt = new Date(`${day}T04:00:00Z`);
      await t.insert(tasks).values({
        id: `task-${number}`,
        squadId: squad.squadId,
        number,
        key: `T-${number}`,
        title: "t",
        discipline: from,
        reporterId: squad.leads[from],
        columnId,
        position: "a",
        columnSince: offeredAt,
        createdAt: offeredAt,
        updatedAt: offeredAt,
      });
      await t.insert(handoffs).values({
        id: `handoff-${number}`,
        taskId: `task-${number}`,
        squadId: squad.squadId,
        fromDiscipline: from,
        toDiscipline: to,
        offeredBy: squad.leads[from],
        toPersonId: squad.leads[to],
        note: "n",
        status,
        offeredAt,
        decidedAt: hours === null ? null : new Date(offeredAt.getTime() + hours * 3_600_000),
      });
    }
  });
}

/** The context of a request by `personId` on `today`, rights read from the database as a real request does. */
export async function contextOf(
  store: Store,
  personId: string,
  { today = "2026-11-24", now = new Date(`${today}T02:00:00Z`) }: { today?: string; now?: Date } = {},
): Promise<Context> {
  const t = translator("en");
  return contextFor(
    {
      store,
      log: pino({ level: "silent" }),
      now,
      today,
      timeZone: "Asia/Shanghai",
      origin: "http://localhost",
      address: "",
      userAgent: "",
      nonce: "",
      secure: false,
      demo: false,
      organisation: "",
      locale: "en",
      t,
    },
    {
      actor: await loadActor(store.read, { personId, today }),
      locale: "en",
      t,
      sessionId: "",
      person: {
        id: personId,
        name: personId,
        nameEn: personId,
        title: "",
        titleEn: "",
        discipline: null,
        theme: "system",
      },
    },
  );
}
