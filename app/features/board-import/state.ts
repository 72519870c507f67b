import type { Conflict, Mapping, Problem, Source } from "~/domain/board-import";

/** What came of an import; told on its page for as long as the squad has it. */
export type ImportResult = {
  created: number;
  updated: number;
  unchanged: number;
  left: number;
  comments: number;
  attachments: number;
  labels: number;
  /** Absent in what was brought before links were. */
  links?: number;
  firstKey: string | null;
  lastKey: string | null;
  conflicts: { key: string; title: string; conflict: Conflict }[];
  /** The first problems; `problemCount` counts all. */
  problems: Problem[];
  problemCount: number;
};

/** Everything decided about an import so far, as kept beside its file. */
export type ImportState = {
  choice: Partial<Mapping>;
  /** Which cards count as the same: files of one line update one another's tasks. */
  lineage: string;
  /** The hash of a CSV file's headings; null for a Trello board. */
  headerHash: string | null;
  /** ISO instant since when it is being applied. */
  applyingSince: string | null;
  result: ImportResult | null;
};

/** The state in a stored import. */
export const stateOf = (mapping: Record<string, unknown>): ImportState => mapping as ImportState;

/** An import that takes longer than this was cut off with its process, and nothing of it was stored. */
const applyingMilliseconds = 10 * 60_000;

export const isApplying = ({ applyingSince }: ImportState, now: Date): boolean =>
  applyingSince !== null && now.getTime() - Date.parse(applyingSince) < applyingMilliseconds;

/** An earlier import that a new file can go on with. */
export type Lineage = { id: string; fileName: string; source: Source; at: Date };
