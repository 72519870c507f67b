import { type Exact, exactText, printed } from "./exact";

/** A number as people see it and as it is: a decimal, or a fraction in lowest terms where the decimal does not end. */
export type Figure = { printed: string; exact: string };

/** A figure with `places` decimals, rounded half-up from its exact value. */
export function figure(value: Exact, places: number): Figure {
  return { printed: printed(value, places), exact: exactText(value) };
}
