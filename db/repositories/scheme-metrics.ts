import { asc, isNull } from "drizzle-orm";
import { metrics } from "../schema";
import type { Reader } from "../store";

/** Id, code and names of every metric in use, by code: what trade-off pairs are declared over. */
export function metricCodes(r: Reader) {
  return r
    .select({ id: metrics.id, code: metrics.code, name: metrics.name, nameEn: metrics.nameEn })
    .from(metrics)
    .where(isNull(metrics.archivedAt))
    .orderBy(asc(metrics.code));
}
