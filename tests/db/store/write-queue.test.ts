import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import Database from "better-sqlite3";
import { afterAll, describe, expect, test } from "vitest";
import { dialect } from "#db/dialect";
import { migrate } from "#db/migrate";
import { openSqliteConnection } from "#db/store";
import { writeQueue } from "#db/write-queue";

const folder = mkdtempSync(join(tmpdir(), "trivet-queue-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;

/** A queue on a database of its own, with a second connection that sees what is committed and a log of what ran. */
function givenQueue() {
  const file = join(folder, `${++files}.db`);
  const writer = openSqliteConnection(file, { readonly: false });
  writer.exec("create table t (id integer primary key)");
  const ran: string[] = [];
  let failing: Error | null = null;
  const exec = writer.exec.bind(writer);
  writer.exec = (statement: string) => {
    ran.push(statement);
    if (statement === "commit" && failing) throw failing;
    return exec(statement);
  };
  const reader = new Database(file, { readonly: true });
  const committed = () => reader.prepare("select id from t order by id").pluck().all();
  const put = (id: number) => writer.prepare("insert into t values (?)").run(id);
  const commits = () => ran.filter((statement) => statement === "commit").length;
  return {
    ...writeQueue(writer),
    put,
    committed,
    commits,
    failCommit: (error: Error | null) => {
      failing = error;
    },
  };
}

describe.runIf(dialect === "sqlite")("transactions that come close together", () => {
  test("share one COMMIT, and each is answered after it", async () => {
    const { run, put, committed, commits } = givenQueue();
    const answers = Array.from({ length: 30 }, (_, id) =>
      run(async () => {
        put(id);
        await Promise.resolve();
        return id;
      }).then((answer) => [answer, committed().includes(answer)]),
    );
    expect(await Promise.all(answers)).toEqual(Array.from({ length: 30 }, (_, id) => [id, true]));
    expect(commits()).toBe(1);
  });

  test("one that throws is undone alone, and hears of it with the others", async () => {
    const { run, put, committed } = givenQueue();
    const work = (id: number) =>
      run(async () => {
        put(id);
        await Promise.resolve();
        if (id === 2) throw new Error("stop");
        return id;
      });
    const outcomes = await Promise.allSettled([1, 2, 3].map(work));
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(outcomes[1]).toMatchObject({ reason: { message: "stop" } });
    expect(committed()).toEqual([1, 3]);
  });

  test("all fail when the COMMIT does, their writes are gone, and the queue goes on", async () => {
    const { run, put, committed, failCommit } = givenQueue();
    failCommit(new Error("disk full"));
    const outcomes = await Promise.allSettled([1, 2].map((id) => run(async () => put(id))));
    expect(outcomes).toMatchObject([
      { reason: { message: "disk full" } },
      { reason: { message: "disk full" } },
    ]);
    expect(committed()).toEqual([]);
    failCommit(null);
    await run(async () => put(3));
    expect(committed()).toEqual([3]);
  });

  test("a group ends after 64, so that nobody waits for an endless stream", async () => {
    const { run, put, committed, commits } = givenQueue();
    await Promise.all(Array.from({ length: 130 }, (_, id) => run(async () => put(id))));
    expect(committed()).toHaveLength(130);
    expect(commits()).toBeGreaterThanOrEqual(3);
  });

  test("a process killed while it writes loses nothing that it acknowledged", async () => {
    const file = join(folder, "killed.db");
    await migrate({ url: `file:${file}`, folder: "db/migrations" });
    const child = spawn(
      process.execPath,
      ["--import", "tsx", "tests/support/write-until-killed.ts", `file:${file}`],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    const acknowledged: string[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      acknowledged.push(line);
      if (acknowledged.length === 400) child.kill("SIGKILL");
    }
    const after = openSqliteConnection(file, { readonly: false });
    expect(after.pragma("integrity_check", { simple: true })).toBe("ok");
    const stored = new Set(after.prepare("select id from people").pluck().all());
    after.close();
    expect(acknowledged.length).toBeGreaterThanOrEqual(400);
    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
  });
});
