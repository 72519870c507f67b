export type ConstraintKind = "unique" | "foreign-key" | "check" | "not-null";

/** A write the database refused because of one of its own rules, the same on both engines. */
export class ConstraintError extends Error {
  constructor(
    readonly kind: ConstraintKind,
    /** The index, check or `table.column` list that the engine names. */
    readonly target: string,
    options: { cause: unknown },
  ) {
    super(`${kind} constraint: ${target}`, options);
    this.name = "ConstraintError";
  }
}

const sqliteKinds: Record<string, ConstraintKind> = {
  SQLITE_CONSTRAINT_UNIQUE: "unique",
  SQLITE_CONSTRAINT_PRIMARYKEY: "unique",
  SQLITE_CONSTRAINT_ROWID: "unique",
  SQLITE_CONSTRAINT_FOREIGNKEY: "foreign-key",
  SQLITE_CONSTRAINT_CHECK: "check",
  SQLITE_CONSTRAINT_TRIGGER: "check",
  SQLITE_CONSTRAINT_NOTNULL: "not-null",
};

const postgresKinds: Record<string, ConstraintKind> = {
  "23505": "unique",
  "23503": "foreign-key",
  "23514": "check",
  "23502": "not-null",
};

type DriverError = { code?: string; message?: string; constraint?: string; cause?: unknown };

/** `error` as a ConstraintError where it is one (looking through drizzle's wrapper), otherwise unchanged. */
export function toConstraintError(error: unknown): unknown {
  for (
    let e = error as DriverError | undefined;
    e && typeof e === "object";
    e = e.cause as DriverError | undefined
  ) {
    if (e instanceof ConstraintError) return e;
    const code = e.code ?? "";
    const kind = sqliteKinds[code] ?? postgresKinds[code];
    if (kind)
      return new ConstraintError(
        kind,
        e.constraint ?? (e.message ?? "").replace(/^.*constraint failed: /, ""),
        { cause: error },
      );
  }
  return error;
}

/** PostgreSQL gave up a transaction that may succeed when run again: serialization failure or deadlock. */
export function isRetryable(error: unknown): boolean {
  for (
    let e = error as DriverError | undefined;
    e && typeof e === "object";
    e = e.cause as DriverError | undefined
  ) {
    if (e.code === "40001" || e.code === "40P01") return true;
  }
  return false;
}
