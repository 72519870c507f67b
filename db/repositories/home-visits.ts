import { eq } from "drizzle-orm";
import type { Visits } from "~/domain/notifications";
import { homeVisits } from "../schema";
import type { Reader, Tx } from "../store";

/** When a person looked at Home; null before their first look. */
export async function visitsOf(r: Reader, personId: string): Promise<Visits | null> {
  const { seenAt, previousAt } = homeVisits;
  const [row] = await r
    .select({ seenAt, previousAt })
    .from(homeVisits)
    .where(eq(homeVisits.personId, personId));
  return row ?? null;
}

/** Stores a look at Home. */
export async function saveVisits(
  t: Tx,
  { personId, ...visits }: Visits & { personId: string },
): Promise<void> {
  await t
    .insert(homeVisits)
    .values({ personId, ...visits })
    .onConflictDoUpdate({ target: homeVisits.personId, set: visits });
}
