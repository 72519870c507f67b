import {
  type AssessmentBundle,
  BUNDLE_FORMAT,
  type Curve,
  type PersonInput,
  type PoolItem,
  type SchemeRules,
  type SeatInput,
  type SquadInput,
  type Veto,
} from "../assessment";
import { effectiveLines } from "../contract/effective";
import { actualOf as lineActual, wantsOf } from "../contract/line-actual";
import { type Discipline, disciplines } from "../org/discipline";
import { activeOn } from "../org/seat";
import {
  type ActualOf,
  bundleMetric,
  type CycleInputs,
  type InputIndividualLine,
  type InputMetric,
  type InputSeat,
  type InputVersion,
  type InputVeto,
} from "./inputs";

/** Where an actual came from, so that any number can be followed back to its readings. */
export type ReadingNote = {
  aggregation: string;
  day: string | null;
  source: string | null;
  receivedAt: string | null;
  readings: number;
  readingId: string | null;
};

export type Cycle = { start: string; end: string };
type Titled = { name: string; nameEn: string };
/** The keys beyond the bundle format that make a line readable; the engine ignores them. */
export type LineNotes = Titled & {
  metricId?: string;
  segment?: string;
  unit?: string;
  unitEn?: string;
  decimals?: number;
  reading?: ReadingNote;
  /** A direct rating's own words, and the day it was given. */
  note?: string;
  ratedOn?: string;
};
export type NotedItem = PoolItem & LineNotes;
export type NotedVeto = Veto & { id: string; reason: string };
export type LeadNote = Titled & { discipline: Discipline; id: string };
export type NotedSquad = Omit<SquadInput, "kpis" | "vetoes"> &
  Titled & {
    key: string;
    contract: { version: number; id: string; hash: string } | null;
    /** Who leads on the alignment day; names alone. */
    leads: LeadNote[];
    kpis: NotedItem[];
    vetoes: NotedVeto[];
  };
export type NotedPerson = Omit<PersonInput, "individual" | "items" | "vetoes" | "seats"> &
  Titled & {
    employeeNo: string;
    seats: SeatInput[];
    individual: NotedItem[];
    items: { id: string; points: string; reason: string }[];
    vetoes: NotedVeto[];
  };
export type NotedScheme = SchemeRules & Titled & { version: number };
/** A bundle (scoring rules, Bundle format) with the notes that people read. */
export type CycleBundle = Omit<AssessmentBundle, "squads" | "people" | "scheme"> & {
  cycle: Cycle & Titled & { id: string };
  scheme: NotedScheme;
  squads: NotedSquad[];
  people: NotedPerson[];
};

export type Assembly = {
  cycle: CycleBundle["cycle"];
  scheme: NotedScheme;
  inputs: CycleInputs;
  /** Absent while only the lines matter, as for the alignment measures. */
  actualOf?: ActualOf;
  asOf?: string;
};

/**
 * The bundle of a cycle: joint lines of the contracts in force (amended targets blended), seats in the cycle's squads,
 * leave, individual parts, approved items and vetoes. Squads, people and lines are in a fixed order, so the same records
 * give the same text.
 */
export function assembleBundle({ cycle, scheme, inputs, actualOf, asOf }: Assembly): CycleBundle {
  const context = { ...indexed(inputs), cycle, actualOf, day: asOf ?? cycle.end };
  return {
    format: BUNDLE_FORMAT,
    cycle,
    ...(asOf !== undefined && { asOf }),
    scheme,
    squads: [...inputs.squads].sort(byId).map((squad) => ({
      ...squad,
      contract: contractNote(context.versions.get(squad.id) ?? []),
      leads: leadsOf(squad.id, context),
      kpis: jointLines(squad.id, context),
      vetoes: (context.squadVetoes.get(squad.id) ?? []).map(vetoOf),
    })),
    people: [...inputs.people].sort(byId).map((person) => ({
      ...person,
      seats: (context.seats.get(person.id) ?? []).map(seatOf),
      leave: joinedLeave(context.leaves.get(person.id) ?? []),
      individual: (context.individual.get(person.id) ?? []).map((line) => individualItem(line, context)),
      items: (context.items.get(person.id) ?? []).map(({ id, points, reason }) => ({ id, points, reason })),
      vetoes: (context.personVetoes.get(person.id) ?? []).map(vetoOf),
    })),
  };
}

/** The metrics and segments whose actuals a cycle needs, for one look-up of them all. */
export function wantedActuals({
  lines,
  individual,
  versions,
}: CycleInputs): { metricId: string; segment: string }[] {
  const current = new Set(versions.filter((version) => version.inForce).map((version) => version.id));
  const measured = [
    ...lines.filter((line) => current.has(line.versionId)),
    ...individual.flatMap((line) => (line.metricId === null ? [] : [{ ...line, metricId: line.metricId }])),
  ];
  return measured.flatMap(({ metricId, segment, curve }) =>
    curve === null ? [] : wantsOf({ metricId, segment, curve }),
  );
}

type Indexed = ReturnType<typeof indexed>;
type Context = Indexed & { cycle: Cycle; actualOf: ActualOf | undefined; day: string };

