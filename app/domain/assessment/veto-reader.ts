import { decimalPlaces } from "../exact/exact";
import type { Reader } from "../exact/reader";
import { printedPlaces, type Scheme, type Veto } from "./bundle";

const effects = ["zero", "cap-score", "cap-grade"] as const;

/** The vetoes of a squad or a person, none when the list is absent; undefined after noting every problem. */
export function readVetoes(
  reader: Reader,
  { value, scheme }: { value: unknown; scheme: Scheme | undefined },
  path: string,
): Veto[] | undefined {
  if (value === undefined) return [];
  return reader.each(value, path, (element, at) => readVeto(reader, { value: element, scheme }, at));
}

function readVeto(
  reader: Reader,
  { value, scheme }: { value: unknown; scheme: Scheme | undefined },
  path: string,
): Veto | undefined {
  const object = reader.object(value, path);
  if (object === undefined) return undefined;
  const effect = reader.oneOf(object.effect, `${path}.effect`, effects);
  switch (effect) {
    case undefined:
      return undefined;
    case "zero":
      return { effect };
    case "cap-score": {
      const cap = reader.decimal(object.value, `${path}.value`);
      if (cap === undefined) return undefined;
      const places = scheme === undefined ? Number.POSITIVE_INFINITY : printedPlaces(scheme);
      return decimalPlaces(cap) > places
        ? reader.add(`${path}.value`, "too_many_places", { places })
        : { effect, value: cap };
    }
    case "cap-grade": {
      const grade = reader.text(object.value, `${path}.value`);
      if (grade === undefined) return undefined;
      const known = scheme === undefined || scheme.grades.some((candidate) => candidate.grade === grade);
      return known ? { effect, value: grade } : reader.add(`${path}.value`, "unknown_grade");
    }
  }
}
