import { and, asc, eq } from "drizzle-orm";
import { auditEntries } from "#db/schema";
import type { Store } from "#db/store";

/** The actions in the audit log about a subject, oldest first. */
export async function appended(store: Store, subject: { type: string; id: string }): Promise<string[]> {
  const rows = await store.read
    .select({ action: auditEntries.action })
    .from(auditEntries)
    .where(and(eq(auditEntries.subjectType, subject.type), eq(auditEntries.subjectId, subject.id)))
    .orderBy(asc(auditEntries.seq));
  return rows.map((row) => row.action);
}
