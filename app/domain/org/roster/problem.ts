/** Where something stands in the files: the file's name and the line as an editor counts it. */
export type Place = { file: string; line: number };

/** Something wrong in a roster. `reason` is a message key under `roster.problem.`; `column` is a canonical column name, null for the whole line. */
export type RosterProblem = Place & {
  column: string | null;
  reason: string;
  params: Record<string, string | number>;
};

/** Problems by file, then line; those of one line stay in the order of its columns. */
export const inFileOrder = (problems: readonly RosterProblem[]): RosterProblem[] =>
  [...problems].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
