import { dayNumber } from "../exact/day";
import type { Reader } from "../exact/reader";
import { disciplines } from "../org/discipline";
import {
  type BonusItem,
  FULL_WEIGHT,
  type Leave,
  type PersonInput,
  type Scheme,
  type SeatInput,
} from "./bundle";
import { optional, readPool } from "./pool-reader";
import { readVetoes } from "./veto-reader";

const seatRoles = ["lead", "member"] as const;

/** What a person's input is checked against; `ids` collects the ids of the people read so far. */
type Surroundings = {
  value: unknown;
  scheme: Scheme | undefined;
  squadIds: Set<unknown> | null;
  ids: Map<string, string>;
};

/** A person in `value`; undefined after noting every problem. docs/scoring.md, A person. */
export function readPerson(
  reader: Reader,
  { value, scheme, squadIds, ids }: Surroundings,
  path: string,
): PersonInput | undefined {
  const object = reader.object(value, path);
  if (object === undefined) return undefined;
  const id = reader.text(object.id, `${path}.id`);
  reader.unique(id, `${path}.id`, ids);
  const seats = readList(reader, object.seats, `${path}.seats`, (element, at) =>
    readSeat(reader, { value: element, squadIds }, at),
  );
  const leave = readLeave(reader, object.leave, `${path}.leave`);
  const individual =
    object.individual === undefined ? [] : readPool(reader, object.individual, `${path}.individual`);
  const items = readList(reader, object.items, `${path}.items`, (element, at) =>
    readBonus(reader, element, at),
  );
  const vetoes = readVetoes(reader, { value: object.vetoes, scheme }, `${path}.vetoes`);
  if (id === undefined || !seats || !leave || !individual || !items || !vetoes) return undefined;
  return { id, seats, leave, individual, items, vetoes };
}

function readSeat(
  reader: Reader,
  { value, squadIds }: { value: unknown; squadIds: Set<unknown> | null },
  path: string,
): SeatInput | undefined {
  const object = reader.object(value, path);
  if (object === undefined) return undefined;
  const squad = reader.text(object.squad, `${path}.squad`);
  if (squad !== undefined && squadIds !== null && !squadIds.has(squad))
    reader.add(`${path}.squad`, "unknown_squad");
  const discipline = reader.oneOf(object.discipline, `${path}.discipline`, disciplines);
  const from = reader.date(object.from, `${path}.from`);
  const to = object.to === null ? null : reader.endDate(object.to, `${path}.to`, from);
  const allocation = reader.integer(object.allocation, `${path}.allocation`, { min: 1, max: FULL_WEIGHT });
  const role = optional(object.role, (name) => reader.oneOf(name, `${path}.role`, seatRoles));
  if (squad === undefined || discipline === undefined || from === undefined) return undefined;
  if (to === undefined || allocation === undefined) return undefined;
  return { squad, discipline, from, to, allocation, role };
}

function readLeave(reader: Reader, value: unknown, path: string): Leave[] | undefined {
  const leave = readList(reader, value, path, (element, at) => {
    const object = reader.object(element, at);
    if (object === undefined) return undefined;
    const from = reader.date(object.from, `${at}.from`);
    const to = reader.endDate(object.to, `${at}.to`, from);
    return from === undefined || to === undefined ? undefined : { from, to };
  });
  if (leave === undefined) return undefined;
  for (const i of overlapping(leave)) reader.add(`${path}[${i}]`, "leave_overlap");
  return leave;
}

/** Indexes of the leaves that share a day with one listed before them, in the order of the list. */
function overlapping(leave: Leave[]): number[] {
  const spans = leave.map(({ from, to }, index) => ({
    index,
    from: dayNumber(from) ?? 0,
    to: dayNumber(to) ?? 0,
  }));
  spans.sort((a, b) => a.from - b.from);
  const found = new Set<number>();
  let last: (typeof spans)[number] | undefined;
  for (const span of spans) {
    if (last !== undefined && span.from <= last.to) found.add(Math.max(span.index, last.index));
    if (last === undefined || span.to > last.to) last = span;
  }
  return [...found].sort((a, b) => a - b);
}

function readBonus(reader: Reader, value: unknown, path: string): BonusItem | undefined {
  const object = reader.object(value, path);
  if (object === undefined) return undefined;
  const points = reader.decimal(object.points, `${path}.points`);
  return points === undefined ? undefined : { points };
}

/** A list that may be absent, which means empty. */
function readList<T>(
  reader: Reader,
  value: unknown,
  path: string,
  read: (element: unknown, path: string) => T | undefined,
): T[] | undefined {
  return value === undefined ? [] : reader.each(value, path, read);
}
