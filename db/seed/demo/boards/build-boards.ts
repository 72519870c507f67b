import { type Category, defaultColumns, positionsAfter } from "~/domain/board";
import type { boardColumns, handoffChecks, handoffItems, seats } from "../../../schema";
import type { Discipline, Priority } from "../../../schema/values";
import { addDays, daysBetween, instant, isWeekend, later } from "../../calendar";
import { idOf, type Random, randomFor } from "../../random";
import type { Anchor } from "../anchor";
import { jointKpis } from "../joint-kpis";
import { metricId } from "../metrics";
import { personId } from "../people";
import { vacantSince } from "../seats";
import { type SquadPlan, squadPlans, squadSpan } from "../squads";
import { inWorkingTime, runCourse } from "./drawn-tasks";
import { flowOf } from "./flow-profiles";
import { checksOf, itemsOf } from "./handoff-lists";
import { columnId, type TaskRecord, type TaskScript, taskScript } from "./script";
import { describe, titleSource } from "./titles";
import { type WealthCard, wealthCards } from "./wealth-cards";

type SeatRow = typeof seats.$inferInsert;
type ColumnRow = typeof boardColumns.$inferInsert;
type Board = { squad: SquadPlan; anchor: Anchor; seats: readonly SeatRow[]; random: Random };

const hour = 3_600_000;

/** How far back the boards reach: far enough for a forecast and a quarter's comparison. */
const historyDays = 214;
/** Wealth Engine's board is a year old. Its cards are numbered as the documents show them, which fixes how many there are. */
const wealthDays = 365;
/** Wealth Engine began small: its cards come in ever more often. */
const growth = 1.5;
/** A card nobody has named that is younger than this may still be an idea in the backlog. */
const youngDays = 9;

/** Columns, tasks with their events and hand-offs of every squad, and each squad's next task number. */
export function buildBoards(anchor: Anchor, seats: readonly SeatRow[]) {
  const columns: ColumnRow[] = [];
  const records: TaskRecord[] = [];
  const nextNumbers: { squadId: string; nextTaskNumber: number }[] = [];
  const checks: (typeof handoffChecks.$inferInsert)[] = [];
  const items: (typeof handoffItems.$inferInsert)[] = [];
  for (const squad of squadPlans) {
    const squadId = idOf(`squad:${squad.key}`);
    const random = randomFor(`board:${squad.key}`);
    columns.push(...columnsOf(squad.key));
    const built = tasksOf({ squad, anchor, random, seats: seats.filter((seat) => seat.squadId === squadId) });
    records.push(...built);
    const list = checksOf(squad.key);
    checks.push(...list);
    const ticks = randomFor(`handoff-items:${squad.key}`);
    const offered = built.flatMap(({ handoffs }) => handoffs);
    items.push(...offered.flatMap((handoff) => itemsOf(handoff, { checks: list, random: ticks })));
    nextNumbers.push({ squadId, nextTaskNumber: built.length + 1 });
  }
  return {
    columns,
    tasks: records.map(({ task }) => task),
    events: records.flatMap(({ events }) => events),
    handoffs: records.flatMap(({ handoffs }) => handoffs),
    nextNumbers,
    checks,
    items,
  };
}

function columnsOf(squad: string): ColumnRow[] {
  const positions = positionsAfter(null, defaultColumns.length);
  return defaultColumns.map((column, index) => ({
    ...column,
    id: columnId(squad, column.category),
    squadId: idOf(`squad:${squad}`),
    position: positions[index]!,
    queue: squad === "WLT" && column.category === "review",
  }));
}

