/** Attempts before a job is dead. */
export const maximumAttempts = 8;

const first = 15_000;
const longest = 8 * 3_600_000;

/**
 * Milliseconds to wait after the failed attempt of this number (1 is the first): four times as long each time, at most eight hours, a
 * quarter more or less by `random` in [0, 1), so that many jobs of one outage do not come back at once. Null after the last attempt.
 */
export function retryAfter(attempt: number, random: number): number | null {
  if (attempt >= maximumAttempts) return null;
  const pause = Math.min(first * 4 ** (attempt - 1), longest);
  return Math.round(pause * (0.75 + random / 2));
}
