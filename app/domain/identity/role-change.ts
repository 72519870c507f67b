import type { Role } from "../access";

export const roles = ["administrator", "hr", "auditor"] as const satisfies readonly Role[];

export type RoleRefusal = "last_administrator" | "auditor_apart";

/**
 * Why a person's roles may not become `after`, or null. Somebody has to stay able to administer, and who audits changes nothing
 * (product.md), so an auditor holds no other role. `otherAdministrators` counts the active ones but for this person.
 */
export function roleRefusal({
  after,
  otherAdministrators,
}: {
  after: readonly Role[];
  otherAdministrators: number;
}): RoleRefusal | null {
  if (!after.includes("administrator") && otherAdministrators === 0) return "last_administrator";
  if (after.includes("auditor") && after.length > 1) return "auditor_apart";
  return null;
}
