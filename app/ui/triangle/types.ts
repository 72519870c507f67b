import type { EdgeHealth } from "~/domain/flow/edge-health";
import type { Discipline } from "~/domain/org/discipline";
import type { Named } from "~/platform/i18n";

/** The lead seat of a discipline; `person` is null while it is vacant. `initials` replaces those made from the name. */
export type TriangleSeat = { discipline: Discipline; person: (Named & { initials?: string }) | null };

/** Hand-offs of the last 30 days between two disciplines, in either direction. */
export type TriangleEdge = {
  between: readonly [Discipline, Discipline];
  count: number;
  medianHours: number | null;
  returned: number;
  health: EdgeHealth;
};

/** Joint points to date (two decimals, 0–120) and the weight they stand on, in basis points. */
export type TriangleAttainment = { points: string; coverage: number };
