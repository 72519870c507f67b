import type { Named } from "~/platform/i18n";

export const hitKinds = ["squad", "task", "metric", "unit", "person"] as const;

/** One thing the search found, with what tells it from its namesakes (key, code, title) and where it opens. */
export type Hit = Named & { kind: (typeof hitKinds)[number]; id: string; note: string; to: string };
