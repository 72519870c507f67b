/** How large the bank is; everything follows from its squads and the years of readings. */
export type BankSize = {
  squads: number;
  people: number;
  units: number;
  metrics: number;
  /** Days of readings, one a metric and day. */
  days: number;
  tasksPerSquad: number;
};

/** The size that the design's budgets are given for. */
export const wholeBank = { squads: 2000, years: 2 } as const;

/** Fewer squads than this would leave units without heads. */
export const fewestSquads = 20;

/** Throws a RangeError for a bank too small to have its own heads and offices. */
export function bankSize({ squads, years }: { squads: number; years: number }): BankSize {
  if (!Number.isInteger(squads) || squads < fewestSquads)
    throw new RangeError(`A bank has ${fewestSquads} squads or more`);
  if (!(years > 0 && years <= 10)) throw new RangeError("Years of readings are more than 0 and at most 10");
  return {
    squads,
    people: squads * 10,
    units: Math.round(squads / 5),
    metrics: Math.round(squads * 2.5),
    days: Math.max(1, Math.round(365 * years)),
    tasksPerSquad: 200,
  };
}
