const minuteMilliseconds = 60_000;
const dayMinutes = 1_440;

export type MailTiming = "off" | "now" | "digest";

/** Minutes of the day (0–1439) in the organisation's zone; equal ends of the quiet hours mean none. */
export type MailHours = { quietFrom: number; quietTo: number; digestAt: number };

/** No mail between eight in the evening and eight in the morning; the digest comes with the working day. */
export const defaultHours: MailHours = { quietFrom: 20 * 60, quietTo: 8 * 60, digestAt: 8 * 60 + 30 };

/** True when a minute of the day lies in the quiet hours, which may run over midnight; their end is outside. */
export function isQuiet({ quietFrom, quietTo }: MailHours, minute: number): boolean {
  if (quietFrom <= quietTo) return minute >= quietFrom && minute < quietTo;
  return minute >= quietFrom || minute < quietTo;
}

type Arrival = { timing: MailTiming; at: Date; hours: MailHours; timeZone: string };

/**
 * When what happened at `at` goes out by mail, on a full minute after it: "now" at the next one, so that everything of one
 * minute is one mail; "digest" at the next time of the digest; either not before the quiet hours it falls into end. Null when
 * it does not go out.
 */
export function mailDue({ timing, at, hours, timeZone }: Arrival): Date | null {
  if (timing === "off") return null;
  const next = new Date((Math.floor(at.getTime() / minuteMilliseconds) + 1) * minuteMilliseconds);
  const due = timing === "now" ? next : nextAt(timeZone, next, hours.digestAt);
  return isQuiet(hours, minuteOfDay(timeZone, due)) ? nextAt(timeZone, due, hours.quietTo) : due;
}

/** What the zone's clocks show at an instant, in minutes since midnight. */
export function minuteOfDay(timeZone: string, at: Date): number {
  const [hour, minute] = clockOf(timeZone).format(at).split(":");
  return Number(hour) * 60 + Number(minute);
}

/**
 * The first full minute from `from` on at which the zone's clocks show `minute`. On a day whose clocks skip that minute, as much
 * later as they skip.
 */
function nextAt(timeZone: string, from: Date, minute: number): Date {
  const ahead = (minute - minuteOfDay(timeZone, from) + dayMinutes) % dayMinutes;
  const guess = new Date(from.getTime() + ahead * minuteMilliseconds);
  const off = signed(minute - minuteOfDay(timeZone, guess));
  if (off === 0) return guess;
  const moved = new Date(guess.getTime() + off * minuteMilliseconds);
  return minuteOfDay(timeZone, moved) === minute && moved >= from ? moved : guess;
}

/** A difference of minutes of the day as the shorter way round, −720 to 719. */
const signed = (minutes: number) => ((minutes + dayMinutes * 1.5) % dayMinutes) - dayMinutes / 2;

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  clocks.set(timeZone, made);
  return made;
}
