import { eq } from "drizzle-orm";
import { people } from "../schema";
import type { Tx } from "../store";

/** Saves a person's own language and theme. */
export async function savePersonPreferences(
  t: Tx,
  { id, locale, theme }: Pick<typeof people.$inferSelect, "id" | "locale" | "theme">,
): Promise<void> {
  await t.update(people).set({ locale, theme }).where(eq(people.id, id));
}
