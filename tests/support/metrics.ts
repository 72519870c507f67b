import { randomBytes } from "node:crypto";
import { newId } from "#db/id";
import { insertToken } from "#db/repositories/api-tokens";
import { insertMetric } from "#db/repositories/metrics";
import { insertPeople } from "#db/repositories/people";
import type { metrics } from "#db/schema";
import type { Store } from "#db/store";
import { sha256 } from "~/platform/hash.server";

/** A metric with a code of its own. */
export async function makeMetric(store: Store, more: Partial<typeof metrics.$inferInsert> = {}) {
  const id = newId();
  const metric = {
    id,
    code: `M-${id
      .replace(/[^A-Za-z0-9]/g, "")
      .slice(0, 12)
      .toUpperCase()}`,
    name: "指标",
    nameEn: "Metric",
    direction: "increase" as const,
    aggregation: "last" as const,
    perspective: "growth" as const,
    createdAt: new Date(0),
    ...more,
  };
  await store.tx((t) => insertMetric(t, metric));
  return metric;
}

export async function makePerson(store: Store): Promise<string> {
  const id = newId();
  const email = `${id.toLowerCase()}@bank.example`;
  await store.tx((t) =>
    insertPeople(t, [{ id, employeeNo: id, email, name: "陈立", nameEn: "Chen Li", createdAt: new Date(0) }]),
  );
  return id;
}

type TokenOptions = { scopes?: string[]; expiresAt?: Date | null; revokedAt?: Date | null };

/** A live token with both scopes; returns its secret. */
export async function makeToken(
  store: Store,
  { scopes = ["readings:write", "metrics:read"], expiresAt = null, revokedAt = null }: TokenOptions = {},
): Promise<string> {
  const secret = `trv_${randomBytes(32).toString("base64url")}`;
  const createdBy = await makePerson(store);
  const token = { id: newId(), name: "data-platform", tokenHash: sha256(secret), hint: secret.slice(0, 10) };
  await store.tx((t) =>
    insertToken(t, { ...token, scopes, createdBy, createdAt: new Date(0), expiresAt, revokedAt }),
  );
  return secret;
}
