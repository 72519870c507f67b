import type Database from "better-sqlite3";

const keptStatements = 600;

/**
 * Lets a connection keep its compiled statements: compiling one costs as much as a short query. Right for callers that run a
 * statement at once after asking for it, as drizzle does, because the same text gets the same statement.
 */
export function keepStatements(connection: Database.Database): Database.Database {
  const compile = connection.prepare.bind(connection) as (source: string) => Database.Statement;
  const kept = new Map<string, Database.Statement>();
  const prepare = (source: string) => {
    const known = kept.get(source);
    const statement = known ?? compile(source);
    // The last use may have asked for arrays; a new statement answers with objects.
    if (known?.reader) known.raw(false);
    kept.delete(source);
    kept.set(source, statement);
    if (kept.size > keptStatements) kept.delete(kept.keys().next().value!);
    return statement;
  };
  connection.prepare = prepare as typeof connection.prepare;
  return connection;
}
