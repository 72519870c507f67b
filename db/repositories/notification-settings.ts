import { and, eq, inArray } from "drizzle-orm";
import { notificationChoices, notificationSettings, people } from "../schema";
import type { Reader, Tx } from "../store";

export type ChoiceRow = typeof notificationChoices.$inferSelect;
export type SettingsRow = typeof notificationSettings.$inferSelect;

/**
 * How these people want to be told about these kinds: one row a person and chosen kind (`choice` null for one who chose none of
 * them); `hours` null for somebody who kept the defaults. Disabled people are left out.
 */
export function wishesOf(
  r: Reader,
  { personIds, kinds }: { personIds: readonly string[]; kinds: readonly string[] },
) {
  const { quietFrom, quietTo, digestAt } = notificationSettings;
  const { kind, inApp, mail } = notificationChoices;
  return r
    .select({
      personId: people.id,
      hours: { quietFrom, quietTo, digestAt },
      choice: { kind, inApp, mail },
    })
    .from(people)
    .leftJoin(notificationSettings, eq(notificationSettings.personId, people.id))
    .leftJoin(
      notificationChoices,
      and(eq(notificationChoices.personId, people.id), inArray(kind, [...kinds])),
    )
    .where(and(inArray(people.id, [...personIds]), eq(people.active, true)));
}

/** What a person chose; kinds without a row have their default. Two statements. */
export async function settingsOf(r: Reader, personId: string) {
  const [settings] = await r
    .select()
    .from(notificationSettings)
    .where(eq(notificationSettings.personId, personId));
  const choices = await r
    .select()
    .from(notificationChoices)
    .where(eq(notificationChoices.personId, personId));
  return { settings, choices };
}

/** Stores a person's hours; `version` is the one they saw, 0 for none yet. False when somebody saved in between. */
export async function saveSettings(
  t: Tx,
  { version, ...hours }: Omit<SettingsRow, "version"> & { version: number },
): Promise<boolean> {
  if (version === 0) {
    const rows = await t
      .insert(notificationSettings)
      .values({ ...hours, version: 1 })
      .onConflictDoNothing()
      .returning({ personId: notificationSettings.personId });
    return rows.length === 1;
  }
  const rows = await t
    .update(notificationSettings)
    .set({ ...hours, version: version + 1 })
    .where(and(eq(notificationSettings.personId, hours.personId), eq(notificationSettings.version, version)))
    .returning({ personId: notificationSettings.personId });
  return rows.length === 1;
}

/** Puts these choices in the place of all a person made before. */
export async function replaceChoices(
  t: Tx,
  { personId, choices }: { personId: string; choices: readonly Omit<ChoiceRow, "personId">[] },
): Promise<void> {
  await t.delete(notificationChoices).where(eq(notificationChoices.personId, personId));
  if (choices.length > 0)
    await t.insert(notificationChoices).values(choices.map((choice) => ({ personId, ...choice })));
}

/** Where a person's mail goes and in which language; undefined for a disabled person or one that does not exist. */
export async function mailRecipient(r: Reader, personId: string) {
  const { email, name, nameEn, locale } = people;
  const [row] = await r
    .select({ email, name, nameEn, locale })
    .from(people)
    .where(and(eq(people.id, personId), eq(people.active, true)));
  return row;
}
