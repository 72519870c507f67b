import { eq } from "drizzle-orm";
import { notifications, people, tasks } from "#db/schema";
import type { Locale } from "#db/schema/values";
import type { Store } from "#db/store";
import type { NotificationKind } from "~/domain/notifications";
import { notify } from "~/features/notifications/index.server";
import type { Context } from "~/platform/context.server";
import { contextOf, givenHandoffs, givenSquad, type TestSquad } from "../contract/world";

export type TestTask = { squad: TestSquad; task: { id: string; key: string; title: string } };

/** A squad with a task. */
export async function givenTask(store: Store): Promise<TestTask> {
  const squad = await givenSquad(store);
  await givenHandoffs(store, squad, [{ from: "tech", to: "data", day: "2026-11-20", hours: 5 }]);
  const { id, key, title } = tasks;
  const [task] = await store.read
    .select({ id, key, title })
    .from(tasks)
    .where(eq(tasks.squadId, squad.squadId));
  return { squad, task: task! };
}

/** The context of somebody in an installation that sends mail. */
export async function mailingContext(store: Store, personId: string, now: Date): Promise<Context> {
  return { ...(await contextOf(store, personId, { now })), mail: true };
}

export type Tell = { kind?: NotificationKind; to: readonly string[]; data?: Record<string, string> };

/** Tells people about a task as a use case does. */
export function tell(store: Store, ctx: Context, { squad, task }: TestTask, told: Tell) {
  const { kind = "handoff.offered", to, data = {} } = told;
  return store.tx((t) =>
    notify(t, ctx, [
      {
        kind,
        to,
        squadId: squad.squadId,
        subject: { type: "task", id: task.id },
        data: { key: task.key, title: task.title, ...data },
      },
    ]),
  );
}

export const storedFor = (store: Store, personId: string) =>
  store.read
    .select()
    .from(notifications)
    .where(eq(notifications.personId, personId))
    .orderBy(notifications.at);

export async function setPerson(
  store: Store,
  id: string,
  set: { locale?: Locale; active?: boolean; name?: string; nameEn?: string },
): Promise<void> {
  await store.tx((t) => t.update(people).set(set).where(eq(people.id, id)));
}
