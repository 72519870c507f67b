/** Looks into parsed JSON that anybody may have made: what is not of the expected kind is as good as absent. */
export type Json = Record<string, unknown>;

export const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
export const objects = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);
export const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === "string").map(storable) : [];
export const text = (value: unknown): string => (typeof value === "string" ? storable(value) : "");
export const inside = (value: unknown, key: string): Json => {
  const found = isObject(value) ? value[key] : undefined;
  return isObject(found) ? found : {};
};

/** JSON can spell what no database keeps as text: null characters and halves of a pair. */
const storable = (value: string): string => value.replaceAll("\0", "").replace(loneHalf, "\ufffd");
const loneHalf = /\p{Surrogate}/gu;

/** An instant as an ISO text; null for anything else. */
export function instant(value: unknown): string | null {
  const at = typeof value === "string" ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
