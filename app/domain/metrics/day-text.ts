const written = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/;
const compact = /^(\d{4})(\d{2})(\d{2})$/;

/**
 * The ISO date behind the ways spreadsheets write one: 2026-1-5, 2026/01/05, 2026.1.5, 20260105, 2026年1月5日. Anything else comes
 * back as it is, to be refused by its own text.
 */
export function isoDay(text: string): string {
  const parts = written.exec(text) ?? compact.exec(text);
  if (!parts) return text;
  const [, year, month, day] = parts;
  return `${year}-${month!.padStart(2, "0")}-${day!.padStart(2, "0")}`;
}