function indexed(inputs: CycleInputs) {
  const ordered = <T extends { position: number }>(rows: T[]) =>
    [...rows].sort((a, b) => a.position - b.position);
  return {
    versions: group(inputs.versions, (version) => version.squadId),
    lines: group(ordered(inputs.lines), (line) => line.versionId),
    seats: group([...inputs.seats].sort(bySeat), (seat) => seat.personId),
    squadSeats: group(inputs.seats, (seat) => seat.squadId),
    people: new Map(inputs.people.map((person) => [person.id, person])),
    leaves: group(inputs.leaves, (leave) => leave.personId),
    individual: group(ordered(inputs.individual), (line) => line.personId),
    items: group([...inputs.items].sort(byId), (item) => item.personId),
    personVetoes: group([...inputs.vetoes].sort(byId), (veto) => veto.personId),
    squadVetoes: group([...inputs.vetoes].sort(byId), (veto) => veto.squadId),
    metrics: new Map(inputs.metrics.map((metric) => [metric.id, metric])),
  };
}

function jointLines(squadId: string, context: Context): NotedItem[] {
  const versions = (context.versions.get(squadId) ?? []).map(({ id, ...version }) => ({
    ...version,
    lines: context.lines.get(id) ?? [],
  }));
  return effectiveLines(versions, context.cycle).map((line) => ({
    id: line.lineKey,
    weight: line.weight,
    ...measured(line, context),
  }));
}

type Measured = { metricId: string; segment: string; curve: Curve };

/** The metric part of an item: curve, actual and the notes on both. */
function measured(
  { metricId, segment, curve }: Measured,
  { metrics, actualOf }: Context,
): Omit<NotedItem, "id" | "weight"> {
  const metric = metrics.get(metricId);
  if (metric === undefined) throw new RangeError(`Unknown metric: ${metricId}`);
  return {
    curve,
    ...metricNotes(metric, segment),
    ...(actualOf && actualAndReading({ metric, segment, curve }, actualOf)),
  };
}

function metricNotes({ id, code, name, nameEn, unit, unitEn, decimals }: InputMetric, segment: string) {
  return { metric: bundleMetric(code, segment), metricId: id, segment, name, nameEn, unit, unitEn, decimals };
}

function actualAndReading(
  { metric, segment, curve }: { metric: InputMetric; segment: string; curve: Curve },
  actualOf: ActualOf,
): { actual: PoolItem["actual"]; reading: ReadingNote } {
  const line = { metricId: metric.id, segment, curve };
  const found = wantsOf(line).map((want) => actualOf(want.metricId, want.segment));
  const latest = found.reduce((last, one) => ((one?.day ?? "") > (last?.day ?? "") ? one : last), found[0]);
  return {
    actual: lineActual(line, (want) => actualOf(want.metricId, want.segment)?.value),
    reading: readingNote(metric, latest),
  };
}

function readingNote(metric: InputMetric, found: ReturnType<ActualOf>): ReadingNote {
  return {
    aggregation: metric.aggregation,
    day: found?.day ?? null,
    source: found?.source ?? null,
    receivedAt: found?.receivedAt ?? null,
    readings: found?.readings ?? 0,
    readingId: found?.readingId ?? null,
  };
}

function individualItem(line: InputIndividualLine, context: Context): NotedItem {
  const { id, weight, title, titleEn, metricId, segment, curve, score, scoreNote, scoredAt } = line;
  const rating = {
    ...(score !== null && { score }),
    ...(scoreNote !== "" && { note: scoreNote }),
    ...(scoredAt !== null && { ratedOn: scoredAt.toISOString().slice(0, 10) }),
  };
  if (metricId !== null && curve !== null) {
    return {
      id,
      weight,
      ...measured({ metricId, segment, curve }, context),
      name: title,
      nameEn: titleEn,
      ...rating,
    };
  }
  return { id, weight, name: title, nameEn: titleEn, score: null, ...rating };
}

function contractNote(versions: readonly InputVersion[]): NotedSquad["contract"] {
  const current = versions.find((version) => version.inForce);
  return current === undefined
    ? null
    : { version: current.number, id: current.id, hash: current.contentHash };
}

function leadsOf(squadId: string, { squadSeats, people, day }: Context): LeadNote[] {
  const leads = (squadSeats.get(squadId) ?? []).filter((seat) => seat.role === "lead" && activeOn(seat, day));
  return disciplines.flatMap((discipline) =>
    leads
      .filter((seat) => seat.discipline === discipline)
      .map(({ personId }) => {
        const { name = "", nameEn = "" } = people.get(personId) ?? {};
        return { discipline, id: personId, name, nameEn };
      }),
  );
}

function seatOf({ squadId, discipline, role, from, to, allocation }: InputSeat): SeatInput {
  return { squad: squadId, discipline, role, from, to, allocation };
}

function vetoOf({ id, effect, value, reason }: InputVeto): NotedVeto {
  if (effect === "zero") return { effect, id, reason };
  return { effect, value: value ?? "", id, reason };
}

/** Leaves in order, those that share or touch a day joined: the bundle refuses overlaps, the days lost stay the same. */
function joinedLeave(leaves: readonly { from: string; to: string }[]): { from: string; to: string }[] {
  const joined: { from: string; to: string }[] = [];
  for (const { from, to } of [...leaves].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last.to) last.to = later(last.to, to);
    else joined.push({ from, to });
  }
  return joined;
}

const later = (a: string, b: string): string => (a > b ? a : b);

/** Rows by key, in their order; rows whose key is null are left out. */
function group<T>(rows: readonly T[], keyOf: (row: T) => string | null): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key === null) continue;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [row]);
    else known.push(row);
  }
  return groups;
}

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

function bySeat(a: InputSeat, b: InputSeat): number {
  const key = (seat: InputSeat) => `${seat.from} ${seat.squadId} ${seat.discipline}`;
  return key(a) < key(b) ? -1 : 1;
}
