import { type Problem, problemMessage } from "../exact/problem";
import { Reader } from "../exact/reader";
import { type AssessmentBundle, BUNDLE_FORMAT, type Scheme, type SquadInput } from "./bundle";
import { readPerson } from "./person-reader";
import { optional, readPool } from "./pool-reader";
import { readScheme } from "./scheme-reader";
import { readVetoes } from "./veto-reader";

export type BundleProblem = Problem & { message: string };
export type ParsedBundle = { ok: true; bundle: AssessmentBundle } | { ok: false; problems: BundleProblem[] };

/**
 * Checks parsed JSON against the bundle format and every rule that has to hold before anything can be scored. Returns a
 * bundle that holds only known keys, or all problems found, each with a JSON path and an English message.
 */
export function parseBundle(json: unknown): ParsedBundle {
  const reader = new Reader();
  const bundle = readBundle(reader, json);
  if (bundle !== undefined && reader.problems.length === 0) return { ok: true, bundle };
  return { ok: false, problems: reader.problems.map(withMessage) };
}

/** Adds the English sentence the command line prints. */
export function withMessage(problem: Problem): BundleProblem {
  return { ...problem, message: problemMessage(problem) };
}

function readBundle(reader: Reader, json: unknown): AssessmentBundle | undefined {
  const object = reader.object(json, "$");
  if (object === undefined) return undefined;
  const format = reader.oneOf(object.format, "$.format", [BUNDLE_FORMAT]);
  const cycle = readCycle(reader, object.cycle, "$.cycle");
  const asOf = optional(object.asOf, (value) => reader.date(value, "$.asOf"));
  const scheme = readScheme(reader, object.scheme, "$.scheme");
  const squads = readSquads(reader, { value: object.squads, scheme });
  const squadIds = collectSquadIds(object.squads);
  const ids = new Map<string, string>();
  const people = reader.each(object.people, "$.people", (element, at) =>
    readPerson(reader, { value: element, scheme, squadIds, ids }, at),
  );
  if (format === undefined || !cycle || !scheme || !squads || !people) return undefined;
  return { format, cycle, ...(asOf !== undefined && { asOf }), scheme, squads, people };
}

function readCycle(reader: Reader, value: unknown, path: string): AssessmentBundle["cycle"] | undefined {
  const object = reader.object(value, path);
  if (object === undefined) return undefined;
  const start = reader.date(object.start, `${path}.start`);
  const end = reader.endDate(object.end, `${path}.end`, start);
  return start === undefined || end === undefined ? undefined : { start, end };
}

function readSquads(
  reader: Reader,
  { value, scheme }: { value: unknown; scheme: Scheme | undefined },
): SquadInput[] | undefined {
  const ids = new Map<string, string>();
  return reader.each(value, "$.squads", (element, at) => {
    const object = reader.object(element, at);
    if (object === undefined) return undefined;
    const id = reader.text(object.id, `${at}.id`);
    reader.unique(id, `${at}.id`, ids);
    const kpis = readPool(reader, object.kpis, `${at}.kpis`);
    const vetoes = readVetoes(reader, { value: object.vetoes, scheme }, `${at}.vetoes`);
    if (id === undefined || !kpis || !vetoes) return undefined;
    return { id, kpis, vetoes };
  });
}

/**
 * The ids of all squads, faulty ones included, so that one bad squad does not make every seat in it a problem; null when
 * there is no list to look them up in.
 */
function collectSquadIds(squads: unknown): Set<unknown> | null {
  if (!Array.isArray(squads)) return null;
  const elements: unknown[] = squads;
  return new Set(
    elements.map((squad) => (typeof squad === "object" && squad !== null && "id" in squad ? squad.id : null)),
  );
}
