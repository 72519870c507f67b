const DAY = 86_400_000;

/** The number of an ISO date on an even scale of days. */
export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY;

/** Days from one ISO date to another; negative when `to` comes first. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from);

/** The ISO date of a number of `dayNumber`. */
export const dayOf = (number: number): string =>
  new Date(Math.round(number) * DAY).toISOString().slice(0, 10);
