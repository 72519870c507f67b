/** One leaf that differs: its path from the top, and what stood there before and stands there after; null where nothing did. */
export type Difference = { path: string; before: string | null; after: string | null };

/** What changed between two JSON values, leaf by leaf, in the order in which the leaves are met; equal leaves are left out. */
export function differences(before: unknown, after: unknown): Difference[] {
  const was = leavesOf(before);
  const is = leavesOf(after);
  const paths = [...new Set([...was.keys(), ...is.keys()])];
  return paths
    .map((path) => ({ path, before: was.get(path) ?? null, after: is.get(path) ?? null }))
    .filter((leaf) => leaf.before !== leaf.after);
}

function leavesOf(value: unknown, path = "", leaves = new Map<string, string>()): Map<string, string> {
  if (value === null || value === undefined) return leaves;
  if (typeof value !== "object") return leaves.set(path, String(value));
  const entries = Object.entries(value);
  if (Array.isArray(value) && value.every((item) => typeof item !== "object"))
    return value.length === 0 ? leaves : leaves.set(path, value.map(String).join(", "));
  for (const [key, inner] of entries) leavesOf(inner, path === "" ? key : `${path}.${key}`, leaves);
  return leaves;
}
