const dayGrammar = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;
const daysBeforeMonth = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const;

/**
 * The running number of a calendar day written YYYY-MM-DD (proleptic Gregorian, years 1 to 9999), so that days can be
 * subtracted; null for a date that does not exist.
 */
export function dayNumber(text: string): number | null {
  if (!dayGrammar.test(text)) return null;
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8, 10));
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > monthLength(year, month)) return null;
  const past = year - 1;
  const leapDay = month > 2 && isLeap(year) ? 1 : 0;
  const before = daysBeforeMonth[month - 1] ?? 0;
  return (
    past * 365 +
    Math.floor(past / 4) -
    Math.floor(past / 100) +
    Math.floor(past / 400) +
    before +
    leapDay +
    day
  );
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function monthLength(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
