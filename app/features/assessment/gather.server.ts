import { actualKey, actualsOf } from "#db/repositories/actuals";
import type { CycleRow } from "#db/repositories/assessment-cycles";
import { cycleInputs } from "#db/repositories/cycle-inputs";
import { schemeVersionById } from "#db/repositories/schemes";
import type { Reader } from "#db/store";
import {
  type ActualOf,
  assembleBundle,
  type CycleBundle,
  type NotedScheme,
  wantedActuals,
} from "~/domain/assessment-cycle";
import { AppError } from "~/domain/errors";

/** The scheme a cycle is assessed by, with its name and number for the record. Throws `invalid` while the cycle has none. */
export async function schemeOf(r: Reader, cycle: CycleRow): Promise<NotedScheme> {
  const version =
    cycle.schemeVersionId === null ? undefined : await schemeVersionById(r, cycle.schemeVersionId);
  if (version === undefined) throw new AppError("invalid", { reason: "cycle_no_scheme" });
  return {
    ...version.rules,
    name: version.scheme.name,
    nameEn: version.scheme.nameEn,
    version: version.number,
  };
}

type Gather = {
  cycle: CycleRow;
  scheme: NotedScheme;
  /** Look the actuals up; the alignment measures do without. */
  actuals: boolean;
  asOf?: string;
  squadIds?: readonly string[];
};

/** Assembles a cycle's bundle from the records, in a constant number of statements. */
export async function gatherBundle(
  r: Reader,
  { cycle, scheme, actuals, asOf, squadIds }: Gather,
): Promise<CycleBundle> {
  const { id, name, nameEn, start, end } = cycle;
  const inputs = await cycleInputs(r, { cycleId: id, start, end, squadIds });
  const found = actuals ? await actualsOf(r, { wants: wantedActuals(inputs), from: start, to: end }) : null;
  const actualOf: ActualOf | undefined =
    found === null
      ? undefined
      : (metricId, segment) => {
          const actual = found.get(actualKey({ metricId, segment }));
          if (actual === undefined) return undefined;
          const { value, lastDay, source, receivedAt, readings, readingId } = actual;
          return {
            value,
            day: lastDay,
            source,
            receivedAt: receivedAt?.toISOString() ?? null,
            readings,
            readingId,
          };
        };
  return assembleBundle({ cycle: { id, name, nameEn, start, end }, scheme, inputs, actualOf, asOf });
}
