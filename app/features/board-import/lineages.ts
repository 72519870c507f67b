import type { Source } from "~/domain/board-import";
import { type Lineage, stateOf } from "./state";

type Row = {
  source: string;
  fileName: string;
  appliedAt: Date | null;
  mapping: Record<string, unknown>;
};

/**
 * The earlier imports that a file of this source can go on with, one a lineage, the likeliest first: the same headings, then the
 * latest. A Trello card is the same wherever it is exported, so there is nothing to choose.
 */
export function lineagesOf(
  rows: readonly Row[],
  { source, headerHash }: { source: Source; headerHash: string | null },
): (Lineage & { sameHeader: boolean })[] {
  const found = new Map<string, Lineage & { sameHeader: boolean }>();
  for (const row of rows) {
    const state = stateOf(row.mapping);
    if (row.appliedAt === null || row.source !== source || found.has(state.lineage)) continue;
    found.set(state.lineage, {
      id: state.lineage,
      fileName: row.fileName,
      source,
      at: row.appliedAt,
      sameHeader: state.headerHash === headerHash,
    });
  }
  const all = [...found.values()];
  return [
    ...all.filter(({ sameHeader }) => sameHeader),
    ...all.filter((one) => !one.sameHeader && source === "jira"),
  ];
}
