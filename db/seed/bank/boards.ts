import { type Category, defaultColumns, positionsAfter, type TaskEvent } from "~/domain/board";
import type { boardColumns, handoffs, taskEvents, tasks } from "../../schema";
import { addDays } from "../calendar";
import { type Random, randomFor } from "../random";
import { ids, squadKey } from "./ids";
import { disciplineAt, personAt, seatsPerSquad } from "./organisation";
import type { BankSize } from "./size";

const day = 86_400_000;
const hour = 3_600_000;

/** Of every twenty tasks of a squad, how they stand. */
const standing: readonly Category[] = [
  "backlog",
  "backlog",
  "to-do",
  "doing",
  "review",
  "done",
  "done",
  "done",
  "done",
  "done",
  "done",
  "done",
  "done",
  "done",
  "done",
  "done",
  "done",
  "done",
  "done",
  "done",
];

export function* bankColumns(size: BankSize): Generator<typeof boardColumns.$inferInsert> {
  const positions = positionsAfter(null, defaultColumns.length);
  for (let squad = 0; squad < size.squads; squad++) {
    for (const [index, column] of defaultColumns.entries()) {
      yield {
        ...column,
        id: ids.column(squad, column.category),
        squadId: ids.squad(squad),
        position: positions[index]!,
      };
    }
  }
}

/** A hand-off of a card: of every fourth that is done, and one that waits for every other card in work. */
type Handed = {
  number: number;
  fromSeat: number;
  toSeat: number;
  offeredAt: Date;
  decidedAt: Date | null;
};

type Card = {
  index: number;
  squad: number;
  number: number;
  category: Category;
  seat: number;
  createdAt: Date;
  since: Date;
  handed: Handed | null;
};

/** The cards of the whole bank, the same every time it is asked: tasks, events and hand-offs are written one after the other. */
function* cards(size: BankSize, now: Date): Generator<Card> {
  const random = randomFor("bank-cards");
  const handing = randomFor("bank-handoffs");
  let handoffs = 0;
  for (let squad = 0; squad < size.squads; squad++) {
    for (let n = 0; n < size.tasksPerSquad; n++) {
      const category = standing[n % standing.length]!;
      const age = (1 - n / size.tasksPerSquad) * 240 + 3 + random.float();
      const createdAt = new Date(now.getTime() - age * day);
      const days = category === "done" ? Math.min(age - 0.5, 2 + random.int(0, 12)) : age * random.float();
      const since = new Date(createdAt.getTime() + days * day);
      const index = squad * size.tasksPerSquad + n;
      const seat = random.int(0, seatsPerSquad - 1);
      const waits = category === "doing" && index % 2 === 1;
      const passed = waits || (category === "done" && index % 4 === 0);
      yield {
        index,
        squad,
        number: n + 1,
        category,
        seat,
        createdAt,
        since,
        handed: passed
          ? handedOver(handing, { number: handoffs++, waits, seat, createdAt, since, now })
          : null,
      };
    }
  }
}

type Handing = { number: number; waits: boolean; seat: number; createdAt: Date; since: Date; now: Date };

/** A card that is done came from the seat two before its holder's; one that waits goes to the next seat. */
function handedOver(random: Random, { number, waits, seat, createdAt, since, now }: Handing): Handed {
  if (waits) {
    const offered = Math.max(now.getTime() - random.int(2, 90) * hour, createdAt.getTime());
    const toSeat = (seat + 1) % seatsPerSquad;
    return { number, fromSeat: seat, toSeat, offeredAt: new Date(offered), decidedAt: null };
  }
  const offeredAt = new Date(createdAt.getTime() + 8 * hour);
  const decided = Math.min(offeredAt.getTime() + random.int(2, 60) * hour, since.getTime());
  return {
    number,
    fromSeat: (seat + 2) % seatsPerSquad,
    toSeat: seat,
    offeredAt,
    decidedAt: new Date(Math.max(decided, offeredAt.getTime())),
  };
}

/** Cards in review and done were moved there; the others are still in the column they were created in. */
const wasMoved = (category: Category): boolean => category === "review" || category === "done";

const titles = [
  "接口改造",
  "口径确认",
  "需求评审",
  "模型重训",
  "灰度发布",
  "用户访谈",
  "看板上线",
  "压测评估",
] as const;

