import type Database from "better-sqlite3";
import { Decimal } from "decimal.js";

const Exact = Decimal.clone({ precision: 200 });

/** Registers what PostgreSQL's NUMERIC does by itself: exact sums and comparison of decimals kept as text. */
export function registerFunctions(connection: Database.Database): void {
  connection.aggregate("dec_sum", {
    start: null as string | null,
    step: (total: string | null, value: string | null) =>
      value === null ? total : new Exact(total ?? "0").plus(value).toFixed(),
    deterministic: true,
  });
  connection.aggregate("dec_max", {
    start: null as string | null,
    step: (best: string | null, value: string | null) =>
      value === null || (best !== null && new Exact(best).gte(value)) ? best : value,
    deterministic: true,
  });
  connection.aggregate("dec_min", {
    start: null as string | null,
    step: (best: string | null, value: string | null) =>
      value === null || (best !== null && new Exact(best).lte(value)) ? best : value,
    deterministic: true,
  });
}
