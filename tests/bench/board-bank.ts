import { and, eq, isNull } from "drizzle-orm";
import { newId } from "#db/id";
import { columnsOf } from "#db/repositories/board-columns";
import { people, seats, squads, taskEvents, tasks } from "#db/schema";
import type { Store } from "#db/store";
import { milestonesAtCreation, positionsAfter } from "~/domain/board";
import { disciplines } from "~/domain/org/discipline";

const priorities = ["normal", "normal", "normal", "low", "high", "urgent"] as const;
const works = [
  "接口联调",
  "指标口径核对",
  "埋点上报",
  "Retry policy",
  "报表下线",
  "Access review",
  "灰度发布",
  "压测与回归",
];
const rowsAtOnce = 500;

/** Fills the demo bank's busiest squad to `wanted` cards on its board, spread over its columns and people. Returns the squad's id. */
export async function fillBoard(store: Store, wanted: number): Promise<string> {
  const [squad] = await store.read.select().from(squads).where(eq(squads.key, "WLT"));
  if (!squad) throw new Error("The bench needs the demo bank");
  const seated = await store.read
    .select({ id: people.id, discipline: seats.discipline })
    .from(seats)
    .innerJoin(people, eq(people.id, seats.personId))
    .where(and(eq(seats.squadId, squad.id), isNull(seats.to)));
  const columns = await columnsOf(store.read, squad.id);
  const now = Date.now();
  const held = await store.read
    .select({ position: tasks.position, archivedAt: tasks.archivedAt, finishedAt: tasks.finishedAt })
    .from(tasks)
    .where(eq(tasks.squadId, squad.id));
  const open = held.filter((task) => task.archivedAt === null && task.finishedAt === null);
  const missing = Math.max(0, wanted - open.length);
  const last = held
    .map(({ position }) => position)
    .toSorted((a, b) => (a < b ? -1 : 1))
    .at(-1)!;
  const positions = positionsAfter(last, missing);
  const rows = positions.map((position, i) => {
    const column = columns[i % columns.length]!;
    const discipline = disciplines[i % 3]!;
    const own = seated.filter((seat) => seat.discipline === discipline);
    const since = new Date(now - (i % 14) * 86_400_000 - 3_600_000);
    const recent = column.category === "done" ? new Date(now - (i % 6) * 86_400_000 - 3_600_000) : since;
    const number = squad.nextTaskNumber + i;
    return {
      id: newId(),
      squadId: squad.id,
      number,
      key: `${squad.key}-${number}`,
      title: `${works[i % works.length]} ${number}`,
      discipline,
      assigneeId: i % 7 === 0 ? null : own[i % own.length]!.id,
      reporterId: own[0]!.id,
      priority: priorities[i % priorities.length]!,
      dueOn: i % 3 === 0 ? new Date(now + ((i % 30) - 5) * 86_400_000).toISOString().slice(0, 10) : null,
      columnId: column.id,
      position,
      ...milestonesAtCreation(column.category, recent),
      ...(i % 25 === 0 && column.category === "doing"
        ? { blockedReason: "等待数据源", blockedAt: recent }
        : {}),
      createdAt: recent,
      updatedAt: recent,
    };
  });
  await store.tx(async (t) => {
    for (let i = 0; i < rows.length; i += rowsAtOnce) {
      const chunk = rows.slice(i, i + rowsAtOnce);
      await t.insert(tasks).values(chunk);
      await t.insert(taskEvents).values(
        chunk.map((row) => ({
          id: newId(),
          taskId: row.id,
          squadId: squad.id,
          at: row.createdAt,
          actorId: row.reporterId,
          kind: "created",
          data: {
            columnId: row.columnId,
            category: "to-do",
            discipline: row.discipline,
            assigneeId: row.assigneeId,
          },
        })),
      );
    }
    await t
      .update(squads)
      .set({ nextTaskNumber: squad.nextTaskNumber + missing })
      .where(eq(squads.id, squad.id));
  });
  return squad.id;
}