function creationTimes({ squad, anchor, random }: Board): Date[] {
  const back = squad.key === "WLT" ? wealthDays : historyDays;
  const from = later(addDays(anchor.today, -back), squadSpan(squad, anchor).from);
  const days = daysBetween(from, anchor.today);
  const named = squad.key === "WLT" ? wealthCards.at(-1)!.number : 0;
  const count = named || Math.max(4, Math.round((flowOf(squad.key).monthly * days) / 30));
  const times = Array.from({ length: count }, (_, i) => {
    const even = (i + 0.2 + 0.6 * random.float()) / count;
    const share = named ? 1 - (1 - even) ** growth : even;
    let day = addDays(from, Math.floor(share * days));
    while (isWeekend(day)) day = addDays(day, -1);
    const minutes = 9 * 60 + random.int(0, 560);
    const time = `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
    return instant(later(day, from), time);
  });
  return times.sort((a, b) => a.getTime() - b.getTime());
}

function tasksOf(board: Board): TaskRecord[] {
  const { squad, anchor, random } = board;
  const times = creationTimes(board).filter((time) => time < anchor.now);
  const titleOf = titleSource(squad.key, randomFor(`titles:${squad.key}`));
  // New cards come in at the head of a column: the younger, the smaller the position.
  const positions = positionsAfter(null, times.length).reverse();
  return times.map((createdAt, index) => {
    const number = index + 1;
    const position = positions[index]!;
    const card = squad.key === "WLT" ? wealthCards.find((named) => named.number === number) : undefined;
    if (card) return wealthRecord({ card, createdAt, position, anchor });
    const discipline = random.pick(["tech", "tech", "data", "product", "product"] as const);
    const script = drawnScript(board, {
      number,
      createdAt,
      position,
      discipline,
      title: titleOf(discipline),
    });
    const young = daysBetween(createdAt.toISOString().slice(0, 10), anchor.today) < youngDays;
    const idle = young && (squad.key === "WLT" || random.chance(0.35));
    if (!idle) {
      const receiver = (to: Discipline, at: Date) => receiverOn(board, { discipline: to, at });
      runCourse(script, { flow: flowOf(squad.key), receiver, random, from: createdAt });
    }
    return script.record();
  });
}

type Drawn = { number: number; createdAt: Date; position: string; discipline: Discipline; title: string };

function drawnScript(board: Board, { number, createdAt, position, discipline, title }: Drawn): TaskScript {
  const { squad, anchor, random } = board;
  const kpis = jointKpis.filter((kpi) => kpi.squad === squad.key && kpi.running !== null);
  const due = addDays(createdAt.toISOString().slice(0, 10), random.int(12, 35));
  const priority: Priority = random.pick([
    "low",
    "normal",
    "normal",
    "normal",
    "normal",
    "high",
    "high",
    "urgent",
  ]);
  const kpi = random.chance(0.55) ? random.pick(kpis) : null;
  return taskScript(
    {
      squad: squad.key,
      number,
      title,
      description: describe(discipline, random),
      discipline,
      assigneeId: receiverOn(board, { discipline, at: createdAt }),
      reporterId:
        receiverOn(board, { discipline: "product", at: createdAt }) ?? personId(squad.leads.product!),
      priority,
      dueOn: random.chance(0.7) ? due : null,
      metricId: kpi && metricId(kpi.metric),
      position,
      category: "backlog",
    },
    { createdAt, now: anchor.now },
  );
}

/** Somebody with a seat of the discipline on that day, members more often than the lead; null while nobody can take it. */
function receiverOn(
  { squad, anchor, seats, random }: Board,
  { discipline, at }: { discipline: Discipline; at: Date },
): string | null {
  const day = at.toISOString().slice(0, 10);
  if (squad.key === "MMT" && discipline === "data" && day >= vacantSince(anchor)) return null;
  const seated = seats.filter(
    (seat) =>
      seat.discipline === discipline &&
      seat.from <= day &&
      (seat.to == null || seat.to >= day) &&
      seat.allocation >= 4000,
  );
  return seated.length === 0 ? null : random.pick(seated).personId;
}

type Wealth = { card: WealthCard; createdAt: Date; position: string; anchor: Anchor };

/** A named card: it goes quickly through its first columns and has been in the present one for its days. */
function wealthRecord({ card, createdAt, position, anchor }: Wealth): TaskRecord {
  const { now, today } = anchor;
  const entered = earlierOf(new Date(now.getTime() - card.days * 24 * hour - hour), now);
  const start = earlierOf(createdAt, new Date(entered.getTime() - 8 * hour));
  const script = taskScript(
    {
      squad: "WLT",
      number: card.number,
      title: card.title,
      description: card.description,
      discipline: card.discipline,
      assigneeId: personId(card.assignee),
      reporterId: personId("zhou.min"),
      priority: card.priority ?? "normal",
      dueOn: card.dueIn === null ? null : addDays(today, card.dueIn),
      metricId: card.metric && metricId(card.metric),
      position,
      category: "backlog",
    },
    { createdAt: start, now },
  );
  const path = pathTo(card.column);
  path.forEach((category, index) => {
    const share = (index + 1) / path.length;
    const between = new Date(start.getTime() + (entered.getTime() - start.getTime()) * share);
    script.move(category, index === path.length - 1 ? entered : earlierOf(inWorkingTime(between), entered));
  });
  for (const { to, person, reason, daysAgo } of card.sentBack ?? []) {
    const back = new Date(now.getTime() - daysAgo * 24 * hour);
    script.offer({
      to,
      toPersonId: personId(person),
      note: "规则与样例名单已附，请确认。",
      at: new Date(back.getTime() - 26 * hour),
    });
    script.sendBack(reason, back);
  }
  if (card.blocked) script.block(card.blocked, new Date(now.getTime() - 6 * 24 * hour));
  if (card.offer) {
    const at = new Date(now.getTime() - card.offer.hoursAgo * hour);
    const { to, person, note, wantedIn } = card.offer;
    const dueOn = wantedIn === undefined ? null : addDays(today, wantedIn);
    script.offer({ to, toPersonId: personId(person), note, at, dueOn });
  }
  return script.record();
}

const earlierOf = (a: Date, b: Date): Date => (a < b ? a : b);

function pathTo(column: Category): Category[] {
  const path: Category[] = ["to-do", "doing", "review", "done"];
  return path.slice(0, path.indexOf(column) + 1);
}
