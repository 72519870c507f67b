import type { Format } from "~/platform/i18n";

const MINUS = "\u2212";

/** A figure with its unit as the reader writes it: "232.4 亿元", "84%", "84 %", "4.4 days". */
export function withUnit(
  f: Format,
  {
    value,
    unit,
    places,
    decimals = 6,
  }: {
    value: string | number;
    unit: string;
    /** Exactly so many decimals; without it as many as there are, up to `decimals`. */
    places?: number;
    decimals?: number;
  },
): string {
  const figure = places === undefined ? f.number(value, decimals) : f.fixed(value, places);
  if (unit === "") return figure;
  if (unit === "%") return f.locale === "en" ? `${figure}\u202f%` : `${figure}%`;
  return `${figure}\u00a0${unit}`;
}

/** A number inside a formula: a true minus, in brackets where a sign would follow another. */
export function operand(f: Format, value: string, { bracketed = false } = {}): string {
  const text = f.number(value, 6).replace("-", MINUS);
  return bracketed && text.startsWith(MINUS) ? `(${text})` : text;
}
