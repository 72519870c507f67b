/** Where something stands in the files: the file's name and the line as an editor counts it. */
export type Place = { file: string; line: number };

/** Something wrong in a roster. `reason` is a message key under `roster.problem.`; `column` is a canonical column name, null for the whole line. */
export type RosterProblem = Place & {
  column: string | null;
  reason: string;
  params: Record<string, string | number>;
};