export function* bankTasks(size: BankSize, now: Date): Generator<typeof tasks.$inferInsert> {
  const positions = positionsAfter(null, size.tasksPerSquad).reverse();
  for (const { index, squad, number, category, seat, createdAt, since } of cards(size, now)) {
    const started = category === "doing" || category === "review" || category === "done";
    yield {
      id: ids.task(index),
      squadId: ids.squad(squad),
      number,
      key: `${squadKey(squad)}-${number}`,
      title: `${titles[index % titles.length]}，第 ${number} 项`,
      discipline: disciplineAt(seat),
      assigneeId: ids.person(personAt(squad, seat)),
      reporterId: ids.person(personAt(squad, 2)),
      dueOn: category === "done" ? null : addDays(now.toISOString().slice(0, 10), (index % 40) - 10),
      columnId: ids.column(squad, category),
      position: positions[number - 1]!,
      columnSince: wasMoved(category) ? since : createdAt,
      committedAt: category === "backlog" ? null : createdAt,
      startedAt: started ? createdAt : null,
      finishedAt: category === "done" ? since : null,
      createdAt,
      updatedAt: wasMoved(category) ? since : createdAt,
    };
  }
}

export function* bankEvents(size: BankSize, now: Date): Generator<typeof taskEvents.$inferInsert> {
  const positions = positionsAfter(null, size.tasksPerSquad).reverse();
  let number = 0;
  for (const card of cards(size, now)) {
    for (const { at, actorSeat, event } of historyOf(card, positions[card.number - 1]!)) {
      yield {
        id: ids.event(number++),
        taskId: ids.task(card.index),
        squadId: ids.squad(card.squad),
        at,
        actorId: ids.person(personAt(card.squad, actorSeat)),
        kind: event.kind,
        data: event.data,
      };
    }
  }
}

type Step = { at: Date; actorSeat: number; event: TaskEvent };

function historyOf({ squad, category, seat, createdAt, since, handed }: Card, position: string): Step[] {
  const where = (of: Category) => ({ columnId: ids.column(squad, of), category: of });
  const first: Category = wasMoved(category) ? "doing" : category;
  const maker = handed?.fromSeat ?? seat;
  const assigneeId = ids.person(personAt(squad, maker));
  const steps: Step[] = [
    {
      at: createdAt,
      actorSeat: maker,
      event: { kind: "created", data: { ...where(first), discipline: disciplineAt(maker), assigneeId } },
    },
  ];
  if (handed) steps.push(...passing(squad, handed));
  if (!wasMoved(category)) return steps;
  const before = {
    position,
    columnSince: createdAt.toISOString(),
    committedAt: createdAt.toISOString(),
    startedAt: createdAt.toISOString(),
    finishedAt: null,
    blockedReason: null,
    blockedAt: null,
  };
  const data = { from: where(first), to: where(category), before };
  return [...steps, { at: since, actorSeat: seat, event: { kind: "moved", data } }];
}

function passing(squad: number, { number, fromSeat, toSeat, offeredAt, decidedAt }: Handed): Step[] {
  const toPersonId = ids.person(personAt(squad, toSeat));
  const between = {
    handoffId: ids.handoff(number),
    from: disciplineAt(fromSeat),
    to: disciplineAt(toSeat),
    toPersonId,
  };
  const offered: Step = {
    at: offeredAt,
    actorSeat: fromSeat,
    event: { kind: "handoff_offered", data: { ...between, dueOn: null } },
  };
  if (decidedAt === null) return [offered];
  const data = { ...between, offeredAt: offeredAt.toISOString() };
  return [offered, { at: decidedAt, actorSeat: toSeat, event: { kind: "handoff_accepted", data } }];
}

export function* bankHandoffs(size: BankSize, now: Date): Generator<typeof handoffs.$inferInsert> {
  for (const { index, squad, category, since, handed } of cards(size, now)) {
    if (!handed) continue;
    const { number, fromSeat, toSeat, offeredAt, decidedAt } = handed;
    yield {
      id: ids.handoff(number),
      taskId: ids.task(index),
      squadId: ids.squad(squad),
      fromDiscipline: disciplineAt(fromSeat),
      toDiscipline: disciplineAt(toSeat),
      offeredBy: ids.person(personAt(squad, fromSeat)),
      toPersonId: ids.person(personAt(squad, toSeat)),
      note: "请接收。",
      status: decidedAt === null ? "pending" : "accepted",
      offeredAt,
      decidedAt,
      decidedBy: decidedAt === null ? null : ids.person(personAt(squad, toSeat)),
      completedAt: decidedAt !== null && category === "done" ? since : null,
    };
  }
}
