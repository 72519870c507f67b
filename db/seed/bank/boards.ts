import { type Category, defaultColumns, positionsAfter, type TaskEvent } from "~/domain/board";
import type { boardColumns, handoffs, taskEvents, tasks } from "../../schema";
import { addDays } from "../calendar";
import { randomFor } from "../random";
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

type Card = {
  index: number;
  squad: number;
  number: number;
  category: Category;
  seat: number;
  createdAt: Date;
  since: Date;
};

/** The cards of the whole bank, the same every time it is asked: tasks, events and hand-offs are written one after the other. */
function* cards(size: BankSize, now: Date): Generator<Card> {
  const random = randomFor("bank-cards");
  for (let squad = 0; squad < size.squads; squad++) {
    for (let n = 0; n < size.tasksPerSquad; n++) {
      const category = standing[n % standing.length]!;
      const age = (1 - n / size.tasksPerSquad) * 240 + 3 + random.float();
      const createdAt = new Date(now.getTime() - age * day);
      const passed = category === "done" ? Math.min(age - 0.5, 2 + random.int(0, 12)) : age * random.float();
      const since = new Date(createdAt.getTime() + passed * day);
      yield {
        index: squad * size.tasksPerSquad + n,
        squad,
        number: n + 1,
        category,
        seat: random.int(0, seatsPerSquad - 1),
        createdAt,
        since,
      };
    }
  }
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
  for (const { index, squad, number: task, category, seat, createdAt, since } of cards(size, now)) {
    const where = (of: Category) => ({ columnId: ids.column(squad, of), category: of });
    const actorId = ids.person(personAt(squad, seat));
    const row = (event: TaskEvent, at: Date) => ({
      id: ids.event(number++),
      taskId: ids.task(index),
      squadId: ids.squad(squad),
      at,
      actorId,
      kind: event.kind,
      data: event.data,
    });
    const first: Category = wasMoved(category) ? "doing" : category;
    yield row(
      { kind: "created", data: { ...where(first), discipline: disciplineAt(seat), assigneeId: actorId } },
      createdAt,
    );
    if (!wasMoved(category)) continue;
    const before = {
      position: positions[task - 1]!,
      columnSince: createdAt.toISOString(),
      committedAt: createdAt.toISOString(),
      startedAt: createdAt.toISOString(),
      finishedAt: null,
      blockedReason: null,
      blockedAt: null,
    };
    yield row({ kind: "moved", data: { from: where(first), to: where(category), before } }, since);
  }
}

/** A hand-off for every fourth task that is done, and one that waits for every other task in work. */
export function* bankHandoffs(size: BankSize, now: Date): Generator<typeof handoffs.$inferInsert> {
  const random = randomFor("bank-handoffs");
  let number = 0;
  for (const { index, squad, category, seat, createdAt } of cards(size, now)) {
    const waits = category === "doing" && index % 2 === 1;
    if (!waits && !(category === "done" && index % 4 === 0)) continue;
    const toSeat = (seat + 1) % seatsPerSquad;
    const offeredAt = waits
      ? new Date(now.getTime() - random.int(2, 90) * hour)
      : new Date(createdAt.getTime() + 8 * hour);
    const decidedAt = waits ? null : new Date(offeredAt.getTime() + random.int(2, 60) * hour);
    yield {
      id: ids.handoff(number++),
      taskId: ids.task(index),
      squadId: ids.squad(squad),
      fromDiscipline: disciplineAt(waits ? seat : seat + 2),
      toDiscipline: disciplineAt(waits ? toSeat : seat),
      offeredBy: ids.person(personAt(squad, waits ? seat : (seat + 2) % seatsPerSquad)),
      toPersonId: ids.person(personAt(squad, waits ? toSeat : seat)),
      note: "请接收。",
      status: waits ? "pending" : "accepted",
      offeredAt,
      decidedAt,
      decidedBy: waits ? null : ids.person(personAt(squad, seat)),
    };
  }
}
