import { dayNumber } from "./day";
import { decimal, type Exact, isDecimal } from "./exact";
import { childPath, type Problem, type ProblemCode, type ProblemParams } from "./problem";

export type JsonObject = Record<string, unknown>;

/**
 * Reads values out of parsed JSON of unknown origin. Every method returns the checked value, or undefined after noting
 * a problem; it looks only at the keys it is asked for and never recurses, so depth and odd keys do no harm.
 */
export class Reader {
  readonly problems: Problem[] = [];

  add(path: string, code: ProblemCode, params: ProblemParams = {}): undefined {
    this.problems.push({ path, code, params });
    return undefined;
  }

  object(value: unknown, path: string): JsonObject | undefined {
    if (value === undefined) return this.add(path, "missing");
    if (typeof value !== "object" || value === null || Array.isArray(value))
      return this.add(path, "not_object");
    return value as JsonObject;
  }

  list(value: unknown, path: string): unknown[] | undefined {
    if (value === undefined) return this.add(path, "missing");
    return Array.isArray(value) ? value : this.add(path, "not_list");
  }

  text(value: unknown, path: string): string | undefined {
    if (value === undefined) return this.add(path, "missing");
    return typeof value === "string" && value !== "" ? value : this.add(path, "not_text");
  }

  boolean(value: unknown, path: string): boolean | undefined {
    if (value === undefined) return this.add(path, "missing");
    return typeof value === "boolean" ? value : this.add(path, "not_boolean");
  }

  oneOf<T extends string>(value: unknown, path: string, allowed: readonly T[]): T | undefined {
    if (value === undefined) return this.add(path, "missing");
    const found = allowed.find((candidate) => candidate === value);
    return found ?? this.add(path, "not_one_of", { allowed: allowed.join(", ") });
  }

  integer(
    value: unknown,
    path: string,
    { min, max }: { min?: number; max?: number } = {},
  ): number | undefined {
    if (value === undefined) return this.add(path, "missing");
    if (typeof value !== "number" || !Number.isSafeInteger(value)) return this.add(path, "not_integer");
    if (min !== undefined && value < min) {
      return min === 0 ? this.add(path, "negative") : this.add(path, "too_small", { min });
    }
    if (max !== undefined && value > max) return this.add(path, "too_large", { max });
    return value;
  }

  decimal(value: unknown, path: string): string | undefined {
    if (value === undefined) return this.add(path, "missing");
    return typeof value === "string" && isDecimal(value) ? value : this.add(path, "not_decimal");
  }

  /** A decimal with its exact value, for rules that compare it. */
  exact(value: unknown, path: string): Exact | undefined {
    const text = this.decimal(value, path);
    return text === undefined ? undefined : decimal(text);
  }

  date(value: unknown, path: string): string | undefined {
    if (value === undefined) return this.add(path, "missing");
    return typeof value === "string" && dayNumber(value) !== null ? value : this.add(path, "not_date");
  }

  /** The last day of a span that began on `start`. */
  endDate(value: unknown, path: string, start: string | undefined): string | undefined {
    const end = this.date(value, path);
    if (end === undefined || start === undefined || end >= start) return end;
    return this.add(path, "before_start", { start });
  }

  /** Notes the second and every further occurrence of an id in a list. `seen` maps an id to the path of its first. */
  unique(id: string | undefined, path: string, seen: Map<string, string>): void {
    if (id === undefined) return;
    const first = seen.get(id);
    if (first === undefined) seen.set(id, path);
    else this.add(path, "duplicate", { first });
  }

  /** Reads each element of a list; undefined when the list or any element is unusable. */
  each<T>(
    value: unknown,
    path: string,
    read: (element: unknown, path: string) => T | undefined,
  ): T[] | undefined {
    const list = this.list(value, path);
    if (list === undefined) return undefined;
    const elements: T[] = [];
    let complete = true;
    for (let i = 0; i < list.length; i++) {
      const element = read(list[i], `${path}[${i}]`);
      if (element === undefined) complete = false;
      else elements.push(element);
    }
    return complete ? elements : undefined;
  }

  /** The path of a key that comes from the input. */
  key(path: string, key: string): string {
    return childPath(path, key);
  }
}
