import { memo } from "./memo";

const days = memo(
  (timeZone: string) =>
    new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }),
);
const clocks = memo(
  (timeZone: string) =>
    new Intl.DateTimeFormat("en-CA", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    }),
);

/** The calendar day (ISO) of an instant in a time zone. */
export const dayIn = (timeZone: string, at: Date): string => days(timeZone).format(at);

/** The instant at which a calendar day (ISO) begins in a time zone. */
export function startOfDay(timeZone: string, day: string): Date {
  const utc = Date.parse(`${day}T00:00:00Z`);
  const offset = (at: number) => wallClock(timeZone, at) - at;
  const guess = utc - offset(utc);
  return new Date(utc - offset(guess));
}

/** What a zone's clocks show at an instant, as milliseconds of the same reading in UTC. */
function wallClock(timeZone: string, at: number): number {
  const parts = clocks(timeZone).formatToParts(at);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return (
    Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second")) + (at % 1000)
  );
}
